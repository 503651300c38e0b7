"""Numbers that nothing explains."""

import pytest

from reflectapp.anonymise.recognisers import numbers
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("her code is 8841 now", ["8841"]),
        ("zip 25572", ["25572"]),
        ("the file on record is 1046EL so I left it", ["1046EL"]),
        ("rang the office, 433, on hold", ["433"]),
        ("it was 28-10983 again", ["28-10983"]),
        ("at 8.15 on 3/4, 60ml, s.135, y10, 1980s, 40mg, 31 hrs, 2-1", []),
        ("over 300 miles, 270 steps, 999 rang, every1 in2 b4 gr8", []),
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
