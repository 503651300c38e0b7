from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.entry import Mood
from reflectapp.habits.moods import MoodChange, mood_change, mood_points
from tests.support.habits import facts

UNTIL = date(2026, 11, 21)
SINCE = UNTIL - timedelta(days=182)
moods = st.none() | st.sampled_from(Mood)


@given(st.lists(st.tuples(st.integers(-5, 400), moods, moods), max_size=30))
def test_only_noted_moods_of_the_time_asked_for_are_shown(
    noted: list[tuple[int, Mood | None, Mood | None]],
) -> None:
    written = [
        facts(str(n), UNTIL - timedelta(days=ago), 50, before, after)
        for n, (ago, before, after) in enumerate(noted)
    ]
    points = mood_points(written, SINCE, UNTIL)
    assert all(SINCE <= p.day <= UNTIL for p in points)
    assert [p.day for p in points] == sorted(p.day for p in points)
    change = mood_change(points)
    assert change.total == sum(p.before is not None and p.after is not None for p in points)


def test_a_mood_noted_only_once_says_nothing_about_change() -> None:
    written = [
        facts("a", UNTIL, 50, Mood.LOW, Mood.STEADY),
        facts("b", UNTIL, 50, Mood.LOW, None),
        facts("c", UNTIL, 50, Mood.GOOD, Mood.GOOD),
        facts("d", UNTIL, 50, Mood.STEADY, Mood.LOW),
    ]
    assert mood_change(mood_points(written, SINCE, UNTIL)) == MoodChange(1, 1, 1)
