"""What the first run asks for and whether it is complete; no Qt here."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

WORD_COUNT = 12

_WORD = re.compile(r"[a-z]+")


class PassphraseProblem(Enum):
    """Why a passphrase cannot be taken."""

    EMPTY = auto()
    TOO_SHORT = auto()
    DIFFERENT = auto()
    """The two fields do not hold the same."""


@dataclass(frozen=True, slots=True)
class WordsProblem:
    """Which of the typed words are missing or wrong; positions count from 0."""

    missing: tuple[int, ...]
    wrong: tuple[int, ...]


def passphrase_problem(passphrase: str, repeated: str, least: int) -> PassphraseProblem | None:
    """Return what is wrong with a chosen passphrase; `least` in code points."""
    if not passphrase.strip():
        return PassphraseProblem.EMPTY
    if len(passphrase) < least:
        return PassphraseProblem.TOO_SHORT
    if passphrase != repeated:
        return PassphraseProblem.DIFFERENT
    return None


def words_problem(typed: Sequence[str], expected: Sequence[str]) -> WordsProblem | None:
    """Compare typed recovery words with those that were shown."""
    missing = tuple(i for i, word in enumerate(typed) if not word)
    wrong = tuple(i for i, word in enumerate(typed) if word and word != expected[i])
    return WordsProblem(missing, wrong) if missing or wrong else None


def unknown_words(typed: Sequence[str], known: frozenset[str]) -> WordsProblem | None:
    """Find typed recovery words that are missing or on no list."""
    missing = tuple(i for i, word in enumerate(typed) if not word)
    wrong = tuple(i for i, word in enumerate(typed) if word and word not in known)
    return WordsProblem(missing, wrong) if missing or wrong else None


def pasted_words(text: str) -> list[str]:
    """Return the words of pasted text, without numbers, commas and capitals."""
    return _WORD.findall(text.casefold())


def completion(beginning: str, known: Sequence[str]) -> str:
    """Return the one word that begins so, or "" while there are several.

    Three letters or more are needed; the list is made so that four are always enough.
    """
    if len(beginning) < 3 or beginning in known:
        return ""
    fitting = [word for word in known if word.startswith(beginning)]
    return fitting[0] if len(fitting) == 1 else ""
