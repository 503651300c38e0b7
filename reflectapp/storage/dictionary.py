"""Words that the writer put into the dictionary; they may be names, so the journal keeps them."""

from __future__ import annotations

import json

from reflectapp.storage.database import Database

_NAME = "dictionary"


def own_words(db: Database) -> tuple[str, ...]:
    """Return the writer's own words, in order of the alphabet."""
    row = db.row("SELECT value FROM setting WHERE name = ?", (_NAME,))
    words = [] if row is None else json.loads(row["value"])
    return tuple(str(word) for word in words) if isinstance(words, list) else ()


def save_own_words(db: Database, words: tuple[str, ...]) -> None:
    """Keep these words and no others."""
    ordered = sorted(words, key=lambda word: (word.casefold(), word))
    db.change(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NAME, json.dumps(ordered)),
    )
