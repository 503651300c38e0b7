"""Numbers that were spelt out."""

import pytest

from reflectapp.anonymise.recognisers import spoken_numbers
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "it's oh seven seven oh oh nine oh oh one two three",
            ["oh seven seven oh oh nine oh oh one two three"],
        ),
        (
            "ring oh one one three, four nine six, double oh one two",
            ["oh one one three, four nine six, double oh one two"],
        ),
        ("badge four four seven one", ["four four seven one"]),
        ("plus four four seven seven double oh", ["plus four four seven seven double oh"]),
        ("yankee kilo six seven uniform", ["yankee kilo six seven uniform"]),
        ("one, two, three, four and breathe", []),
        ("three, two, one, zero, go", []),
        ("one or two of the three", []),
        ("he is six, she is seven", []),
    ],
)
def test_runs_of_spoken_digits_are_found(text: str, expected: list[str]) -> None:
    assert found(spoken_numbers.find, text) == expected


def test_a_short_run_is_asked_about() -> None:
    assert masked(spoken_numbers.find, "badge four four seven one") == []
    assert masked(spoken_numbers.find, "oh seven seven double nine four two one") != []
