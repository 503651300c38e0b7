"""Journal time: honest clocks are followed, set clocks are not."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.clock import TrustedClock, as_utc, shift_day
from reflectapp.domain.post import DelayChange, DelayPolicy
from tests.support.fakes import Britain, FakeClock

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


def test_a_clock_set_forward_and_back_again_leaves_time_as_it_passed() -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    for by in (20 * DAY, -20 * DAY):
        clock.advance(HOUR)
        clock.set_wall(clock.wall() + by)
        trusted.now()
    assert trusted.now() == clock.wall() == START + 2 * HOUR
    assert [step.size for step in trusted.steps] == [20 * DAY, -20 * DAY]


def test_a_clock_set_forward_while_the_lid_is_closed_credits_the_sleep_alone() -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    clock.suspend(2 * DAY)
    clock.set_wall(clock.wall() + 20 * DAY)
    assert trusted.now() == START + 2 * DAY


def test_a_sleep_that_the_boot_clock_does_not_count_is_not_credited() -> None:
    """So time may fall behind on such a system, and never runs ahead."""
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    clock.set_wall(clock.wall() + 3 * DAY)
    clock.advance(HOUR)
    assert trusted.now() == START + HOUR


def test_a_boot_clock_that_runs_back_holds_time_still() -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    clock.advance(DAY)
    assert trusted.now() == START + DAY
    clock.restart()
    assert trusted.now() == START + DAY


def begun_again(clock: FakeClock, before: TrustedClock) -> TrustedClock:
    """Start the program again on a journal that was closed just now."""
    return TrustedClock(clock, before.now(), before.anchor())


@pytest.mark.parametrize("jump", [20 * DAY, -20 * DAY])
def test_a_clock_set_between_two_starts_in_one_boot_is_not_believed(jump: timedelta) -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    closed = trusted.anchor()
    clock.advance(HOUR)
    clock.set_wall(clock.wall() + jump)
    assert TrustedClock(clock, START, closed).now() == START + HOUR


def test_after_a_restart_of_the_computer_the_wall_clock_is_believed() -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    closed = trusted.anchor()
    clock.restart()
    clock.set_wall(START + 5 * DAY)
    assert TrustedClock(clock, START, closed).now() == START + 5 * DAY


def test_where_no_boot_is_told_the_wall_clock_is_believed_at_the_start() -> None:
    clock = FakeClock(boots=0)
    trusted = TrustedClock(clock, None)
    clock.set_wall(START + 5 * DAY)
    assert begun_again(clock, trusted).now() == START + 5 * DAY
    clock.set_wall(START - 5 * DAY)
    assert begun_again(clock, trusted).now() == START


def test_a_clock_that_was_wrong_in_the_future_once_holds_the_journal_there() -> None:
    clock = FakeClock(START + 400 * DAY)
    trusted = TrustedClock(clock, None)
    high_water = trusted.now()
    clock.restart()
    clock.set_wall(START)
    assert TrustedClock(clock, high_water).now() == START + 400 * DAY


def test_flying_to_another_zone_moves_days_and_no_time() -> None:
    clock = FakeClock()
    trusted = TrustedClock(clock, None)
    for hours, day in ((-10, 2), (0, 2), (12, 3)):
        clock.travel(timezone(HOUR * hours))
        assert trusted.now() == START
        assert trusted.today() == date(2026, 3, day)
        assert trusted.local(START) == START
    assert trusted.steps == ()


@pytest.mark.parametrize(
    ("evening", "hours"),
    [
        (datetime(2026, 3, 28, 20, tzinfo=UTC), 23),
        (datetime(2026, 10, 24, 19, tzinfo=UTC), 25),
        (datetime(2026, 6, 1, 19, tzinfo=UTC), 24),
    ],
)
def test_when_clocks_change_a_day_on_the_wall_is_as_long_as_it_is(
    evening: datetime, hours: int
) -> None:
    clock = FakeClock(evening)
    clock.travel(Britain())
    trusted = TrustedClock(clock, None)
    wall = trusted.local(trusted.now())
    clock.advance(hours * HOUR)
    later = trusted.local(trusted.now())
    assert (later.date() - wall.date()).days == 1
    assert later.time() == wall.time() == time(20)
    assert trusted.now() == evening + hours * HOUR
    assert trusted.steps == ()


def test_a_delay_is_days_of_twenty_four_hours_when_clocks_change_too() -> None:
    written = datetime(2026, 3, 20, 20, tzinfo=UTC)
    policy = DelayPolicy((DelayChange(written, 14),))
    ripens = policy.ripens_at(written)
    assert ripens - written == 14 * DAY
    assert ripens.astimezone(Britain()).time() == time(21)


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


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 3, 29, 2, 59, tzinfo=UTC), date(2026, 3, 28)),
        (datetime(2026, 3, 29, 3, 0, tzinfo=UTC), date(2026, 3, 29)),
        (datetime(2026, 10, 25, 3, 59, tzinfo=UTC), date(2026, 10, 24)),
        (datetime(2026, 10, 25, 4, 0, tzinfo=UTC), date(2026, 10, 25)),
    ],
)
def test_the_night_in_which_clocks_change_ends_at_four_on_the_wall(
    instant: datetime, day: date
) -> None:
    clock = FakeClock(instant)
    clock.travel(Britain())
    assert TrustedClock(clock, None).today() == day


def test_today_is_what_the_wall_says_here() -> None:
    # 18:00 in UTC is the next morning, 05:00, eleven hours east.
    assert TrustedClock(FakeClock(utc_offset=11), None).today() == date(2026, 3, 3)
    assert TrustedClock(FakeClock(utc_offset=9), None).today() == date(2026, 3, 2)


def test_an_instant_is_read_back_in_utc() -> None:
    assert as_utc("2026-03-02T20:00:00+02:00") == START
    assert as_utc(START.isoformat()).tzinfo is UTC
    with pytest.raises(ValueError, match="offset"):
        as_utc("2026-03-02T20:00:00")
