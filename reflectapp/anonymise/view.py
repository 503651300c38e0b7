"""A text as a reader sees it: without marks and invisible characters, each place remembered."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reflectapp.anonymise.markup import marks, unmarked
from reflectapp.domain.folding import folded
from reflectapp.domain.matching import Reading
from reflectapp.domain.remembering import remembered
from reflectapp.domain.spans import Span

_WORD = re.compile(r"[^\W\d_]+(?:['’‑-][^\W\d_]+)*")
_TOKEN = re.compile(r"[^\W_]+")
_DIGITS = re.compile(r"\d+")
_REACH = 80
_BREAK = re.compile(r"\n(?!\n)")
_STARTS = ".!?:;|\n\"“”‘'(…•–—"
_QUOTES = "\"”’'"
_LONGEST_WORD = 60
_WIDEST_GAP = 8
_SPACE = " \t\n"
_OPENING = f"{_SPACE}("
_ENDLESS = re.compile(r"\S{120,}")
_FEW = 60
"""Who writes fewer than one capital in so many words uses none."""
_OFTEN = 30
"""Who leaves a capital out once in so many words leaves them out of names too."""
_AFTER_SENTENCE = frozenset([". ", "! ", "? ", ".\n", "!\n", "?\n", "\n\n"])
_ALWAYS_LARGE = frozenset(["i", "im", "ive", "i'm", "i've", "i'd", "i'll", "i’m", "i’ve", "i’d"])


@remembered(20_000)
def fold(word: str) -> str:
    """Return `word` as the lists spell it."""
    return folded(word).text.strip()


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


@dataclass(frozen=True, slots=True)
class Token:
    """Letters or digits without a break, as the word lists spell them."""

    start: int
    end: int
    word: str


def _tells(character: str) -> bool:
    """Say whether a character is read as a letter or digit, also one in a circle."""
    return unicodedata.normalize("NFKC", character).isalnum()


class View:
    """What rules and models read. Places in it are not places in the text: see `spans`."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._marks = marks(source)
        seen = unmarked(source, self._marks)
        self._places, self._ends = seen.places, seen.ends
        whole = seen.text
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
    def tokens(self) -> tuple[Token, ...]:
        """The parts of words and the numbers, folded, by place."""
        found = _TOKEN.finditer(self.text)
        return tuple(Token(m.start(), m.end(), fold(m[0])) for m in found)

    @cached_property
    def reading(self) -> Reading:
        """The text with its endless runs, ready for matchers; places are those of `text`."""
        return Reading(self._whole)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    @cached_property
    def is_lower(self) -> bool:
        """Whether the writer uses no capitals, or so few that their absence tells nothing."""
        words = self.words
        capitals = sum(1 for w in words if w.is_capital and w.text != "I")
        if capitals * _FEW < len(words):
            return True
        inner = sum(
            1 for w in words if w.is_capital and not w.begins_sentence and w.base[:1] != "I"
        )
        left_out = sum(1 for w in words if self._leaves_out_a_capital(w))
        return left_out * _OFTEN >= len(words) and left_out > inner * 2

    def _leaves_out_a_capital(self, word: Word) -> bool:
        """Say whether a careful writer would have begun the word with a capital."""
        if word.text in _ALWAYS_LARGE:
            return True
        lead = self.lines[max(0, word.start - 2) : word.start]
        return word.text[0].islower() and lead in _AFTER_SENTENCE

    @cached_property
    def _digit_windows(self) -> list[tuple[int, int]]:
        """Stretches round the digits, from a space to a space; none overlap."""
        windows: list[tuple[int, int]] = []
        for m in _DIGITS.finditer(self.text):
            start, end = max(0, m.start() - _REACH), min(len(self.text), m.end() + _REACH)
            start = self.text.find(" ", start, m.start()) if start else 0
            end = self.text.find(" ", end, end + _REACH) if end < len(self.text) else end
            start = m.start() - _REACH if start < 0 else start
            end = m.end() + _REACH if end < 0 else end
            if windows and start <= windows[-1][1]:
                windows[-1] = (windows[-1][0], max(end, windows[-1][1]))
            else:
                windows.append((start, end))
        return windows

    def near_digits(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """Yield what a pattern finds that needs a digit within 80 characters; quick elsewhere."""
        for start, end in self._digit_windows:
            yield from pattern.finditer(self.text, start, end)

    @cached_property
    def _places_of_words(self) -> dict[str, list[int]]:
        places: dict[str, list[int]] = {}
        for word in self.words:
            places.setdefault(word.text.lower(), []).append(word.start)
        return places

    def at_words(self, pattern: re.Pattern[str], words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Yield what a pattern finds from the beginning of one of `words`, small ones, on."""
        known = self._places_of_words
        starts = sorted(at for word in known.keys() & words for at in known[word])
        end = 0
        for start in starts:
            m = pattern.match(self.text, start) if start >= end else None
            if m is not None:
                end = m.end()
                yield m

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
        first, last = self._places[start], self._ends[end - 1]
        result: list[Span] = []
        at = first
        for cut_start, cut_end in [*self._marks_within(first, last), (last, last)]:
            part = self._source[at:cut_start]
            if any(map(_tells, part)):
                lead = len(part) - len(part.lstrip(_OPENING if ")" not in part else _SPACE))
                result.append(Span(at + lead, at + len(part.rstrip())))
            at = max(at, cut_end)
        return result

    def _marks_within(self, first: int, last: int) -> list[tuple[int, int]]:
        low = bisect_left(self._marks, first, key=lambda mark: mark.start)
        low -= low > 0 and self._marks[low - 1].end > first
        high = bisect_left(self._marks, last, key=lambda mark: mark.start)
        return [(max(m.start, first), min(m.end, last)) for m in self._marks[low:high]]

    def _begins_sentence(self, start: int) -> bool:
        index = start - 1
        while index >= 0 and self.lines[index] in " \t":
            index -= 1
        # A quotation mark with a space after it closes, and its sentence may go on: "no" Jean said.
        while 0 < index < start - 1 and self.lines[index] in _QUOTES:
            index -= 1
        return index < 0 or self.lines[index] in _STARTS
