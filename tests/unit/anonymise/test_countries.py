"""Countries, in any case."""

import pytest

from reflectapp.anonymise.recognisers import countries
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("fled Eritrea in May", ["Eritrea"]),
        ("from sierra leone", ["sierra leone"]),
        ("Turkey was hot, the turkey was dry", ["Turkey"]),
        ("in New Zealand", ["New Zealand"]),
        ("a quiet day in england", []),
    ],
)
def test_countries_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(countries.find, text) == expected
    assert masked(countries.find, text) == []
