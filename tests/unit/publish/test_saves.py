"""Which saves count: few of many, and what they cost."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from reflectapp.domain.post import DelayChange, DelayPolicy
from reflectapp.publish.ripeness import young_spans
from reflectapp.publish.saves import counting, ripening
from tests.support.ripening import POLICY, START, day

HOURLY = [START + timedelta(hours=n) for n in range(24 * 80)]


@dataclass
class Counted:
    """A save that knows how often it was read."""

    saved_at: datetime
    words: str
    read: int = 0

    @property
    def text(self) -> str:
        self.read += 1
        return self.words


def test_of_each_day_the_last_save_counts() -> None:
    counted = [HOURLY[n] for n in counting(HOURLY, POLICY, HOURLY[-1])]
    days = [at.date() for at in counted]
    assert len(set(days)) == len(days)
    assert all(at.hour == 23 for at in counted[:-1])
    assert counted[-1] == HOURLY[-1]


def test_two_delays_of_days_are_looked_back_upon_and_no_more() -> None:
    counted = [HOURLY[n] for n in counting(HOURLY, POLICY, HOURLY[-1])]
    assert 28 <= len(counted) <= 30
    assert counting(HOURLY, POLICY, HOURLY[-1] + timedelta(days=14)) == [len(HOURLY) - 1]


def test_a_delay_that_is_chosen_parts_the_day() -> None:
    policy = DelayPolicy((*POLICY.changes, DelayChange(day(0.1), 1)))
    assert counting([day(0.05), day(0.08), day(0.11), day(0.2)], policy, day(1)) == [1, 3]


def test_a_save_can_be_the_base_when_all_before_it_have_waited() -> None:
    policy = DelayPolicy((DelayChange(day(0), 14), DelayChange(day(2), 1)))
    assert ripening([day(1), day(3), day(20)], policy) == [day(15), day(15), day(21)]


def test_an_entry_that_was_never_saved_has_none() -> None:
    assert counting([], POLICY, day(0)) == []


def test_of_two_thousand_saves_thirty_are_read_and_each_once() -> None:
    history = [Counted(at, f"word{n} " * 3) for n, at in enumerate(HOURLY)]
    young_spans(history, history[-1].words, HOURLY[-1], POLICY)
    assert sum(save.read for save in history) <= 30
