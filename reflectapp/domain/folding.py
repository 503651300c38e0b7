"""Texts as names are compared: no case, no accents, no invisible characters, Latin look-alikes."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from reflectapp.domain.spans import Span

_LIKE_LATIN = str.maketrans(
    "аеорсхуіѕјкмтвнԁԛԝοανιρτυκøłđħıŧæœ’‘ʼ＇`´",
    "aeopcxyisjkmtbhdqwoavip" + "tukoldhit" + "\ue000\ue001" + "''''''",
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without case, accents and invisible characters, and where each character was."""

    text: str
    starts: tuple[int, ...] | range
    """Place in the original of each folded character."""
    ends: tuple[int, ...] | range
    """Place after it in the original, with the marks that follow it."""

    def span(self, start: int, end: int) -> Span:
        """Return the original span of the folded characters from `start` to `end`."""
        return Span(self.starts[start], self.ends[end - 1])


def folded(text: str) -> Folded:
    """Return `text` as names are compared, with where each character was."""
    if text.isascii():
        return Folded(text.lower().replace("`", "'"), range(len(text)), range(1, len(text) + 1))
    characters: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(text):
        plain = _fold_character(character)
        if not plain:
            _reach(ends, at)
        for part in plain:
            characters.append(part)
            starts.append(at)
            ends.append(at + 1)
    return Folded("".join(characters), tuple(starts), tuple(ends))


def _reach(ends: list[int], at: int) -> None:
    """Let the character before an invisible one at `at` reach over it."""
    index, last = len(ends) - 1, at
    while index >= 0 and ends[index] == last:
        ends[index] = at + 1
        index -= 1


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    if unicodedata.category(character) == "Cf":
        return ""
    parts = unicodedata.normalize("NFKD", character.casefold())
    plain = "".join(p for p in parts if unicodedata.category(p) not in {"Mn", "Cf"})
    return plain.translate(_LIKE_LATIN).replace("\ue000", "ae").replace("\ue001", "oe")
