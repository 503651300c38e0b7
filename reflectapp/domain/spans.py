"""Half-open ranges of code points, and how they follow a text that is edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+|\W")
_WORD = re.compile(r"\w")

_MOST_TOKENS = 20_000
"""Where more tokens than this changed, comparing them would take seconds; nothing is carried."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """The code points from `start` up to, not including, `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError("a span needs 0 <= start <= end")

    def __len__(self) -> int:
        return self.end - self.start

    def overlaps(self, other: Span) -> bool:
        """Say whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Say whether `other` lies within this span."""
        return self.start <= other.start and other.end <= self.end


def merged(spans: Iterable[Span]) -> list[Span]:
    """Return the union of `spans`, by start, with touching ones joined and empty ones gone."""
    result: list[Span] = []
    for span in sorted(spans):
        if not span:
            continue
        if result and span.start <= result[-1].end:
            result[-1] = Span(result[-1].start, max(result[-1].end, span.end))
        else:
            result.append(span)
    return result


def carried(old: str, new: str, spans: Sequence[Span]) -> list[Span | None]:
    """Return where each span of `old` stands in `new`, or None when its text was touched.

    A span is carried only when every code point of it is unchanged and still in one piece.
    """
    blocks = _equal_blocks(old, new)
    result: list[Span | None] = []
    for span in spans:
        home = next((b for b in blocks if b[0] <= span.start and span.end <= b[1]), None)
        result.append(None if home is None else Span(span.start + home[2], span.end + home[2]))
    return result


def _equal_blocks(old: str, new: str) -> list[tuple[int, int, int]]:
    """Return (old start, old end, shift) of what is equal; only the changed middle is diffed."""
    head = _shared(old, new, min(len(old), len(new)), from_end=False)
    tail = _shared(old, new, min(len(old), len(new)) - head, from_end=True)
    blocks = [(0, head, 0)]
    before = _TOKEN.findall(old[head : len(old) - tail])
    after = _TOKEN.findall(new[head : len(new) - tail])
    if before and after and len(before) + len(after) <= _MOST_TOKENS:
        old_at, new_at = _starts(before, head), _starts(after, head)
        # Frequent tokens (spaces) start no match in long texts but still extend one: that keeps
        # the comparison fast, and can only lose a span, never misplace it.
        for a, b, size in SequenceMatcher(None, before, after).get_matching_blocks():
            blocks.append((old_at[a], old_at[a + size], new_at[b] - old_at[a]))
    blocks.append((len(old) - tail, len(old), len(new) - len(old)))
    return blocks


def _shared(old: str, new: str, limit: int, *, from_end: bool) -> int:
    """Return how long the two are the same, whole words only: "Jean" is not kept in "Jeanie"."""
    if from_end:
        old, new = old[::-1], new[::-1]
    size = next((i for i in range(limit) if old[i] != new[i]), limit)
    while size and _is_within_word(old, size) | _is_within_word(new, size):
        size -= 1
    return size


def _is_within_word(text: str, at: int) -> bool:
    return at < len(text) and bool(_WORD.match(text[at - 1]) and _WORD.match(text[at]))


def _starts(tokens: Sequence[str], first: int) -> list[int]:
    positions = [first]
    for token in tokens:
        positions.append(positions[-1] + len(token))
    return positions
