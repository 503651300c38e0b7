"""Text into the pieces that the trained model reads, each with its place in the text.

WordPiece as the uncased BERT models use it: accents and capitals are dropped for the reading, while
the places remain those of the text as it stands. How a word was written goes along beside it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reflectapp.domain.remembering import remembered

SMALL, CAPITAL, CAPITALS = 0, 1, 2
"""How the word of a piece is written: small, with a capital, or in capitals throughout."""

_CHUNK = re.compile(r"\S+")
_ASCII = re.compile(r"[0-9A-Za-z]+|[!-/:-@\[-`{-~]")
_LONGEST = 100
"""Characters of a word; a longer one is an unknown word as a whole."""
_UNKNOWN = "[UNK]"
_REMEMBERED = 20_000
_IDEOGRAPHS = (
    (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
    (0x2B740, 0x2B81F), (0x2B920, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F),
)  # fmt: skip


@dataclass(slots=True)
class Pieces:
    """The pieces of a text, one item of each list a piece. Places are code points."""

    ids: list[int] = field(default_factory=list)
    forms: list[int] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    words: list[int] = field(default_factory=list)
    """To which word, counted from 0, the piece belongs."""


class WordPiece:
    """Cuts text by a vocabulary.

    Args:
        vocabulary: The number of each piece; what goes on within a word begins with "##".
    """

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        self._vocabulary = vocabulary
        self._unknown = vocabulary[_UNKNOWN]
        self._cut = remembered(_REMEMBERED)(self._cut_anew)

    def pieces(self, text: str) -> Pieces:
        """Return the pieces of `text`; the time grows with its length alone."""
        found = Pieces()
        for number, (word, places) in enumerate(_words(text)):
            form = _form(text, places[0], places[-1] + 1)
            for id_, first, last in self._cut(word):
                found.ids.append(id_)
                found.forms.append(form)
                found.starts.append(places[first])
                found.ends.append(places[last - 1] + 1)
                found.words.append(number)
        return found

    def _cut_anew(self, word: str) -> list[tuple[int, int, int]]:
        """Return the longest pieces from the left, with where they begin and end in `word`."""
        cuts: list[tuple[int, int, int]] = []
        start = 0
        while start < len(word) <= _LONGEST:
            for end in range(len(word), start, -1):
                id_ = self._vocabulary.get(("##" if start else "") + word[start:end])
                if id_ is not None:
                    break
            else:
                break
            cuts.append((id_, start, end))
            start = end
        return cuts if start == len(word) else [(self._unknown, 0, len(word))]


def _words(text: str) -> Iterator[tuple[str, range | list[int]]]:
    """Yield words and marks as the model reads them, and where each of their letters stands."""
    for chunk in _CHUNK.finditer(text):
        if chunk[0].isascii():
            for part in _ASCII.finditer(text, chunk.start(), chunk.end()):
                yield part[0].lower(), range(part.start(), part.end())
        else:
            yield from _unusual(text, chunk.start(), chunk.end())


def _unusual(text: str, start: int, end: int) -> Iterator[tuple[str, list[int]]]:
    """Yield the words of a stretch without a space that has more than plain letters."""
    letters: list[str] = []
    places: list[int] = []
    for at in range(start, end):
        character = text[at]
        category = unicodedata.category(character)
        if category[0] == "C" or character == "�":
            continue
        if _stands_alone(character, category):
            if letters:
                yield "".join(letters), places
                letters, places = [], []
            yield character, [at]
            continue
        for part in unicodedata.normalize("NFD", character):
            if unicodedata.category(part) != "Mn":
                small = part.lower()
                letters += small
                places += [at] * len(small)
    if letters:
        yield "".join(letters), places


def _stands_alone(character: str, category: str) -> bool:
    if character.isascii():
        return not character.isalnum()
    code = ord(character)
    return category[0] == "P" or any(low <= code <= high for low, high in _IDEOGRAPHS)


def _form(text: str, start: int, end: int) -> int:
    if not text[start].isupper():
        return SMALL
    return CAPITALS if end - start > 1 and text[start:end].isupper() else CAPITAL
