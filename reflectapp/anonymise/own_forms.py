"""How an organisation is called for short: its initials, and the word that is its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reflectapp.anonymise.lexicon import words_of
from reflectapp.anonymise.view import fold

_SMALL = frozenset(["and", "the", "of", "for", "in", "&", "at", "on", "with", "by", "to"])
_WELL_KNOWN = frozenset(["nhs", "hsc", "cic", "ltd", "limited", "plc", "llp"])
_WORD = re.compile(r"[^\W\d_][\w'’.-]*|&")
_LEAST_INITIALS = 3
_LEAST_LETTERS = 4


def forms_of(name: str) -> tuple[str, ...]:
    """Return what else an organisation may be called: "NCC" and "Northfield".

    Nothing for one of a single word, whose short forms would be guesses; no initials that are a
    common abbreviation, and no first word that is English.
    """
    words = [fold(word) for word in _WORD.findall(name)]
    words = [word for word in words if word not in _SMALL]
    if len(words) < 2:
        return ()
    forms = [i.upper() for i in _initials(words) if i.upper() not in _abbreviations()]
    first = words[0].removesuffix("'s").strip(".")
    if len(first) >= _LEAST_LETTERS and first not in _english():
        forms.append(first.capitalize())
    return tuple(dict.fromkeys(forms))


def is_english(word: str) -> bool:
    """Say whether a word in small letters is one that stands in texts of every day."""
    return fold(word) in _english()


def _initials(words: list[str]) -> Iterator[str]:
    """Yield the initials, also as most say them: without "NHS" and the form of the company."""
    for kept in (words, [word for word in words if word not in _WELL_KNOWN]):
        parts = [part for word in kept for part in word.split("-") if part]
        letters = "".join(part[0] for part in parts)
        if len(letters) >= _LEAST_INITIALS:
            yield letters


@lru_cache(maxsize=1)
def _english() -> frozenset[str]:
    lists = ("everyday.txt", "well_known.txt", "informal.txt")
    return frozenset[str]().union(*map(words_of, lists)) | _WELL_KNOWN


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(word.upper() for word in words_of("abbreviations.txt"))
