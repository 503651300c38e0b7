from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.habits.heatmap import LEVELS, YEAR_WEEKS, heat_map

todays = st.dates(date(2020, 1, 1), date(2040, 12, 31))
sizes = st.dictionaries(st.integers(0, 400), st.integers(0, 3000), max_size=80)


@given(todays, sizes)
def test_levels_rise_with_words_and_only_empty_days_have_none(
    today: date, ago: dict[int, int]
) -> None:
    words = {today - timedelta(days=n): count for n, count in ago.items()}
    squares = heat_map(today, words).days
    for one in squares:
        assert 0 <= one.level < LEVELS
        assert (one.level == 0) == (one.words == 0)
    by_words = sorted(squares, key=lambda s: s.words)
    assert [s.level for s in by_words] == sorted(s.level for s in by_words)


@given(todays, sizes)
def test_the_fullest_day_has_the_highest_level(today: date, ago: dict[int, int]) -> None:
    words = {today - timedelta(days=n): count for n, count in ago.items()}
    squares = heat_map(today, words).days
    fullest = max(squares, key=lambda s: s.words)
    assert fullest.level == (LEVELS - 1 if fullest.words else 0)


@given(todays, sizes)
def test_the_map_ends_today_and_reaches_a_year_back(today: date, ago: dict[int, int]) -> None:
    found = heat_map(today, {today - timedelta(days=n): c for n, c in ago.items()})
    assert found.days[0].day.weekday() == 0
    assert found.days[-1].day == today
    assert found.weeks == YEAR_WEEKS
    year_ago = today - timedelta(days=364)
    square = found.at(year_ago)
    assert square is not None
    assert square.day == year_ago
    assert found.at(today + timedelta(days=1)) is None
    assert found.at(found.days[0].day - timedelta(days=1)) is None


def test_levels_are_quarters_of_the_days_with_words() -> None:
    today = date(2026, 11, 21)
    found = heat_map(today, {today - timedelta(days=n): 10 * (n + 1) for n in range(8)})
    levels = [square.level for square in found.days[-8:]]
    assert levels == [4, 4, 3, 3, 2, 2, 1, 1]
