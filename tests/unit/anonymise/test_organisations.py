"""Organisations by head word."""

import pytest

from reflectapp.anonymise.recognisers import organisations
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with Roundhill Fostering", ["Roundhill Fostering"]),
        ("Calderdale Council said", ["Calderdale Council"]),
        ("from Yorkshire Adaptations Ltd.", ["Yorkshire Adaptations Ltd"]),
        ("the council and the trust said no", []),
        ("Social Services", []),
    ],
)
def test_organisations_are_found(text: str, expected: list[str]) -> None:
    assert found(organisations.find, text) == expected
