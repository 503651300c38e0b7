"""Names of countries, theorists and brands that may be somebody's."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.recognisers import shared_names
from reflectapp.anonymise.view import View


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Sam went home with Florence and Jordan.", ["Jordan"]),
        ("Jordan said that he was fine.", ["Jordan"]),
        ("I rang Payne about the keys, and Perry's mother.", ["Payne", "Perry"]),
        ("His mum Rio had rung, and Sky said so.", ["Rio", "Sky"]),
        ("It was easy to lift your arm, Sky.", ["Sky"]),
        ("The sky over Rio was red.", []),
        ("Jordan is in the Middle East.", ["Jordan"]),
        ("Thompson thinks otherwise; so do I.", []),
        ("We read Bruce Perry in class.", []),
        ("It was April, and the Ford would not start.", []),
        ("jordan is what the map said", []),
    ],
)
def test_a_name_known_to_all_is_asked_about_where_a_person_may_stand(
    text: str, asked: list[str]
) -> None:
    found = shared_names.find(View(text), load_lexicon())
    assert [text[c.start : c.end] for c in found] == asked
