"""What people, animals and places are called, and who owns: any word, always a question."""

import pytest

from reflectapp.anonymise.recognisers import naming
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a new dog which they have called prosecco.", ["prosecco"]),
        ("the lad is called biscuit and he laughs", ["biscuit"]),
        ("he goes by Ikea.", ["Ikea"]),
        ("they called the therapist gravy, not to her face", ["gravy"]),
        ("ot (field) says no", ["field"]),
        ("then badger (14) came out", ["badger"]),
        ("I had water in black's glass", ["black"]),
        ("went to boots's flat", ["boots"]),
        ("get mo some support, made pudding a tea", ["mo", "pudding"]),
        ("rang pips school", ["pips"]),
        ("told pepsi about the cannula", ["pepsi"]),
        ("visit to the bakers. dad did the talking", ["bakers"]),
    ],
)
def test_what_somebody_is_called_is_asked_about(text: str, expected: list[str]) -> None:
    assert found(naming.find, text) == expected
    assert masked(naming.find, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "he called it off and I called him back",
        "they were called in by the bank",
        "for heaven's sake, at arm's length",
        "the nurse (agency) came",
        "in today's meeting, of this week's rota",
        "Full stop 2) fall. Item 1, welcome. Level 3, please",
        "told everybody about it, asked questions",
        "visited the shops",
        "I made sure the door was shut and got home the long way",
        "calls him my eldest because of that",
    ],
)
def test_plain_prose_brings_no_question(text: str) -> None:
    assert found(naming.find, text) == []
