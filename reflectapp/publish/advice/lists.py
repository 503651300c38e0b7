"""The lists behind the advice, read once from resources/language."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache

from reflectapp.assets import resource
from reflectapp.publish.disclosures.listed import loaded
from reflectapp.publish.phrases import PhraseBook


@dataclass(frozen=True, slots=True)
class ListedWord:
    """An entry of a list."""

    key: str
    """Its first phrase, by which it is switched off."""
    area: str
    phrases: tuple[str, ...]
    instead: tuple[str, ...]
    why: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class WordList:
    """Entries with the book that finds them."""

    words: dict[str, ListedWord]
    """By key, in the order of the list."""
    book: PhraseBook


@cache
def respectful() -> WordList:
    """Return the words that hurt or blame.

    Raises:
        MissingResourceError: The installation is broken.
    """
    content = tomllib.loads(resource("language", "respectful.toml").read_text(encoding="utf-8"))
    words = [
        ListedWord(
            _plain(item["find"][0]),
            area,
            tuple(item["find"]),
            tuple(item["instead"]),
            item["why"],
            content["sources"][item["from"]],
        )
        for area, items in content["areas"].items()
        for item in items
    ]
    return _list(words)


@cache
def jargon() -> WordList:
    """Return words of the trade.

    Raises:
        MissingResourceError: The installation is broken.
    """
    content = tomllib.loads(resource("language", "jargon.toml").read_text(encoding="utf-8"))
    return _list(
        [
            ListedWord(key, "jargon", tuple(item["find"]), tuple(item["instead"]))
            for key, item in content.items()
        ]
    )


@cache
def well_known_abbreviations() -> frozenset[str]:
    """Return the abbreviations that need no explanation.

    Raises:
        MissingResourceError: The installation is broken.
    """
    return _words("abbreviations", "language")


@cache
def words_in_capitals() -> frozenset[str]:
    """Return everyday words that are no abbreviation of practice: in capitals they are loud.

    Raises:
        MissingResourceError: The installation is broken.
    """
    plain = _words("everyday") | _words("well_known")
    return frozenset(word.upper() for word in plain) - _words("abbreviations")


def _words(name: str, folder: str = "words") -> frozenset[str]:
    text = resource(folder, f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return frozenset(word for line in lines for word in line.split())


def _list(words: list[ListedWord]) -> WordList:
    by_key = {word.key: word for word in words}
    if len(by_key) != len(words):
        raise ValueError("an entry stands in a list twice")
    return WordList(by_key, PhraseBook({word.key: word.phrases for word in words}, loaded("sets")))


def _plain(phrase: str) -> str:
    """Return a phrase as it is read, with the first of alternatives."""
    words = (part.split("/")[0] for part in phrase.replace("<", "").replace(">", "").split())
    return " ".join(word.strip("~*()") for word in words)
