"""Journal time: honest clocks are followed, set clocks are not."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.clock import TrustedClock, as_utc, shift_day
from tests.support.fakes import FakeClock

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
START = FakeClock().wall()


def test_honest_time_passes_as_on_the_wall() -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    assert trusted.now() == START
    clock.advance(DAY)
    assert trusted.now() == clock.wall()
    assert trusted.steps == ()


def test_a_closed_lid_counts() -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    clock.suspend(3 * DAY)
    assert trusted.now() == START + 3 * DAY
    assert trusted.steps == ()


@pytest.mark.parametrize("jump", [20 * DAY, -20 * DAY, timedelta(minutes=2)])
def test_setting_the_clock_while_the_program_runs_releases_nothing_and_is_noted(
    jump: timedelta,
) -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    clock.advance(HOUR)
    clock.set_wall(clock.wall() + jump)
    assert trusted.now() == START + HOUR
    clock.advance(HOUR)
    assert trusted.now() == START + 2 * HOUR
    [step] = trusted.steps
    assert step.size == jump


def test_a_drift_of_a_minute_is_no_step() -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    clock.set_wall(clock.wall() + timedelta(seconds=60))
    trusted.now()
    assert trusted.steps == ()


def test_a_clock_set_back_between_two_starts_is_overruled_by_the_high_water_mark() -> None:
    clock = FakeClock(START - 30 * DAY)
    trusted = TrustedClock(clock, START)
    assert trusted.now() == START
    clock.advance(HOUR)
    assert trusted.now() == START + HOUR


def test_time_between_two_starts_counts() -> None:
    assert TrustedClock(FakeClock(START + 9 * DAY), START).now() == START + 9 * DAY


moves = st.lists(
    st.tuples(
        st.sampled_from(["advance", "set"]),
        st.timedeltas(min_value=-40 * DAY, max_value=40 * DAY),
    ),
    max_size=12,
)


@given(moves)
def test_however_the_clock_is_turned_only_time_that_passed_is_credited(
    moved: list[tuple[str, timedelta]],
) -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    passed, before = timedelta(0), trusted.now()
    for what, by in moved:
        if what == "advance":
            clock.advance(abs(by))
            passed += abs(by)
        else:
            clock.set_wall(clock.wall() + by)
        now = trusted.now()
        assert now >= before
        assert now == START + passed
        before = now


@pytest.mark.parametrize(
    ("local", "boundary", "expected"),
    [
        (datetime(2026, 3, 3, 3, 59, tzinfo=UTC), time(4), date(2026, 3, 2)),
        (datetime(2026, 3, 3, 4, 0, tzinfo=UTC), time(4), date(2026, 3, 3)),
        (datetime(2026, 3, 3, 23, 59, tzinfo=UTC), time(4), date(2026, 3, 3)),
        (datetime(2026, 3, 3, 0, 0, tzinfo=UTC), time(0), date(2026, 3, 3)),
        (datetime(2026, 1, 1, 1, 0, tzinfo=UTC), time(4), date(2025, 12, 31)),
    ],
)
def test_a_shift_day_begins_at_the_boundary(
    local: datetime, boundary: time, expected: date
) -> None:
    assert shift_day(local, boundary) == expected


def test_today_is_what_the_wall_says_here() -> None:
    # 18:00 in UTC is the next morning, 05:00, eleven hours east.
    assert TrustedClock(FakeClock(utc_offset=11), None).today() == date(2026, 3, 3)
    assert TrustedClock(FakeClock(utc_offset=9), None).today() == date(2026, 3, 2)


def test_an_instant_is_read_back_in_utc() -> None:
    assert as_utc("2026-03-02T20:00:00+02:00") == START
    assert as_utc(START.isoformat()).tzinfo is UTC
    with pytest.raises(ValueError, match="offset"):
        as_utc("2026-03-02T20:00:00")
