"""Everyday words typed badly are told from names that nobody knows."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.recognisers import unexplained
from tests.support.recognising import found


@pytest.mark.parametrize(
    "word",
    ["usless", "grabed", "horible", "sory", "necesary", "occured"],
)
def test_a_word_one_stroke_away_from_an_everyday_one_is_a_slip(word: str) -> None:
    assert load_lexicon().is_slip(word)
    assert found(unexplained.find, f"then {word} we left") == []


@pytest.mark.parametrize(
    "word", ["tsegay", "wanjiru", "nilakshi", "zsofia", "marie", "useless", "anglea"]
)
def test_a_name_or_a_right_spelling_is_none(word: str) -> None:
    assert not load_lexicon().is_slip(word)
