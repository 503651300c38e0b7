"""What of an entry's text waits for a decision or has one: findings, the register, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reflectapp.domain.finding import Action, Decision, Finding, Kind, Tier
from reflectapp.domain.matching import Matcher, key_of, occurrences, subjects_by_key
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject, SubjectKind

NAMED = {
    Kind.PERSON: SubjectKind.PERSON,
    Kind.PLACE: SubjectKind.PLACE,
    Kind.ORGANISATION: SubjectKind.ORGANISATION,
}
"""Kinds of findings that have a subject; dates, ages and numbers have none."""

_KINDS = {subject: kind for kind, subject in NAMED.items()} | {SubjectKind.OTHER: Kind.OTHER}
_SUBSTITUTING = (Action.REPLACE, Action.GENERALISE, Action.RENAME)
_LONGEST_REPEAT = 80
"""Code points; a longer stretch that was replaced is not looked for elsewhere."""


class ItemState(StrEnum):
    """How far a finding is."""

    DECIDED = "decided"
    PROPOSED = "proposed"
    """Masked already; the writer has not confirmed it."""
    ASKS = "asks"


@dataclass(frozen=True, slots=True)
class ReviewItem:
    """A stretch of an entry's text that may identify somebody, and what was decided."""

    finding: Finding | None
    """None for what the writer marked by hand."""
    decision: Decision | None
    span: Span
    kind: Kind
    words: str
    """The text at `span`."""
    subject_id: str | None
    subject_name: str
    """As the register has it; empty when no subject is known."""
    group: str
    state: ItemState


def completed(
    text: str, findings: Iterable[Finding], decisions: Sequence[Decision], register: Register
) -> tuple[Finding, ...]:
    """Return what the engine found, with what the register and the decisions know by now.

    An analysis may be older than a subject or a decision. What the leak scan would stop is
    always among the findings, so that nothing is refused that cannot be answered.
    """
    matches = occurrences(text, [a for s in register.subjects for a in s.aliases])
    allowed = {key_of(term) for term in register.allowed}
    known = subjects_by_key(register)
    kept: list[Finding] = []
    for finding in findings:
        words = text[finding.span.start : finding.span.end]
        if key_of(words) in allowed and not _is_named(finding, matches):
            continue
        kept.append(_linked(finding, known.get(key_of(words), ()), register))
    for span, alias in matches:
        if not any(finding.span.contains(span) for finding in kept):
            kept.append(_from_register(span, alias, register))
    return (*kept, *_repeats(text, kept, decisions))


def items_of(
    text: str, findings: Sequence[Finding], decisions: Sequence[Decision], register: Register
) -> tuple[ReviewItem, ...]:
    """Return one item for each decision and for each stretch found that none covers, by place."""
    items = [_decided(text, d, findings, register) for d in decisions]
    taken = sorted(decision.span for decision in decisions)
    for finding in sorted(findings, key=_rank):
        for span in _uncovered(finding.span, taken):
            words = text[span.start : span.end]
            if any(c.isalnum() for c in words):
                items.append(_open(finding, span, words, register))
                taken.append(span)
        taken.sort()
    return tuple(sorted(items, key=lambda item: item.span))


def same_subject(items: Iterable[ReviewItem], item: ReviewItem) -> tuple[ReviewItem, ...]:
    """Return the items thought to be of the same subject as `item`, itself among them."""
    return tuple(
        other
        for other in items
        if other.span == item.span
        or (item.subject_id is not None and other.subject_id == item.subject_id)
        or (item.group != "" and other.group == item.group)
    )


def _rank(finding: Finding) -> tuple[bool, int, int]:
    return (finding.tier is Tier.ASK, -len(finding.span), finding.span.start)


def _is_named(finding: Finding, matches: Sequence[tuple[Span, str]]) -> bool:
    return any(span.overlaps(finding.span) for span, _ in matches)


def _linked(finding: Finding, known: Sequence[Subject], register: Register) -> Finding:
    """Return the finding tied to the one subject among those `known` by its words, if just one.

    What the writer said since the analysis, by joining or splitting, comes before the analysis.
    """
    if len(known) == 1:
        return replace(finding, subject_id=known[0].id)
    if finding.subject_id is not None and register.by_id(finding.subject_id) is not None:
        return finding
    return replace(finding, subject_id=None)


def _from_register(span: Span, alias: str, register: Register) -> Finding:
    known = register.named(alias)
    kind = _KINDS[known[0].kind] if known else Kind.OTHER
    subject_id = known[0].id if len(known) == 1 else None
    return Finding(
        span, kind, Tier.REPLACE, 1.0, "register", subject_id, explanation="known in this journal"
    )


def _repeats(
    text: str, findings: Sequence[Finding], decisions: Sequence[Decision]
) -> list[Finding]:
    """Return the other places of words that the writer hid once."""
    hidden = {
        text[d.span.start : d.span.end]: d
        for d in decisions
        if d.action in _SUBSTITUTING and len(d.span) <= _LONGEST_REPEAT
    }
    known = [*(f.span for f in findings), *(d.span for d in decisions)]
    repeats: list[Finding] = []
    for span, words in Matcher(hidden).find(text) if hidden else ():
        if any(other.contains(span) for other in known):
            continue
        first = hidden[words]
        repeats.append(
            Finding(
                span,
                first.kind,
                Tier.REPLACE,
                1.0,
                "repeat",
                first.subject_id,
                first.group,
                "hidden elsewhere in this entry",
            )
        )
    return repeats


def _decided(
    text: str, decision: Decision, findings: Sequence[Finding], register: Register
) -> ReviewItem:
    finding = next((f for f in findings if f.span == decision.span), None)
    subject = register.by_id(decision.subject_id) if decision.subject_id else None
    return ReviewItem(
        finding,
        decision,
        decision.span,
        decision.kind,
        text[decision.span.start : decision.span.end],
        None if subject is None else subject.id,
        "" if subject is None else subject.name,
        decision.group,
        ItemState.DECIDED,
    )


def _open(finding: Finding, span: Span, words: str, register: Register) -> ReviewItem:
    subject = register.by_id(finding.subject_id) if finding.subject_id else None
    state = ItemState.PROPOSED if finding.tier is Tier.REPLACE else ItemState.ASKS
    return ReviewItem(
        finding,
        None,
        span,
        finding.kind,
        words,
        None if subject is None else subject.id,
        "" if subject is None else subject.name,
        finding.group,
        state,
    )


def _uncovered(span: Span, taken: Sequence[Span]) -> list[Span]:
    """Return the parts of `span` outside the sorted `taken`."""
    parts: list[Span] = []
    start = span.start
    for other in taken:
        if other.end <= start or other.start >= span.end:
            continue
        if start < other.start:
            parts.append(Span(start, other.start))
        start = max(start, other.end)
    if start < span.end:
        parts.append(Span(start, span.end))
    return parts
