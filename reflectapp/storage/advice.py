"""What advice the writer wants in this journal: words of their own, and what is not wanted."""

from __future__ import annotations

from reflectapp.domain.advice import AdviceChoices, OwnWord
from reflectapp.storage.database import Database
from reflectapp.storage.stored import store, stored

_NAME = "advice"


def advice_choices(db: Database) -> AdviceChoices:
    """Return the choices; all advice is wanted where none was made."""
    content = stored(db, _NAME) or {}
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
    store(db, _NAME, content)
