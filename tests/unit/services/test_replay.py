from __future__ import annotations

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.clock import TrustedClock
from reflectapp.services.replay import ReplayClock
from tests.support.fakes import FakeClock

travels = st.lists(st.integers(-400, 100), max_size=20)


@given(travels)
def test_a_replayed_clock_never_goes_back_and_never_beyond_the_present(days: list[int]) -> None:
    real = FakeClock()
    clock = ReplayClock(real, real.wall() - timedelta(days=200))
    seen = [clock.wall()]
    for day in days:
        clock.travel_to(real.wall() + timedelta(days=day))
        seen.append(clock.wall())
    assert seen == sorted(seen)
    assert seen[-1] <= real.wall()


@given(travels)
def test_a_trusted_clock_over_it_sees_honest_time(days: list[int]) -> None:
    real = FakeClock()
    clock = ReplayClock(real, real.wall() - timedelta(days=200))
    trusted = TrustedClock(clock, None)
    for day in days:
        clock.travel_to(real.wall() + timedelta(days=day))
        assert trusted.now() == clock.wall()
    assert trusted.steps == ()


def test_it_runs_with_the_real_clock_once_it_has_caught_up() -> None:
    real = FakeClock()
    clock = ReplayClock(real, real.wall() - timedelta(days=200))
    clock.catch_up()
    real.advance(timedelta(hours=1))
    assert (clock.wall(), clock.boot()) == (real.wall(), real.boot())
