from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.entry import EntryFacts
from reflectapp.habits.days import days_by_weekday, words_by_day, writing_days
from tests.support.habits import facts

DAY = date(2026, 11, 20)

entries = st.lists(
    st.builds(
        facts,
        entry_id=st.uuids().map(lambda u: u.hex),
        day=st.dates(date(2024, 1, 1), date(2026, 12, 31)),
        words=st.integers(0, 2000),
    ),
    max_size=40,
)


@pytest.mark.parametrize(
    ("sizes", "counts"),
    [([10], True), ([9], False), ([9, 9, 9], False), ([3, 10], True), ([0], False), ([], False)],
)
def test_a_writing_day_holds_an_entry_of_ten_words(sizes: list[int], counts: bool) -> None:
    written = [facts(str(n), DAY, words) for n, words in enumerate(sizes)]
    assert (DAY in writing_days(written)) is counts


@given(entries)
def test_no_word_is_counted_twice_or_lost(written: list[EntryFacts]) -> None:
    assert sum(words_by_day(written).values()) == sum(e.words for e in written)


@given(entries)
def test_every_writing_day_falls_on_one_weekday(written: list[EntryFacts]) -> None:
    days = writing_days(written)
    counts = days_by_weekday(days)
    assert len(counts) == 7
    assert sum(counts) == len(days)


def test_weekdays_begin_with_monday() -> None:
    assert days_by_weekday([date(2026, 11, 16), date(2026, 11, 22)]) == (1, 0, 0, 0, 0, 0, 1)
