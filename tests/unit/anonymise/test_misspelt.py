"""Names typed badly are asked about where the name is known or stands in the entry."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.candidates import sure
from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.misspelt import misspelt
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind, Tier


def asked(text: str, *known: str) -> list[str]:
    """Return what is asked about beside the names known, of which those of the text are found."""
    view = View(text)
    at = {name: text.find(name) for name in known}
    found = [sure(n, n + len(k), Kind.PERSON, "names", "") for k, n in at.items() if n >= 0]
    elsewhere = [name for name, n in at.items() if n < 0]
    result = list(misspelt(view, found, elsewhere, load_lexicon()))
    assert all(c.tier is Tier.ASK for c in result)
    return [text[c.start : c.end] for c in result]


@pytest.mark.parametrize(
    ("text", "known", "words"),
    [
        ("later macro rang, then Macro's mum", "Marco Oyelaran", ["macro", "Macro"]),
        ("later Costle rang", "Costel", ["Costle"]),
        ("Marco rang. later macro rang again", "Marco", ["macro"]),
        ("the macro did not run", "Marco", []),
        ("it was later, and from the form", "Lateer Fromm", []),
        ("later wll rang", "Wil", []),
    ],
)
def test_a_word_one_stroke_away_from_a_name_is_asked_about(
    text: str, known: str, words: list[str]
) -> None:
    assert asked(text, known) == words


def test_without_names_nothing_is_asked() -> None:
    assert asked("later macro rang") == []
