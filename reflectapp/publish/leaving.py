"""Leaving young passages out of a post."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from reflectapp.domain.entry import TITLE_BREAK, split_text
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.spans import Span, merged

_STOPS = ".!?…"
_COMMAS = ",;:–—"
_PAIRS = frozenset(("()", "[]", "“”", "‘’", '""', "''", "**", "__", "``", "~~"))


def without_young(
    text: str, decisions: Sequence[Decision], young: Sequence[Span], now: datetime
) -> tuple[Decision, ...]:
    """Return the decisions with those added that leave the `young` spans of `text` out.

    A decision that reaches into a young span gives way: all of its words are left out.
    """
    spans = [_with_marks(text, part) for span in young for part in _apart(text, span)]
    out = [d.span for d in decisions if d.action is Action.LEAVE_OUT]
    spans = [s for s in spans if not any(o.contains(s) for o in merged(out))]
    touched = [d for d in decisions if any(d.span.overlaps(s) for s in spans)]
    whole = merged([*spans, *(d.span for d in touched)])
    added = [
        Decision(span, Kind.OTHER, Action.LEAVE_OUT, by_hand=True, made_at=now) for span in whole
    ]
    stays = [d for d in decisions if d not in touched]
    return tuple(sorted([*stays, *added], key=lambda d: d.span))


def _with_marks(text: str, span: Span) -> Span:
    """Widen a span over the marks that would be left with nothing to mark.

    These are brackets, quotes and emphasis around it, the stop of a sentence that goes
    whole, and the comma before words that end one.
    """
    start, end = span.start, span.end
    while start > 0 and end < len(text) and text[start - 1] + text[end] in _PAIRS:
        start, end = start - 1, end + 1
    before = text[:start].rstrip(" ")
    stops = len(text) - len(text[end:].lstrip(_STOPS)) - end
    if stops and (not before or before[-1] in _STOPS + "\n"):
        end += stops
    elif stops and before[-1] in _COMMAS:
        start = len(before) - 1
    return Span(start, end)


def _apart(text: str, span: Span) -> list[Span]:
    """Cut a span at the break between title and body, which always stays."""
    end = len(split_text(text)[0])
    start = end + len(TITLE_BREAK)
    parts = [(span.start, min(span.end, end)), (max(span.start, start), span.end)]
    return [Span(a, b) for a, b in parts if a < b]
