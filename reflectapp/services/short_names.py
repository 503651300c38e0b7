"""People of an entry who may be people of the register by another form of their name.

"Liz" or "Elizabeth" in an entry may be the Elizabeth Obi whom the journal knows, or another one:
the writer is asked, and nothing is said to be the same before the answer.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reflectapp.anonymise.grammar import KIN_TITLES
from reflectapp.anonymise.short_forms import load_other_forms
from reflectapp.domain.finding import Decision, Finding, Kind, Tier
from reflectapp.domain.matching import key_of
from reflectapp.domain.subject import Register, Subject, SubjectKind

SAME_PERSON = "short names"
"""The recogniser of a finding that asks whether it is the person of its subject."""


@dataclass(frozen=True, slots=True)
class _Bearer:
    subject: Subject
    surname: str
    """Empty where the register has a first name alone."""
    is_other_form: bool
    """By another form of the first name, not the same one."""


def asked_by_short_name(
    text: str, findings: Sequence[Finding], decisions: Iterable[Decision], register: Register
) -> tuple[Finding, ...]:
    """Return the findings; those that may be somebody known by another form of name ask so.

    They are tied to the subject that they may be, when it is only one.
    """
    known = {d.group for d in decisions if d.subject_id}
    known |= {f.group for f in findings if f.subject_id}
    groups: dict[str, list[Finding]] = defaultdict(list)
    for finding in findings:
        if finding.kind is Kind.PERSON and finding.group and finding.group not in known:
            groups[finding.group].append(finding)
    bearers = _bearers(register) if groups else {}
    asked: dict[str, str | None] = {}
    for group, members in groups.items():
        forms = [_parts(text[f.span.start : f.span.end]) for f in members]
        fits = _fitting(max(forms, key=len), bearers)
        if fits:
            asked[group] = next(iter(fits)) if len(fits) == 1 else None
    return tuple(_asking(f, asked[f.group]) if f.group in asked else f for f in findings)


def who_may_be_meant(names: Iterable[str], register: Register) -> tuple[Subject, ...]:
    """Return whom of the register somebody may be who goes by `names` in an entry."""
    fits = _fitting(max(map(_parts, names), key=len, default=()), _bearers(register))
    return tuple(subject for subject in register.subjects if subject.id in fits)


def _asking(finding: Finding, subject_id: str | None) -> Finding:
    why = "may be somebody known, by another form of the name"
    return replace(
        finding, tier=Tier.ASK, subject_id=subject_id, recogniser=SAME_PERSON, explanation=why
    )


def _fitting(parts: Sequence[str], bearers: dict[str, list[_Bearer]]) -> set[str]:
    """Return the ids of whom a name may mean; none where nobody goes by more or less of it."""
    if not parts:
        return set()
    surname = parts[-1] if len(parts) > 1 else ""
    fits = [
        b for b in bearers.get(parts[0], ()) if not surname or not b.surname or b.surname == surname
    ]
    is_open = any(b.is_other_form or bool(surname) != bool(b.surname) for b in fits)
    return {b.subject.id for b in fits} if is_open else set()


def _bearers(register: Register) -> dict[str, list[_Bearer]]:
    """Return by first name, in every form, who of the register may be called so."""
    others, found = load_other_forms(), dict[str, list[_Bearer]]()
    for subject in register.subjects:
        if subject.kind is not SubjectKind.PERSON:
            continue
        for parts in filter(None, map(_parts, subject.aliases)):
            surname = parts[-1] if len(parts) > 1 else ""
            found.setdefault(parts[0], []).append(_Bearer(subject, surname, is_other_form=False))
            for form in others.get(parts[0], ()):
                found.setdefault(form, []).append(_Bearer(subject, surname, is_other_form=True))
    return found


def _parts(name: str) -> tuple[str, ...]:
    """Return the keys of a name's words, without a title of kin or the possessive."""
    words = name.replace("’", "'").split()
    keys = tuple(filter(None, (key_of(word.removesuffix("'s")) for word in words)))
    return keys[1:] if len(keys) > 1 and keys[0] in KIN_TITLES else keys
