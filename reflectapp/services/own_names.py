"""What the writer's own employer and team are called for short, asked about in every entry.

"Northfield" may be the council that the writer works for, or the town: only the full name must
never leave, and of the rest the writer says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from reflectapp.anonymise.own_forms import forms_of, is_english
from reflectapp.domain.finding import Decision, Finding, Kind, Tier
from reflectapp.domain.matching import Matcher, key_of
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject, SubjectKind

OWN_NAME = "own names"
"""The recogniser of a finding that asks whether the writer's own employer or team is meant."""


def asked_by_own_names(
    text: str, findings: Sequence[Finding], decisions: Iterable[Decision], register: Register
) -> tuple[Finding, ...]:
    """Return the findings, with a question at each short form of the writer's organisations.

    What is found there already stays as it is, unless it was only asked about and of these words.
    """
    owners = _owners(register)
    if not owners:
        return tuple(findings)
    kept = list(findings)
    taken = [d.span for d in decisions]
    for span, form in Matcher(owners, whole_words=True).find(text):
        if not _is_written_so(text, span, form) or any(span.overlaps(other) for other in taken):
            continue
        there = [f for f in kept if f.span.overlaps(span)]
        if any(f.span != span or f.tier is Tier.REPLACE or f.subject_id for f in there):
            continue
        asks = Finding(
            span,
            Kind.ORGANISATION,
            Tier.ASK,
            0.5,
            OWN_NAME,
            owners[form].id,
            f"named:{key_of(form)}",
            "may be the writer's own employer or team, for short",
        )
        kept = [replace(asks, score=f.score) if f.span == span else f for f in kept]
        if not there:
            kept.append(asks)
    return tuple(sorted(kept, key=lambda f: f.span))


def _owners(register: Register) -> dict[str, Subject]:
    """Return by short form whose it is, without those that somebody goes by or that are allowed."""
    taken = {key_of(alias) for s in register.subjects for alias in s.aliases}
    taken |= {key_of(term) for term in register.allowed}
    owners: dict[str, Subject] = {}
    for subject in register.subjects:
        if subject.is_writer and subject.kind is SubjectKind.ORGANISATION:
            for form in forms_of(subject.name):
                if key_of(form) not in taken:
                    owners.setdefault(form, subject)
    return owners


def _is_written_so(text: str, span: Span, form: str) -> bool:
    """Say whether a form has its capitals, or, in a text without any, is no English word."""
    words = text[span.start : span.end]
    if words.islower():
        return text.islower() and not is_english(words)
    return words.isupper() or not form.isupper()
