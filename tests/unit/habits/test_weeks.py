from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.habits.weeks import (
    Week,
    current_run,
    longest_run,
    met_share,
    monday_of,
    quiet_weeks,
    weeks_until,
    words_by_week,
)

TODAY = date(2026, 11, 21)  # a Saturday
THIS_MONDAY = date(2026, 11, 16)

days_sets = st.sets(st.dates(date(2025, 9, 1), TODAY), max_size=120)
goals = st.integers(1, 7)


def pattern(marks: str) -> tuple[Week, ...]:
    """Weeks that end with this one: `x` met, `.` missed."""
    first = THIS_MONDAY - timedelta(weeks=len(marks) - 1)
    return tuple(
        Week(first + timedelta(weeks=n), 3 * (mark == "x"), mark == "x")
        for n, mark in enumerate(marks)
    )


@pytest.mark.parametrize(
    ("marks", "run"),
    [
        ("x", 1),
        ("", 0),
        (".", 0),
        ("xxx", 3),
        ("xxx.", 3),  # this week is not over: it breaks nothing
        ("xx.x", 3),  # one missed week of November is forgiven
        ("x..x", 1),  # two in a month are not
        ("x.x.", 2),  # one missed, and this week still open
        ("x.x.x", 3),  # Mondays of 26 October and 9 November: one missed in each month
        ("x..x.", 2),  # one missed in October, one in November
        ("x...x.", 1),
    ],
)
def test_a_missed_week_in_a_month_is_forgiven(marks: str, run: int) -> None:
    assert current_run(TODAY, pattern(marks)) == run


def test_a_week_belongs_to_the_month_of_its_thursday() -> None:
    # Thursdays: 22 October, 29 October, 5 November, 12 November, 19 November.
    assert current_run(TODAY, pattern("x..xx")) == 3
    assert current_run(TODAY, pattern("xx..x")) == 1
    assert current_run(TODAY, pattern("..xxx")) == 3


def test_an_unfinished_week_counts_as_soon_as_its_goal_is_met() -> None:
    days = {THIS_MONDAY, THIS_MONDAY + timedelta(days=1)}
    assert current_run(TODAY, weeks_until(TODAY, days, 3)) == 0
    assert current_run(TODAY, weeks_until(TODAY, days | {TODAY}, 3)) == 1


def slow_longest(weeks: tuple[Week, ...]) -> int:
    """The rule as it is stated: every stretch, looked at one by one."""
    counted = [w for w in weeks if w.monday < THIS_MONDAY or w.is_met]
    best = 0
    for start in range(len(counted)):
        for end in range(start, len(counted)):
            stretch = counted[start : end + 1]
            months = [
                (w.monday + timedelta(days=3)).strftime("%Y-%m") for w in stretch if not w.is_met
            ]
            if len(months) == len(set(months)):
                best = max(best, sum(w.is_met for w in stretch))
    return best


@given(st.text("x.", max_size=30))
def test_the_longest_run_is_the_one_that_the_rule_states(marks: str) -> None:
    weeks = pattern(marks)
    assert longest_run(TODAY, weeks) == slow_longest(weeks)


@given(days_sets, goals)
def test_the_current_run_is_never_longer_than_the_longest(days: set[date], goal: int) -> None:
    weeks = weeks_until(TODAY, days, goal)
    assert 0 <= current_run(TODAY, weeks) <= longest_run(TODAY, weeks) <= len(weeks)


@given(days_sets, goals, st.dates(date(2025, 9, 1), TODAY))
def test_writing_on_one_more_day_never_shortens_a_run(
    days: set[date], goal: int, more: date
) -> None:
    before, after = weeks_until(TODAY, days, goal), weeks_until(TODAY, days | {more}, goal)
    assert current_run(TODAY, after) >= current_run(TODAY, before)
    assert longest_run(TODAY, after) >= longest_run(TODAY, before)


@given(days_sets, goals)
def test_the_run_stands_still_while_a_week_is_open(days: set[date], goal: int) -> None:
    finished = {day for day in days if day < THIS_MONDAY}
    week = [THIS_MONDAY + timedelta(days=n) for n in range(7)]
    assert len({current_run(day, weeks_until(day, finished, goal)) for day in week}) == 1


@given(days_sets, goals)
def test_weeks_have_no_gap_and_hold_every_writing_day(days: set[date], goal: int) -> None:
    weeks = weeks_until(TODAY, days, goal)
    assert sum(week.days for week in weeks) == len(days)
    assert all(b.monday - a.monday == timedelta(weeks=1) for a, b in pairwise(weeks))


def test_days_after_today_count_for_nothing() -> None:
    assert weeks_until(TODAY, {TODAY + timedelta(days=1)}, 1) == ()
    assert words_by_week(TODAY, {TODAY + timedelta(days=1): 50}, 1)[0].words == 0


@pytest.mark.parametrize(
    ("marks", "share"), [("xx.x", (2, 3)), ("xx.", (2, 2)), ("", (0, 0)), ("xxxxx", (3, 3))]
)
def test_the_share_leaves_out_a_week_that_is_still_open(marks: str, share: tuple[int, int]) -> None:
    assert met_share(TODAY, pattern(marks), last=3) == share


@given(st.dictionaries(st.dates(date(2025, 1, 1), TODAY), st.integers(1, 900), max_size=60))
def test_words_by_week_add_up_to_the_words_of_those_weeks(words: dict[date, int]) -> None:
    weeks = words_by_week(TODAY, words, 26)
    assert len(weeks) == 26
    assert weeks[-1].monday == monday_of(TODAY)
    first = weeks[0].monday
    assert sum(week.words for week in weeks) == sum(n for d, n in words.items() if d >= first)


@pytest.mark.parametrize(
    ("marks", "quiet"), [("", 0), ("x", 0), ("x.", 0), ("x..", 1), ("x...x", 3), ("x.xx", 0)]
)
def test_quiet_weeks_are_those_without_writing_before_this_one(marks: str, quiet: int) -> None:
    assert quiet_weeks(TODAY, pattern(marks)) == quiet


@given(days_sets, goals)
def test_writing_last_week_ends_any_quiet(days: set[date], goal: int) -> None:
    last_week = THIS_MONDAY - timedelta(days=1)
    assert quiet_weeks(TODAY, weeks_until(TODAY, days | {last_week}, goal)) == 0
