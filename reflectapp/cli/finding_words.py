"""A finding as the terminal shows it: what it is, where it stands, what becomes of it."""

from __future__ import annotations

from reflectapp.cli.post_words import KINDS, count_of
from reflectapp.cli.printing import printable
from reflectapp.cli.terminal import marked
from reflectapp.domain.spans import Span
from reflectapp.services.mentions import same_subject
from reflectapp.services.own_names import OWN_NAME
from reflectapp.services.review import ItemState, ReviewItem, ReviewState
from reflectapp.services.short_names import SAME_PERSON

_ASKS = frozenset([SAME_PERSON, OWN_NAME])
"""Recognisers that ask whether somebody known is meant."""
_AROUND = 200
"""Code points shown on either side of a finding in a long paragraph."""


def waiting(state: ReviewState) -> list[ReviewItem]:
    """Return the findings that are not decided."""
    return [item for item in state.items if item.state is not ItemState.DECIDED]


def so_far(state: ReviewState) -> str:
    """Return how many are."""
    return f"{state.decided} of {count_of(state.total, 'finding')} decided"


def guess(item: ReviewItem) -> str:
    """Return what a finding is thought to be."""
    if item.state is ItemState.ASKS:
        return f"perhaps {KINDS[item.kind]}"
    return f"{KINDS[item.kind]}, near certain"


def tells(state: ReviewState, item: ReviewItem) -> str:
    """Return what is known about a finding."""
    lines = []
    if item.subject_name and item.subject_name != item.words:
        asks = item.finding is not None and item.finding.recogniser in _ASKS
        is_open = item.state is ItemState.ASKS and asks
        lines.append(
            f"Perhaps {item.subject_name}, whom this journal knows."
            if is_open
            else f"Known in this journal as {item.subject_name}."
        )
    if item.state is ItemState.PROPOSED:
        lines.append(f"Hidden so far: {shown(state, item.span)}.")
    else:
        lines.append("It would stand in the post as it is.")
    others = len(same_subject(state.items, item)) - 1
    if others:
        lines.append(f"{count_of(others, 'more mention')} in this entry.")
    return " ".join(lines)


def passage(state: ReviewState, item: ReviewItem) -> str:
    """Return the paragraph that a finding stands in, cut where it is long, with it marked."""
    text, span = state.entry.text, item.span
    start = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    end = len(text) if end < 0 else end
    before = after = ""
    if span.start - start > _AROUND:
        start, before = text.index(" ", span.start - _AROUND, span.start) + 1, "… "
    if end - span.end > _AROUND:
        end, after = text.rindex(" ", span.end, span.end + _AROUND), " …"
    return before + marked(text[start:end], span.start - start, span.end - start) + after


def shown(state: ReviewState, span: Span) -> str:
    """Return what stands in the public version where `span` stands in the entry."""
    parts = [s for s in state.public.segments if s.source.overlaps(span)]
    return one_line("".join(state.public.text[s.public.start : s.public.end] for s in parts))


def one_line(words: str) -> str:
    """Return words that are fit for a line of the terminal."""
    return " ".join(printable(words).split())
