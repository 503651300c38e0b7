"""Ages, each a question."""

import pytest

from reflectapp.anonymise.recognisers import ages
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("aged 47", ["aged 47"]),
        ("a 47-year-old man", ["47-year-old"]),
        ("47 year old", ["47 year old"]),
        ("47yo", ["47yo"]),
        ("she is 91 and frail", ["91"]),
        ("shes 7 an", ["7"]),
        ("an 8 month old baby", ["8 month old"]),
        ("six-year-old", ["six-year-old"]),
        ("forty-seven years old", ["forty-seven years old"]),
        ("he is 20 minutes late", []),
        ("for 12 years", []),
        ("they are 3 to a room", []),
    ],
)
def test_ages_are_found(text: str, expected: list[str]) -> None:
    assert found(ages.find, text) == expected


def test_an_age_is_never_masked_without_asking() -> None:
    assert masked(ages.find, "aged 47, a 3-year-old, she's 91") == []
