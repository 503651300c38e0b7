"""Small words that no list and no dictionary has."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.recognisers import unexplained
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind, Tier


def _asked(text: str) -> list[str]:
    found = list(unexplained.find(View(text), load_lexicon()))
    assert all(c.tier is Tier.ASK for c in found)
    return [text[c.start : c.end] for c in found]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("rang wozzer about the bins", ["wozzer"]),
        ("dropped her at skelbrook grange", ["skelbrook"]),
        ("met drazkowska’s mum", ["drazkowska"]),
        ("saw krzys and brax", ["krzys", "brax"]),
        ("took thornquill habbleton home", ["thornquill habbleton"]),
    ],
)
def test_a_word_that_nothing_explains_is_asked_about(text: str, asked: list[str]) -> None:
    assert _asked(text) == asked


@pytest.mark.parametrize(
    "text",
    [
        "we went to the shop and she cried",
        "her cpn and the amhp did the mha",
        "gave her paracetamol and sertraline",
        "aaaargh and hmmmm, sooooo tired",
        "i cant, dont, wouldnt and shouldnt",
        "the flipchart and the whiteboard",
        "😀 12 3.5 100%",
    ],
)
def test_words_of_speech_practice_and_medicine_are_not(text: str) -> None:
    assert _asked(text) == []


def test_after_a_word_for_going_it_is_thought_a_place() -> None:
    text = "drove to skelbrook"

    assert [c.kind for c in unexplained.find(View(text), load_lexicon())] == [Kind.PLACE]
