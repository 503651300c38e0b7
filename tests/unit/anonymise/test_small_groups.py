"""Descriptions that fit few people: each is a question, and everyday turns of phrase are none."""

import pytest

from reflectapp.anonymise.recognisers import small_groups
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("she is the only Polish mum in the ward", ["the only Polish mum"]),
        ("he was one of two male nurses on nights", ["one of two male nurses"]),
        ("one of the three black social workers here", ["one of the three black social workers"]),
        ("I am the only nurse on nights", ["the only nurse"]),
        ("the first Somali health visitor in the county", ["the first Somali health visitor"]),
        ("the oldest resident in the home", ["the oldest resident"]),
        ("their only deaf child sat by the door", ["their only deaf child"]),
        ("the only openly gay vicar round here", ["the only openly gay vicar"]),
        ("the only thing that helped was tea", []),
        ("the only person I could talk to", []),
        ("one of three boxes came", []),
        ("one of the two of us had to go", []),
        ("the first time in weeks", []),
        ("the last man to leave locks up", []),
        ("our only hope was the bus", []),
    ],
)
def test_descriptions_that_fit_few_people_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(small_groups.find, text) == expected
    assert masked(small_groups.find, text) == []
