"""What of an entry's text waits for a decision or has one: findings, the register, decisions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reflectapp.domain.allowance import still
from reflectapp.domain.finding import Action, Decision, Finding, Kind, Tier
from reflectapp.domain.matching import Matcher, key_of, subjects_by_key
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject, SubjectKind
from reflectapp.publish.forbidden import LONGEST_NAME, Search, Sort, forbidden_in

NAMED = {
    Kind.PERSON: SubjectKind.PERSON,
    Kind.PLACE: SubjectKind.PLACE,
    Kind.ORGANISATION: SubjectKind.ORGANISATION,
}
"""Kinds of findings that have a subject; dates, ages and numbers have none."""

_KINDS = {subject: kind for kind, subject in NAMED.items()} | {SubjectKind.OTHER: Kind.OTHER}


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
    text: str,
    findings: Iterable[Finding],
    decisions: Sequence[Decision],
    register: Register,
    profile: WriterProfile,
) -> tuple[Finding, ...]:
    """Return what the engine found, with what the register and the decisions know by now.

    An analysis may be older than a subject or a decision. What the leak scan would stop is
    always among the findings, so that nothing is refused that cannot be answered.
    """
    stopped = _stopped(text, decisions, register, profile)
    allowed = {key_of(term) for term in register.allowed}
    known = subjects_by_key(register)
    kept: list[Finding] = []
    for finding in findings:
        words = text[finding.span.start : finding.span.end]
        linked = _linked(finding, known.get(key_of(words), ()), register)
        if key_of(words) in allowed and not any(s.span.overlaps(finding.span) for s in stopped):
            tier = still(words, finding.kind, finding.tier)
            if tier is None:
                continue
            linked = replace(linked, tier=tier)
        kept.append(linked)
    kept = [f for f in kept if not (_is_passage(f) and any(_is_in(s, f) for s in stopped))]
    taken = [*(finding.span for finding in kept), *(d.span for d in decisions if d.by_hand)]
    for finding in stopped:
        if not any(other.contains(finding.span) for other in taken):
            kept.append(finding)
            taken.append(finding.span)
    return tuple(kept)


def _is_passage(finding: Finding) -> bool:
    """Say whether a finding is a question about a quotation or description, not about a name."""
    return finding.kind is Kind.OTHER and finding.tier is Tier.ASK


def _is_in(name: Finding, passage: Finding) -> bool:
    """Say whether what may not leave is only a part of a passage that is asked about."""
    return passage.span.contains(name.span) and passage.span != name.span


def items_of(
    text: str, findings: Sequence[Finding], decisions: Sequence[Decision], register: Register
) -> tuple[ReviewItem, ...]:
    """Return one item for each decision and for each stretch found that none covers, by place."""
    items = [_decided(text, d, findings, register) for d in decisions]
    taken = sorted(decision.span for decision in decisions)
    for finding in sorted(findings, key=_rank):
        for span in _uncovered(finding.span, taken):
            words = text[span.start : span.end]
            # What is left of a finding beside a decision is one only where it says something.
            if span == finding.span or any(c.isalnum() for c in words):
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


def is_in_the_story(words: str, items: Iterable[ReviewItem]) -> bool:
    """Say whether a made-up name has a part that stands in a name of the entry."""
    taken = {key_of(part) for item in items if item.kind in NAMED for part in item.words.split()}
    return any(key_of(part) in taken for part in words.split() if len(part) > 1)


def _rank(finding: Finding) -> tuple[bool, int, int]:
    return (finding.tier is Tier.ASK, -len(finding.span), finding.span.start)


def _linked(finding: Finding, known: Sequence[Subject], register: Register) -> Finding:
    """Return the finding tied to the one subject among those `known` by its words, if just one.

    What the writer said since the analysis, by joining or splitting, comes before the analysis.
    """
    if len(known) == 1:
        return replace(finding, subject_id=known[0].id)
    if finding.subject_id is not None and register.by_id(finding.subject_id) is not None:
        return finding
    return replace(finding, subject_id=None)


def _stopped(
    text: str, decisions: Sequence[Decision], register: Register, profile: WriterProfile
) -> list[Finding]:
    """Return what may not leave as the text stands, found as the leak scan finds it.

    Words that are hidden elsewhere in the text are looked for as loosely as names are.
    """
    forbidden = forbidden_in(text, decisions, register, profile)
    short = [term for term in forbidden.exact if len(term) <= LONGEST_NAME]
    hidden = {text[d.span.start : d.span.end]: d for d in reversed(decisions)}
    return [
        _stopped_at(span, term, search.sort, hidden.get(term), register)
        for read in dict.fromkeys((text, _without_cut_words(text, decisions)))
        for search in (*forbidden.searches, Search(Sort.EXACT, Matcher(short).find))
        for span, term in search.hits(read)
    ]


def _without_cut_words(text: str, decisions: Iterable[Decision]) -> str:
    """Return the text, as long, without what is hidden in the middle of a word.

    The rest of such a word stands alone in the post, and may be a name that was hidden elsewhere.
    """
    for decision in decisions:
        start, end = decision.span.start, decision.span.end
        edges = (text[max(0, at - 1) : at + 1] for at in (start, end))
        cuts = any(len(pair) > 1 and pair.isalnum() for pair in edges)
        if cuts and decision.action is not Action.KEEP:
            text = text[:start] + "]" * (end - start) + text[end:]
    return text


def _stopped_at(
    span: Span, term: str, sort: Sort, first: Decision | None, register: Register
) -> Finding:
    known = register.named(term)
    subject_id = known[0].id if len(known) == 1 else None
    group, explanation = "", "known in this journal"
    if known:
        kind = _KINDS[known[0].kind]
    elif first is not None:
        kind, group, subject_id = first.kind, first.group, first.subject_id
        explanation = "hidden elsewhere in this entry"
    else:
        kind = Kind.CONTACT if sort is Sort.CONTACT else Kind.OTHER
        explanation = f"looks like a {term}" if sort is Sort.CONTACT else explanation
    return Finding(span, kind, Tier.REPLACE, 1.0, sort, subject_id, group, explanation)


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
