"""What advice the writer wants in this journal: words of their own, and what is not wanted."""

from __future__ import annotations

import json

from reflectapp.domain.advice import AdviceChoices, OwnWord
from reflectapp.storage.database import Database

_NAME = "advice"


def advice_choices(db: Database) -> AdviceChoices:
    """Return the choices; all advice is wanted where none was made."""
    row = db.row("SELECT value FROM setting WHERE name = ?", (_NAME,))
    content = {} if row is None else json.loads(row["value"])
    return AdviceChoices(
        own=tuple(OwnWord(word["words"], word["instead"]) for word in content.get("own", ())),
        silenced=tuple((kind, words) for kind, words in content.get("silenced", ())),
    )


def save_advice_choices(db: Database, choices: AdviceChoices) -> None:
    """Keep these choices in place of those before."""
    content = {
        "own": [{"words": word.words, "instead": word.instead} for word in choices.own],
        "silenced": [list(pair) for pair in choices.silenced],
    }
    db.change(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NAME, json.dumps(content)),
    )
