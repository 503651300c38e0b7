from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.entry import Mood
from reflectapp.habits.heatmap import HeatMap
from reflectapp.habits.moods import MoodChange, MoodPoint
from reflectapp.habits.weeks import WeekWords
from reflectapp.services.tracking import HabitSummary, Rhythm
from reflectapp.ui.habits.wording import (
    heat_sentence,
    lead,
    mood_sentence,
    mood_words,
    more,
    weekday_sentence,
    words_sentence,
)

DAY = date(2026, 11, 20)


def rhythm(
    days: int,
    this_week: int,
    met: int,
    counted: int,
    run: tuple[int, int] = (0, 0),
    *,
    quiet: int = 0,
) -> Rhythm:
    return Rhythm(3, days, this_week, run[0], run[1], met, counted, quiet)


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (rhythm(0, 0, 0, 0), "Whenever you are ready: ten words make a writing day."),
        (rhythm(1, 1, 0, 0), "You have written on 1 day so far. A good beginning."),
        (rhythm(3, 0, 1, 1), "You have kept your rhythm for a first week."),
        (rhythm(20, 2, 5, 9), "You kept your rhythm in 5 of the last 9 weeks."),
        (rhythm(40, 2, 12, 12), "You kept your rhythm in each of the last 12 weeks."),
        (rhythm(4, 2, 0, 4), "You wrote on 2 days this week."),
        (rhythm(4, 0, 0, 4), "The page is here whenever you want it."),
    ],
)
def test_the_first_sentence_says_how_it_goes(found: Rhythm, said: str) -> None:
    assert lead(found) == said


@pytest.mark.parametrize(
    ("found", "said"),
    [
        (rhythm(9, 1, 0, 4), "This week so far: 1 of 3 days."),
        (rhythm(9, 5, 0, 4), "You wrote on 5 days this week; you had set yourself 3."),
        (
            rhythm(30, 0, 4, 4, (4, 4)),
            "This week so far: 0 of 3 days. Your present run is 4 weeks, the longest so far.",
        ),
        (
            rhythm(30, 0, 1, 4, (1, 6)),
            "This week so far: 0 of 3 days. Your present run is 1 week; the longest was 6 weeks.",
        ),
    ],
)
def test_the_second_sentence_says_more(found: Rhythm, said: str) -> None:
    assert more(found) == said


numbers = st.integers(0, 400)


@given(st.builds(Rhythm, st.integers(1, 7), *[numbers] * 7))
def test_no_sentence_shouts_or_scolds(found: Rhythm) -> None:
    said = f"{lead(found)} {more(found)}".lower()
    for word in ("!", "fail", "broke", "lost", "only", "missed", "streak", "badge"):
        assert word not in said


def test_after_a_long_pause_one_is_welcomed_and_no_goal_is_held_up() -> None:
    away, back = rhythm(45, 0, 0, 12, quiet=30), rhythm(46, 1, 0, 12, quiet=30)
    assert lead(away) == "The page is here whenever you want it."
    assert lead(back) == "Welcome back. You wrote on 1 day this week."
    for found in (away, back):
        assert more(found) == "Everything that you wrote before is still here."
    assert "This week so far" in more(rhythm(45, 0, 5, 12, quiet=3))


def summary(words_by_week: list[int], weekdays: tuple[int, ...], quiet: int) -> HabitSummary:
    weeks = tuple(
        WeekWords(DAY - timedelta(weeks=len(words_by_week) - n), count)
        for n, count in enumerate(words_by_week)
    )
    writing = rhythm(sum(weekdays), 0, 0, 4, quiet=quiet)
    map_ = HeatMap((), ())
    change = MoodChange(0, 0, 0)
    return HabitSummary(
        DAY, 3, 42, writing, map_, weeks, weekdays, (), change, (), first=None, latest=None
    )


@pytest.mark.parametrize(
    ("weeks", "quiet", "said"),
    [
        ([0, 0, 0, 0], 0, "Your first weeks will stand here."),
        ([0, 120, 0, 0], 2, "These weeks were quiet; “A year” shows those before."),
        ([0, 0, 0, 0], 60, "This year was quiet so far."),
        ([0, 0, 124, 0], 0, "In a usual week you write about 120 words."),
    ],
)
def test_weeks_without_words_are_told_kindly(weeks: list[int], quiet: int, said: str) -> None:
    assert words_sentence(summary(weeks, (0,) * 7, quiet), 2) == said


def test_no_pattern_is_told_from_a_day_or_two() -> None:
    few, many = (0, 0, 0, 0, 0, 1, 0), (1, 0, 0, 5, 0, 1, 0)
    assert "pattern" in weekday_sentence(summary([], few, 0))
    assert weekday_sentence(summary([], many, 0)) == "Most often about a Thursday."


def test_the_year_begins_with_what_there_is() -> None:
    assert heat_sentence(summary([], (2, 0, 0, 0, 0, 0, 0), 0)) == (
        "So far 42 words in 3 entries, on 2 writing days."
    )
    assert heat_sentence(summary([], (0,) * 7, 0)) == "So far 42 words in 3 entries."


def test_moods_are_told_in_words() -> None:
    assert mood_words(MoodPoint("a", DAY, Mood.LOW, Mood.GOOD)) == (
        "Fri 20 Nov 2026  ·  low before, good after"
    )
    assert mood_words(MoodPoint("a", DAY, None, Mood.GOOD)) == "Fri 20 Nov 2026  ·  good after"
    assert mood_sentence(MoodChange(1, 2, 3)) == (
        "After writing you felt better once, the same twice, and lower 3 times."
    )
    assert mood_sentence(MoodChange(4, 2, 0)) == (
        "After writing you felt better 4 times and the same twice."
    )
