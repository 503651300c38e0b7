from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.habits.lookback import look_back_days, months_before


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 11, 21), 6, date(2026, 5, 21)),
        (date(2026, 3, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2027, 2, 28)),
        (date(2026, 1, 15), 1, date(2025, 12, 15)),
        (date(2026, 12, 31), 6, date(2026, 6, 30)),
    ],
)
def test_a_month_back_is_the_same_day_or_the_last_of_the_month(
    day: date, months: int, expected: date
) -> None:
    assert months_before(day, months) == expected


@given(
    st.dates(date(2000, 1, 1), date(2100, 12, 31)), st.dates(date(1990, 1, 1), date(2100, 12, 31))
)
def test_looking_back_stays_within_the_journal_and_starts_with_the_nearest(
    today: date, first: date
) -> None:
    found = look_back_days(today, first)
    assert all(first <= back.day < today for back in found)
    assert [b.day for b in found] == sorted((b.day for b in found), reverse=True)


def test_each_whole_year_is_looked_back_to() -> None:
    found = look_back_days(date(2026, 11, 21), date(2023, 11, 22))
    assert [back.months for back in found] == [1, 3, 6, 12, 24]
