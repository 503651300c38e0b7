"""Answers about words are remembered while a journal is open, and not after."""

from __future__ import annotations

import functools
import gc
import re

from reflectapp.anonymise.view import fold
from reflectapp.domain import sought as searching
from reflectapp.domain.remembering import _remembering
from reflectapp.services.session import Session

RESOURCES = {"assets", "icons", "lexicon", "listed", "lists", "migrations", "templates"}
RESOURCES |= {"own_forms", "pen_names", "short_forms"}
"""Modules that remember files of the program, and never a word of the writer's."""


def test_no_word_that_was_looked_for_is_remembered_after_closing(session: Session) -> None:
    session.journal.new_entry(body="A zebra on the ward, and another word")
    assert session.journal.search("zebra")
    list(searching.sought("zebra").ranges("the zebra"))
    assert fold("Zebra") == "zebra"
    session.close()
    assert not [key for key in re._cache if "zebra" in str(key)]  # type: ignore[attr-defined]
    assert (fold.cache_info().currsize, searching._compiled.cache_info().currsize) == (0, 0)  # type: ignore[attr-defined]


def test_every_function_that_remembers_words_can_be_told_to_forget() -> None:
    remembering = [
        found for found in gc.get_objects() if isinstance(found, functools._lru_cache_wrapper)
    ]
    modules = {
        found.__module__.rsplit(".", 1)[-1]
        for found in remembering
        if found.__module__.startswith("reflectapp.") and found not in remembering_words()
    }
    assert modules - RESOURCES <= {"folding", "fonts"}  # single characters, and no words


def remembering_words() -> set[object]:
    return set(_remembering)
