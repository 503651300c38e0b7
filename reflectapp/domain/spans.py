"""Half-open ranges of code points, and how they follow a text that is edited."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
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

    A span is carried only when every code point of it is unchanged and still in one piece, and
    when there is no doubt where it went: where "Will you? Will came." became "Will came.", nobody
    knows which "Will" is left, and what was decided about one must not count for the other.
    """
    blocks = _equal_blocks(old, new)
    result: list[Span | None] = []
    for span in spans:
        home = next((b for b in blocks if b[0] <= span.start and span.end <= b[1]), None)
        result.append(None if home is None else Span(span.start + home[2], span.end + home[2]))
    return result


def _equal_blocks(old: str, new: str) -> list[tuple[int, int, int]]:
    """Return (old start, old end, shift) of what is surely equal; only the middle is diffed."""
    if old == new:
        return [(0, len(old), 0)]
    shortest = min(len(old), len(new))
    head, tail = _shared(old, new, shortest), _shared(old[::-1], new[::-1], shortest)
    doubtful = head + tail - shortest
    if doubtful > 0:
        # One insertion or deletion, and this much may stand before or behind it.
        head, tail, between = head - doubtful, tail - doubtful, []
    else:
        between = list(_between(old[head : len(old) - tail], new[head : len(new) - tail], head))
    last = (len(old) - tail, len(old), len(new) - len(old))
    return [(0, head, 0), *between, last]


def _between(old: str, new: str, first: int) -> Iterator[tuple[int, int, int]]:
    """Yield the blocks of a changed middle, which begins at `first` in both texts.

    A word alone may stand anywhere, so the first and the last word of each block, which tell
    where it is, are no part of it.
    """
    before, after = _TOKEN.findall(old), _TOKEN.findall(new)
    if not before or not after or len(before) + len(after) > _MOST_TOKENS:
        return
    old_at, new_at = _starts(before, first), _starts(after, first)
    # Frequent tokens (spaces) start no match in long texts but still extend one: that keeps
    # the comparison fast, and loses a span at worst.
    for a, b, size in SequenceMatcher(None, before, after).get_matching_blocks():
        words = [at for at in range(a, a + size) if _WORD.match(before[at])]
        if len(words) > 2:
            yield old_at[words[0] + 1], old_at[words[-1]], new_at[b] - old_at[a]


def _shared(old: str, new: str, limit: int) -> int:
    """Return how long the two are the same, whole words only: "Jean" is not kept in "Jeanie"."""
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
