"""How long words wait when the writer changes the delay."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.post import DelayChange, DelayPolicy
from tests.support.fakes import FakeClock

START = FakeClock().wall()


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def test_a_longer_delay_counts_at_once_for_everything() -> None:
    policy = DelayPolicy((DelayChange(at(0), 14), DelayChange(at(10), 30)))
    assert policy.ripens_at(at(5)) == at(35)
    assert policy.ripens_at(at(11)) == at(41)
    assert policy.days == 30


def test_a_shorter_delay_counts_only_for_what_is_written_after() -> None:
    policy = DelayPolicy((DelayChange(at(0), 14), DelayChange(at(10), 3)))
    assert policy.ripens_at(at(9)) == at(23)
    assert policy.ripens_at(at(10)) == at(13)
    assert policy.days == 3


def test_words_older_than_the_first_choice_wait_as_it_says() -> None:
    assert DelayPolicy((DelayChange(at(0), 7),)).ripens_at(at(-1)) == at(6)


changes = st.lists(st.tuples(st.floats(0, 50), st.integers(1, 365)), min_size=1, max_size=6).map(
    lambda pairs: tuple(DelayChange(at(day), days) for day, days in sorted(pairs))
)


@given(changes, st.floats(-10, 60), st.tuples(st.floats(50, 90), st.integers(1, 365)))
def test_no_later_choice_ever_shortens_what_was_promised(
    chosen: tuple[DelayChange, ...], written: float, later: tuple[float, int]
) -> None:
    before, written_at = DelayPolicy(chosen), at(written)
    after = DelayPolicy((*chosen, DelayChange(at(later[0]), later[1])))
    if written_at < at(later[0]):
        assert after.ripens_at(written_at) >= before.ripens_at(written_at)
        assert after.delay_for(written_at) >= timedelta(days=later[1])
    assert before.delay_for(written_at) in {timedelta(days=c.days) for c in chosen}


def test_of_two_histories_every_word_waits_as_the_stricter_says() -> None:
    now = DelayPolicy((DelayChange(at(0), 14), DelayChange(at(10), 3)))
    then = DelayPolicy((DelayChange(at(0), 14), DelayChange(at(5), 30)))
    merged = now.stricter(then)
    assert merged == then.stricter(now)
    assert merged.days == 30
    assert merged.ripens_at(at(1)) == at(31)


@given(changes, changes, st.floats(-10, 60))
def test_neither_history_is_ever_shortened_by_the_other(
    one: tuple[DelayChange, ...], other: tuple[DelayChange, ...], written: float
) -> None:
    policies = DelayPolicy(one), DelayPolicy(other)
    merged = policies[0].stricter(policies[1])
    assert merged.delay_for(at(written)) >= max(p.delay_for(at(written)) for p in policies)
    assert {c.days for c in merged.changes} <= {c.days for c in (*one, *other)}


@pytest.mark.parametrize("days", [0, -1, 366])
def test_a_delay_out_of_bounds_is_refused(days: int) -> None:
    with pytest.raises(ValueError, match="1 and 365"):
        DelayPolicy((DelayChange(at(0), days),))


def test_a_policy_without_a_delay_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a delay"):
        DelayPolicy(())
