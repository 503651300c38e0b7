"""Words of a text, and which of them an older text had already, in the same order."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
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


def forms(text: str) -> list[str]:
    """Return the forms of `words(text)`, faster than with their places."""
    return [_form(word) for word in _WORD.findall(text)]


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
    head = 0
    while head < min(len(old), len(new)) and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < min(len(old), len(new)) - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    middle = _kept_middle(old[head : len(old) - tail], new[head : len(new) - tail])
    return [True] * head + middle + [True] * tail


def _kept_middle(old: Sequence[str], new: Sequence[str]) -> list[bool]:
    """Hyyrö's bit-parallel longest common subsequence, one integer of len(old) bits a word."""
    kept = [False] * len(new)
    if not old or not new:
        return kept
    same = _places(old, new)
    full = (1 << len(old)) - 1
    row, rows = full, [full]
    for form in new:
        hits = row & same[form]
        row = ((row + hits) | (row - hits)) & full
        rows.append(row)
    i, j = len(old), len(new)
    while i and j:
        bit = 1 << (i - 1)
        if old[i - 1] == new[j - 1]:
            kept[j - 1] = True
            i, j = i - 1, j - 1
        elif rows[j] & bit:
            i -= 1
        else:
            j -= 1
            if rows[j] & bit:
                kept[j] = True
                i -= 1
    return kept


def _places(old: Sequence[str], new: Sequence[str]) -> dict[str, int]:
    """Return for each form of `new` the bits of the places in `old` that count as the same."""
    at: dict[str, int] = {}
    for place, form in enumerate(old):
        at[form] = at.get(form, 0) | 1 << place
    by_length: dict[int, list[str]] = {}
    for form in at:
        if not _is_number(form):
            by_length.setdefault(len(form), []).append(form)
    places: dict[str, int] = {}
    for form in dict.fromkeys(new):
        bits = at.get(form, 0)
        if not _is_number(form):
            for other in _near(form, by_length):
                bits |= at[other]
        places[form] = bits
    return places


def _near(form: str, by_length: dict[int, list[str]]) -> list[str]:
    """Return the forms that `is_mended` takes for `form`."""
    found: list[str] = []
    for length in range(len(form) - MAX_TYPO_EDITS, len(form) + MAX_TYPO_EDITS + 1):
        edits = min(MAX_TYPO_EDITS, max(length, len(form)) // 2)
        others = by_length.get(length)
        if others and abs(length - len(form)) <= edits:
            close = process.extract(
                form, others, scorer=OSA.distance, processor=None, score_cutoff=edits, limit=None
            )
            found.extend(other for other, _, _ in close)
    return found


def _form(word: str) -> str:
    return unicodedata.normalize("NFC", word).casefold().translate(_APOSTROPHES)


def _is_number(form: str) -> bool:
    return form in _NUMBER_WORDS or any(c.isdigit() for c in form)
