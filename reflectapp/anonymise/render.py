"""An entry's text with its decisions applied: the public version. Pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from reflectapp.anonymise.placeholders import Placeholders
from reflectapp.domain.entry import TITLE_BREAK
from reflectapp.domain.finding import (
    Action,
    Decision,
    Finding,
    Kind,
    PublicVersion,
    Segment,
    SegmentKind,
    Tier,
)
from reflectapp.domain.matching import key_of
from reflectapp.domain.series import NO_NUMBERING, Label, Numbering
from reflectapp.domain.spans import Span

_BLANK = " \t"
_CLOSING = ".,;:!?)]”’"
_SEGMENT_KINDS = {
    Action.REPLACE: SegmentKind.PLACEHOLDER,
    Action.GENERALISE: SegmentKind.GENERALISED,
    Action.RENAME: SegmentKind.RENAMED,
    Action.LEAVE_OUT: SegmentKind.LEFT_OUT,
    Action.KEEP: SegmentKind.KEPT,
}
_HIDING = (Action.LEAVE_OUT, Action.REPLACE, Action.GENERALISE, Action.RENAME, Action.KEEP)
"""Where decisions overlap, the one that hides more wins."""


@dataclass(frozen=True, slots=True)
class _Item:
    span: Span
    segment: SegmentKind
    kind: Kind
    substitute: str = ""
    subject_id: str | None = None
    group: str = ""
    is_decided: bool = True


@dataclass(frozen=True, slots=True)
class Rendered:
    """A public version, and who its numbered placeholders stand for."""

    public: PublicVersion
    labels: Mapping[str, Label]
    """By the keys that a series has."""


def public_version(
    text: str, findings: Iterable[Finding], decisions: Iterable[Decision]
) -> PublicVersion:
    """Return the public version of a post that is in no series."""
    return rendered(text, findings, decisions).public


def rendered(
    text: str,
    findings: Iterable[Finding],
    decisions: Iterable[Decision],
    numbering: Numbering = NO_NUMBERING,
) -> Rendered:
    """Return `text` with `decisions` applied and what is near certain masked as a proposal.

    Decisions win over findings. What is only asked stays in the text, marked as undecided.
    Title and body stay apart whatever is hidden. The segments tile both texts.
    """
    found, decided = tuple(findings), tuple(decisions)
    items = _tidied(text, _without_overlaps(text, _by_priority(found, decided)))
    keys = _Keys(found, decided)
    labels = Placeholders(numbering)
    parts: list[str] = []
    segments: list[Segment] = []
    at = length = 0

    def put(span: Span, words: str, kind: SegmentKind, *, is_decided: bool) -> None:
        nonlocal length
        public = Span(length, length + len(words))
        segments.append(Segment(public, span, kind, is_decided))
        parts.append(words)
        length = public.end

    for item in items:
        start, end = item.span.start, item.span.end
        if at < start:
            put(Span(at, start), text[at:start], SegmentKind.COPIED, is_decided=True)
        words = _words(text, item, keys, labels)
        put(item.span, words, item.segment, is_decided=item.is_decided)
        at = end
    if at < len(text):
        put(Span(at, len(text)), text[at:], SegmentKind.COPIED, is_decided=True)
    return Rendered(PublicVersion("".join(parts), tuple(segments)), labels.given)


def _words(text: str, item: _Item, keys: _Keys, labels: Placeholders) -> str:
    if item.segment in (SegmentKind.COPIED, SegmentKind.KEPT):
        return text[item.span.start : item.span.end]
    if item.segment is SegmentKind.LEFT_OUT:
        return ""
    if item.segment is not SegmentKind.PLACEHOLDER and item.substitute:
        return item.substitute
    words = text[item.span.start : item.span.end]
    return labels.label(item.kind, keys.key(item.subject_id, item.group, words))


class _Keys:
    """Which subject a span stands for: those of one subject or one group are the same."""

    def __init__(self, findings: Sequence[Finding], decisions: Sequence[Decision]) -> None:
        self._subject_of: dict[str, str] = {}
        sources: list[Decision | Finding] = [*decisions, *findings]
        for source in sources:
            if source.subject_id and source.group:
                self._subject_of.setdefault(source.group, source.subject_id)

    def key(self, subject_id: str | None, group: str, words: str) -> str:
        if subject_id is None and group:
            subject_id = self._subject_of.get(group)
        if subject_id is not None:
            return f"subject {subject_id}"
        return f"group {group}" if group else f"words {key_of(words) or words}"


def _by_priority(findings: Sequence[Finding], decisions: Sequence[Decision]) -> Iterator[_Item]:
    ranked = sorted(decisions, key=lambda d: (_HIDING.index(d.action), -len(d.span), d.span.start))
    for d in ranked:
        segment = _SEGMENT_KINDS[d.action]
        substitute = " ".join(d.substitute.split())
        yield _Item(d.span, segment, d.kind, substitute, d.subject_id, d.group)
    for tier in (Tier.REPLACE, Tier.ASK):
        is_sure = tier is Tier.REPLACE
        segment = SegmentKind.PLACEHOLDER if is_sure else SegmentKind.COPIED
        for f in sorted(findings, key=lambda f: (-len(f.span), f.span.start)):
            if f.tier is tier:
                yield _Item(f.span, segment, f.kind, "", f.subject_id, f.group, is_decided=False)


def _without_overlaps(text: str, items: Iterable[_Item]) -> list[_Item]:
    """Return the pieces of `items` that no earlier one covers, by place.

    The break between title and body belongs to nobody, so it is always copied.
    """
    at = text.find(TITLE_BREAK)
    pieces: list[_Item] = []
    taken = [] if at < 0 else [Span(at, at + len(TITLE_BREAK))]
    for item in items:
        clipped = Span(min(item.span.start, len(text)), min(item.span.end, len(text)))
        is_split = False
        for free in list(_free(clipped, taken)):
            is_split = is_split or free != clipped
            if is_split and not any(c.isalnum() for c in text[free.start : free.end]):
                continue
            pieces.append(
                _Item(
                    free,
                    item.segment,
                    item.kind,
                    item.substitute,
                    item.subject_id,
                    item.group,
                    item.is_decided,
                )
            )
            taken.insert(bisect_left(taken, free), free)
    return sorted(pieces, key=lambda piece: piece.span)


def _free(span: Span, taken: Sequence[Span]) -> Iterator[Span]:
    """Yield the parts of `span` that none of the disjoint, sorted `taken` covers."""
    start = span.start
    index = max(0, bisect_left(taken, span) - 1)
    for other in taken[index:]:
        if other.start >= span.end:
            break
        if other.end <= start:
            continue
        if start < other.start:
            yield Span(start, other.start)
        start = max(start, other.end)
    if start < span.end:
        yield Span(start, span.end)


def _tidied(text: str, items: list[_Item]) -> list[_Item]:
    """Return the items, those left out widened over the white space that they would leave."""
    at = text.find(TITLE_BREAK)
    result: list[_Item] = []
    for index, item in enumerate(items):
        if item.segment is not SegmentKind.LEFT_OUT:
            result.append(item)
            continue
        low = result[-1].span.end if result else 0
        high = items[index + 1].span.start if index + 1 < len(items) else len(text)
        if 0 <= at < item.span.start:
            low = max(low, at + len(TITLE_BREAK))
        elif item.span.end <= at:
            high = min(high, at)
        span = _with_white_space(text, item.span, low, high)
        result.append(_Item(span, item.segment, item.kind, "", item.subject_id, item.group))
    return result


def _with_white_space(text: str, span: Span, low: int, high: int) -> Span:
    """Widen `span`, within `low` and `high`, so that no double space or empty line is left."""
    start, end = span.start, span.end
    begins_line = start == 0 or text[start - 1] == "\n"
    ends_line = end == len(text) or text[end] == "\n"
    if begins_line and ends_line:
        for _ in TITLE_BREAK:
            end += end < high and text[end] == "\n"
        return Span(start, end)
    before = start
    while before > low and text[before - 1] in _BLANK:
        before -= 1
    after = end
    while after < high and text[after] in _BLANK:
        after += 1
    if after == len(text) or text[after] == "\n" or text[end] in _CLOSING:
        return Span(before, after if after == len(text) or text[after] == "\n" else end)
    return Span(start, after if begins_line or before < start else end)
