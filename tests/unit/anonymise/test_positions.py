"""Any word where only somebody can stand: each is a question, never a mask."""

import pytest

from reflectapp.anonymise.recognisers import positions
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("my mate tank said no", ["tank"]),
        ("her niece s visits", []),
        ("his sister q came on time", ["q"]),
        ("the foster carer, s, was late", ["s"]),
        ("the hospice cat, storm, got on the bed", ["storm"]),
        ("my assessor pepsi noted it", ["pepsi"]),
        ("asked the domestic, Peanut, to sit", ["Peanut"]),
        ("White turned it to the wall", ["White"]),
        ("then best shut the whole aisle", ["best"]),
        ("pudding in the office says it is fine", ["pudding"]),
        ("Sausage, he says, is what they call him", ["Sausage"]),
        ("Green my PE asked me about it", ["Green"]),
        ("the professor got his flat", ["professor"]),
        ("easter hit chase with the remote", ["easter"]),
        ("i want what smudge took from the flat", ["smudge"]),
    ],
)
def test_who_acts_or_stands_behind_a_role_is_asked_about(text: str, expected: list[str]) -> None:
    assert found(positions.find, text) == expected
    assert masked(positions.find, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Supervision was hard. Handover took an hour. Breakfast came late.",
        "He'd planned to go and she'd got a neighbour",
        "my manager said yes and his mum fell in the street",
        "they've stopped it, dont let him, weve got none",
        "the boss came and the doc said so",
        "Mark my words, said the porter",
        "her sister works nights and his dad left",
        "mine came first, twenty-two came after",
    ],
)
def test_plain_prose_brings_no_question(text: str) -> None:
    assert found(positions.find, text) == []
