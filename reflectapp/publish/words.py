"""Words of a text, and which of them an older text had already, in the same order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

from reflectapp.domain.spans import Span

MAX_TYPO_EDITS = 2
"""A word within so many keystrokes of the old one is the old one, mended (product.md, rule 3)."""

_LETTER = r"(?:[^\W_]|[\u0300-\u036f])"
_SYMBOL = r"[^\w\s\x00-\x7f\xa0-\xbf\u0300-\u036f\u2000-\u206f\u3000-\u303f\ufe00-\ufe0f]"
_WORD = re.compile(rf"{_LETTER}+(?:['’]{_LETTER}+)*|{_SYMBOL}")
_APOSTROPHES = str.maketrans("", "", "'’")
# fmt: off
_NUMBER_WORDS = frozenset((
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
    "thousand", "million", "once", "twice", "first", "second", "third", "fourth", "fifth",
    "sixth", "seventh", "eighth", "ninth", "tenth",
))
# fmt: on


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it stands."""

    form: str
    """Case and apostrophes folded away: changing them is no new word."""
    span: Span


def words(text: str) -> list[Word]:
    """Return the words of `text` in order: runs of letters and digits, and single symbols.

    Punctuation and white space are no words, so changing them changes no word. A hyphen
    parts two words; an emoji is a word.
    """
    return [Word(_form(m.group()), Span(m.start(), m.end())) for m in _WORD.finditer(text)]


def forms(text: str, known: dict[str, str] | None = None) -> list[str]:
    """Return the forms of `words(text)`, faster than with their places.

    Args:
        text: Any text.
        known: Forms by word, to which those of this text are added; for several texts.
    """
    found = _WORD.findall(text)
    form_of = {} if known is None else known
    for word in dict.fromkeys(found):
        if word not in form_of:
            form_of[word] = _form(word)
    return [form_of[word] for word in found]


def has_words(text: str) -> bool:
    """Say whether there is anything in `text` but punctuation and white space."""
    return _WORD.search(text) is not None


def is_mended(old: str, new: str) -> bool:
    """Say whether the form `new` is the form `old`, or `old` with a typo mended.

    At most two keystrokes (insert, delete, change, swap of neighbours), and at most half of
    the word: of "was" and "is" nothing that matters is left. Numbers, in digits or words,
    are never mended: another number is another fact, and readers cannot see it as spelling.
    """
    if old == new:
        return True
    edits = min(MAX_TYPO_EDITS, max(len(old), len(new)) // 2)
    if not edits or _is_number(old) or _is_number(new):
        return False
    return OSA.distance(old, new, score_cutoff=edits) <= edits


def kept_words(old: Sequence[str], new: Sequence[str]) -> list[bool]:
    """Say for each word of `new` whether `old` has it, in the same order.

    This is a longest common subsequence in which a mended typo counts as the same word: no
    reading of `new` as an edited `old` keeps more words. So what results from deleting
    words alone is kept whole.
    """
    return Comparison(new).kept(old)


class Comparison:
    """Compares one text with older ones; what stays the same among these is reckoned once."""

    def __init__(self, new: Sequence[str]) -> None:
        self._new = new
        places: dict[str, list[int]] = {}
        for place, form in enumerate(new):
            places.setdefault(form, []).append(place)
        self._bits = {form: _with_bits(found) for form, found in places.items()}
        self._by_length: dict[int, list[str]] = {}
        for form in places:
            if not _is_number(form):
                self._by_length.setdefault(len(form), []).append(form)
        self._same: dict[str, int] = {}

    def kept(self, old: Sequence[str]) -> list[bool]:
        """Say for each word of the text whether `old` has it; see `kept_words`."""
        new = self._new
        shortest, head, tail = min(len(old), len(new)), 0, 0
        while head < shortest and old[head] == new[head]:
            head += 1
        while tail < shortest - head and old[-1 - tail] == new[-1 - tail]:
            tail += 1
        kept = [True] * len(new)
        kept[head : len(new) - tail] = self._kept_between(head, tail, old[head : len(old) - tail])
        return kept

    def _kept_between(self, head: int, tail: int, old: Sequence[str]) -> list[bool]:
        """Hyyrö's bit-parallel longest common subsequence: a row of bits for each word of `old`.

        A bit stands for a word of the text; zero where the row keeps one more up to there.
        """
        size = len(self._new) - head - tail
        kept = [False] * size
        if not old or not size:
            return kept
        row = full = ((1 << size) - 1) << head
        rows = [row]
        for form in old:
            same = self._same.get(form)
            hits = row & (self._counts_as(form) if same is None else same)
            if hits:
                row = ((row + hits) | (row - hits)) & full
            rows.append(row)
        i, j = size, len(old)
        while i and j:
            if old[j - 1] == self._new[head + i - 1]:
                kept[i - 1] = True
                i, j = i - 1, j - 1
            elif rows[j] >> (head + i - 1) & 1:
                i -= 1
            else:
                j -= 1
                if rows[j] >> (head + i - 1) & 1:
                    kept[i - 1] = True
                    i -= 1
        return kept

    def _counts_as(self, old: str) -> int:
        """Return the places in the text, as bits, of the words that `old` counts as."""
        bits = self._bits.get(old, 0)
        if not _is_number(old):
            for near in self._near(old):
                bits |= self._bits[near]
        self._same[old] = bits
        return bits

    def _near(self, form: str) -> Iterator[str]:
        for length in range(len(form) - MAX_TYPO_EDITS, len(form) + MAX_TYPO_EDITS + 1):
            edits = min(MAX_TYPO_EDITS, max(length, len(form)) // 2)
            others = self._by_length.get(length)
            if others and abs(length - len(form)) <= edits:
                close = process.extract(
                    form,
                    others,
                    scorer=OSA.distance,
                    processor=None,
                    score_cutoff=edits,
                    limit=None,
                )
                yield from (other for other, _, _ in close)


def _with_bits(places: Sequence[int]) -> int:
    """Return the number whose bits are those, given in ascending order."""
    bits = bytearray(places[-1] // 8 + 1)
    for place in places:
        bits[place >> 3] |= 1 << (place & 7)
    return int.from_bytes(bits, "little")


def _form(word: str) -> str:
    if word.isascii():
        return word.lower().replace("'", "")
    return unicodedata.normalize("NFC", word).casefold().translate(_APOSTROPHES)


def _is_number(form: str) -> bool:
    return form in _NUMBER_WORDS or any(c.isdigit() for c in form)
