"""Routes of buses and trains."""

import pytest

from reflectapp.anonymise.recognisers import transport
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the number 36 bus", ["36"]),
        ("soup on the X6 bus", ["X6"]),
        ("caught the 42 to town", ["42"]),
        ("bus 7A was late", ["7A"]),
        ("works by the a45 and the B4100", ["a45", "B4100"]),
        ("very late, traffic M25. Then", ["M25"]),
        ("on A4 paper, of b12 and a3 size", []),
        ("the 14:05 train to Hull", ["14:05"]),
        ("on the 12/12a bus", ["12/12a"]),
        ("took the 2 of them, at 9 the bus came", []),
        ("the bus 10 minutes late", []),
    ],
)
def test_routes_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(transport.find, text) == expected
