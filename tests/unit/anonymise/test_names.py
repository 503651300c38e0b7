"""Given names, with the surnames that follow."""

import pytest

from reflectapp.anonymise.recognisers import names
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("for the boyles above in glenties", ["boyles"]),
        ("Jean Hartley had rung", ["Jean Hartley"]),
        ("then kayleigh rang", ["kayleigh"]),
        ("Aisha's bag", ["Aisha"]),
        ("I told Siân and Zoë", ["Siân", "Zoë"]),
        ("Mohan Ramasamy came", ["Mohan Ramasamy"]),
        (
            "saw Jean w/ Tom, Jean H/Tom B, Kayleigh c/o Ann",
            ["Jean", "Tom", "Jean H", "Tom B", "Kayleigh", "Ann"],
        ),
        ("We hope so, and I will mark it", []),
        ("He said he was frank about it", []),
    ],
)
def test_given_names_are_found(text: str, expected: list[str]) -> None:
    assert found(names.find, text) == expected


def test_a_name_that_is_a_word_is_not_masked_in_lower_case() -> None:
    assert masked(names.find, "i will hope for grace and mark it in may") == []
