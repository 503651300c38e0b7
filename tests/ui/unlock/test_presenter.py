"""What the first run asks for."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.ui.unlock.presenter import (
    PassphraseProblem,
    completion,
    passphrase_problem,
    pasted_words,
    unknown_words,
    words_problem,
)
from reflectapp.ui.unlock.wordlist import recovery_word_list

KNOWN = recovery_word_list()


@pytest.mark.parametrize(
    ("passphrase", "repeated", "problem"),
    [
        ("", "", PassphraseProblem.EMPTY),
        (" " * 12, " " * 12, PassphraseProblem.EMPTY),
        ("short", "short", PassphraseProblem.TOO_SHORT),
        ("four quiet herons", "four quiet heron", PassphraseProblem.DIFFERENT),
        ("four quiet herons", "four quiet herons", None),
        ("зимний вечер", "зимний вечер", None),
    ],
)
def test_a_passphrase_is_long_enough_and_typed_twice(
    passphrase: str, repeated: str, problem: PassphraseProblem | None
) -> None:
    assert passphrase_problem(passphrase, repeated, least=10) is problem


def test_the_wrong_and_the_missing_words_are_named() -> None:
    shown = KNOWN[:12]
    typed = ["", *shown[1:11], "zoo"]
    found = words_problem(typed, shown)
    assert found is not None
    assert found.missing == (0,)
    assert found.wrong == (11,)
    assert words_problem(shown, shown) is None


def test_words_that_are_on_no_list_are_named() -> None:
    typed = [*KNOWN[:11], "zooo"]
    found = unknown_words(typed, frozenset(KNOWN))
    assert found is not None
    assert found.wrong == (11,)


@pytest.mark.parametrize(
    "text",
    [
        "abandon ability able",
        "1. Abandon\n2. Ability\n3. ABLE",
        "abandon, ability, able",
        "  abandon\tability\r\nable ",
    ],
)
def test_pasted_words_lose_numbers_commas_and_capitals(text: str) -> None:
    assert pasted_words(text) == ["abandon", "ability", "able"]


@given(st.sampled_from(KNOWN))
def test_four_letters_complete_every_longer_word(word: str) -> None:
    beginning = word[:4]
    completed = completion(beginning, KNOWN)
    assert completed == ("" if beginning in KNOWN else word)


def test_too_few_or_unknown_letters_complete_nothing() -> None:
    assert completion("ab", KNOWN) == ""
    assert completion("abs", KNOWN) == ""
    assert completion("xyz", KNOWN) == ""
