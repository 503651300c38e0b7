"""Dates that could be looked up, and the talk of time that could not."""

import pytest

from reflectapp.anonymise.recognisers import dates
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on 12 May he", ["12 May"]),
        ("3rd July", ["3rd July"]),
        ("the 3rd of july 2024", ["3rd of july 2024"]),
        ("Wed 11 Dec", ["Wed 11 Dec"]),
        ("March 3rd, 2025", ["March 3rd, 2025"]),
        ("March 3", ["March 3"]),
        ("21.06.1941", ["21.06.1941"]),
        ("23/10/25", ["23/10/25"]),
        ("1-2-2025", ["1-2-2025"]),
        ("2025-02-07", ["2025-02-07"]),
        ("back in November 2022", ["November 2022"]),
        ("nov '22", ["nov '22"]),
        ("d.o.b. 3/4/1987", ["3/4/1987"]),
        ("on 4/7 she", ["4/7"]),
        ("born the twelfth of May", ["twelfth of May"]),
        ("it was the 14th", ["14th"]),
        ("16 January", ["16 January"]),
        ("1st Sept", ["1st Sept"]),
        ("on Friday in May, after 2019", []),
        ("I may 3 times, and march on", []),
        ("24/7, 1/2 a tablet, 50/50", []),
        ("may 10 of them", []),
        ("BP 120/80 at 10.30", []),
        ("at 8.30 for 9.15", []),
    ],
)
def test_dates_are_found(text: str, expected: list[str]) -> None:
    assert found(dates.find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("pain was 6/10 all night", []),
        ("that tea was 10/10, no notes", []),
        ("moved in on 6/10 with her", ["6/10"]),
        ("due 9/10 at the latest", ["9/10"]),
        ("a review 12/10 at two", ["12/10"]),
    ],
)
def test_a_mark_out_of_ten_is_asked_about_and_no_sure_date(text: str, expected: list[str]) -> None:
    assert masked(dates.find, text) == expected
    assert len(found(dates.find, text)) == 1
