"""Numbers that nothing explains."""

import pytest

from reflectapp.anonymise.recognisers import numbers
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("her code is 8841 now", ["8841"]),
        ("zip 25572", ["25572"]),
        ("641 Dašická is it", ["641"]),
        ("at Pagari 18", ["18"]),
        ("the note said QTX 882 today", ["882"]),
        ("in 1998, at 0730 and 1415, £2500", []),
        ("walked 8000 steps and 4500 ml", []),
        ("2 of 3 boys, 14 Mondays", []),
    ],
)
def test_odd_numbers_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(numbers.find, text) == expected
