"""A text as a reader sees it: without marks and invisible characters, each place remembered."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reflectapp.domain.matching import Reading
from reflectapp.domain.spans import Span

_MARKS = re.compile(
    r"</?[a-zA-Z][^<>\n]{0,200}>"  # a tag
    r"|(?m:^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)"  # a list
    r"|(?m:^[ \t>#|]+)"  # headings, quotes, tables
    r"|\]\(|[*`~|\[\]{}]+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_BREAK = re.compile(r"\n(?!\n)")
_STARTS = ".!?:;|\n\"“”‘'(…•–—"
_QUOTES = "\"”’'"
_LONGEST_WORD = 60
_WIDEST_GAP = 8
_OPENING = " \t\n("
_ENDLESS = re.compile(r"\S{120,}")
_WALL = re.compile(r"\]\(|[ \t>]*(?:[-+#]|\*[ \t]|\d{1,3}[.)])")
_NO_FENCE = re.compile(r"[^\n|]")
"""The walls between the cells of a table stay: a name does not go on behind one."""


def _blank(mark: re.Match[str]) -> str:
    """Return what stands for a mark: spaces, with a wall where a name cannot go on."""
    spaces = _NO_FENCE.sub(" ", mark[0])
    return f"|{spaces[1:]}" if _WALL.match(mark[0]) else spaces


@dataclass(frozen=True, slots=True)
class Word:
    """A run of letters, with inner apostrophes and hyphens."""

    start: int
    end: int
    text: str
    begins_sentence: bool

    @property
    def base(self) -> str:
        """The word without a possessive s."""
        return self.text[:-2] if self.text.endswith(("'s", "’s")) else self.text

    @property
    def is_capital(self) -> bool:
        """Whether it begins with a capital and is not all capitals, or is a capital alone."""
        return self.text[0].isupper() and (len(self.text) == 1 or not self.text.isupper())

    @property
    def is_all_capitals(self) -> bool:
        """Whether it is all capitals, of two letters or more."""
        return len(self.text) > 1 and self.text.isupper()


class View:
    """What rules and models read. Places in it are not places in the text: see `spans`."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._marks = [m.span() for m in _MARKS.finditer(source)]
        seen = _MARKS.sub(_blank, source)
        places = [i for i, c in enumerate(seen) if c.isascii() or unicodedata.category(c) != "Cf"]
        self._places = places
        whole = "".join(seen[i] for i in places)
        self.endless = tuple(m.span() for m in _ENDLESS.finditer(whole))
        """Runs without a space that are too long for a word; the texts have spaces there."""
        self.lines = _ENDLESS.sub(lambda m: " " * len(m[0]), whole) if self.endless else whole
        """The text with its line ends."""
        self.text = _BREAK.sub(" ", self.lines)
        """The same with single line ends as spaces, so that a name may go on in the next line."""
        self._whole = _BREAK.sub(" ", whole) if self.endless else self.text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words, by place; endless ones are left out."""
        found = _WORD.finditer(self.lines)
        return tuple(
            Word(m.start(), m.end(), m[0], self._begins_sentence(m.start()))
            for m in found
            if m.end() - m.start() <= _LONGEST_WORD
        )

    @cached_property
    def reading(self) -> Reading:
        """The text with its endless runs, ready for matchers; places are those of `text`."""
        return Reading(self._whole)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def is_lower(self) -> bool:
        """Whether the writer uses no capitals, so that their absence tells nothing."""
        capitals = sum(1 for w in self.words if w.is_capital and w.text != "I")
        return capitals * 60 < len(self.words)

    def words_from(self, start: int) -> Iterator[Word]:
        """Yield the words that begin at `start` or later."""
        for index in range(bisect_left(self._word_starts, start), len(self.words)):
            yield self.words[index]

    def words_within(self, start: int, end: int) -> Iterator[Word]:
        """Yield the words that begin from `start` on and before `end`."""
        for word in self.words_from(start):
            if word.start >= end:
                return
            yield word

    def is_run(self, first: Word, second: Word) -> bool:
        """Say whether spaces alone stand between two words, and not too many."""
        between = self.text[first.end : second.start]
        return between == " " or (0 < len(between) <= _WIDEST_GAP and not between.strip(" "))

    def word_before(self, start: int) -> Word | None:
        """Return the last word that begins before `start`."""
        index = bisect_left(self._word_starts, start) - 1
        return self.words[index] if index >= 0 else None

    def spans(self, start: int, end: int) -> list[Span]:
        """Return where a stretch of the view stands in the text; none of the spans cuts a mark."""
        first, last = self._places[start], self._places[end - 1] + 1
        while last < len(self._source) and unicodedata.category(self._source[last]) == "Cf":
            last += 1
        result: list[Span] = []
        at = first
        for cut_start, cut_end in [*self._marks_within(first, last), (last, last)]:
            part = self._source[at:cut_start]
            if any(c.isalnum() for c in part):
                lead = len(part) - len(part.lstrip(_OPENING if ")" not in part else " "))
                result.append(Span(at + lead, at + len(part.rstrip())))
            at = max(at, cut_end)
        return result

    def _marks_within(self, first: int, last: int) -> list[tuple[int, int]]:
        low = bisect_left(self._marks, (first, 0))
        low -= low > 0 and self._marks[low - 1][1] > first
        high = bisect_left(self._marks, (last, 0))
        return [(max(start, first), min(end, last)) for start, end in self._marks[low:high]]

    def _begins_sentence(self, start: int) -> bool:
        index = start - 1
        while index >= 0 and self.lines[index] in " \t":
            index -= 1
        # A quotation mark with a space after it closes, and its sentence may go on: "no" Jean said.
        while 0 < index < start - 1 and self.lines[index] in _QUOTES:
            index -= 1
        return index < 0 or self.lines[index] in _STARTS
