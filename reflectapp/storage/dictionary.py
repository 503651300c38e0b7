"""Words that the writer put into the dictionary; they may be names, so the journal keeps them."""

from __future__ import annotations

from reflectapp.storage.database import Database
from reflectapp.storage.stored import store, stored

_NAME = "dictionary"


def own_words(db: Database) -> tuple[str, ...]:
    """Return the writer's own words, in order of the alphabet."""
    words = stored(db, _NAME)
    return tuple(str(word) for word in words) if isinstance(words, list) else ()


def save_own_words(db: Database, words: tuple[str, ...]) -> None:
    """Keep these words and no others."""
    ordered = sorted(words, key=lambda word: (word.casefold(), word))
    store(db, _NAME, ordered)
