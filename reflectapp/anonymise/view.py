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
    r"|[*`~|\[\]{}]+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])"
)
_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_BREAK = re.compile(r"\n(?!\n)")
_STARTS = ".!?:;\n\"“”‘'(…•–—"
_LONGEST_WORD = 60


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
        seen = _MARKS.sub(lambda m: re.sub(r"[^\n]", " ", m[0]), source)
        places = [i for i, c in enumerate(seen) if c.isascii() or unicodedata.category(c) != "Cf"]
        self._places = places
        text = "".join(seen[i] for i in places)
        self.lines = text
        """The text with its line ends."""
        self.text = _BREAK.sub(" ", text)
        """The same with single line ends as spaces, so that a name may go on in the next line."""

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
        """`text`, ready for matchers."""
        return Reading(self.text)

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

    def word_before(self, start: int) -> Word | None:
        """Return the last word that begins before `start`."""
        index = bisect_left(self._word_starts, start) - 1
        return self.words[index] if index >= 0 else None

    def spans(self, start: int, end: int) -> list[Span]:
        """Return where a stretch of the view stands in the text; none of the spans cuts a mark."""
        first, last = self._places[start], self._places[end - 1] + 1
        while last < len(self._source) and unicodedata.category(self._source[last]) == "Cf":
            last += 1
        piece = self._source[first:last]
        cuts = [(m.start(), m.end()) for m in _MARKS.finditer(piece)]
        result: list[Span] = []
        at = 0
        for cut_start, cut_end in [*cuts, (len(piece), len(piece))]:
            part = piece[at:cut_start]
            if any(c.isalnum() for c in part):
                lead = len(part) - len(part.lstrip())
                result.append(Span(first + at + lead, first + at + len(part.rstrip())))
            at = cut_end
        return result

    def _begins_sentence(self, start: int) -> bool:
        index = start - 1
        while index >= 0 and self.lines[index] in " \t":
            index -= 1
        return index < 0 or self.lines[index] in _STARTS
