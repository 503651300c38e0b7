"""A year of days as a grid of weeks, shaded by how much was written."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from reflectapp.habits.weeks import WEEK, monday_of

LEVELS = 5
"""Level 0 is a day without words, levels 1 to 4 are quarters of the days with words."""

YEAR_WEEKS = 53
"""A year and the rest of its first week, so that today's date a year ago is in it."""


@dataclass(frozen=True, slots=True)
class HeatDay:
    """One square of the map."""

    day: date
    words: int
    level: int
    """0 to 4."""


@dataclass(frozen=True, slots=True)
class HeatMap:
    """The days from a Monday to today, oldest first, without gaps."""

    days: tuple[HeatDay, ...]
    cuts: tuple[int, ...]
    """The fewest words of levels 2, 3 and 4; empty when nothing was written."""

    def at(self, day: date) -> HeatDay | None:
        """Return the square of `day`, or None when it lies outside the map."""
        if not self.days or not self.days[0].day <= day <= self.days[-1].day:
            return None
        return self.days[(day - self.days[0].day).days]

    @property
    def weeks(self) -> int:
        """The number of columns."""
        return -(-len(self.days) // 7)


def heat_map(today: date, words: Mapping[date, int], weeks: int = YEAR_WEEKS) -> HeatMap:
    """Return the last `weeks` weeks as squares; the levels follow this journal, not a norm.

    Levels are quartiles of the days with words that the map shows, so the fullest day always
    has level 4 and no comparison with anybody else is made.
    """
    first = monday_of(today) - WEEK * (weeks - 1)
    span = [first + timedelta(days=n) for n in range((today - first).days + 1)]
    counts = [max(words.get(day, 0), 0) for day in span]
    cuts = _cuts([count for count in counts if count])
    squares = zip(span, counts, strict=True)
    return HeatMap(tuple(HeatDay(day, n, _level(n, cuts)) for day, n in squares), cuts)


def _cuts(counts: list[int]) -> tuple[int, ...]:
    if not counts:
        return ()
    if len(counts) == 1:
        return (counts[0],) * 3
    return tuple(-int(-cut // 1) for cut in quantiles(counts, n=LEVELS - 1, method="inclusive"))


def _level(words: int, cuts: tuple[int, ...]) -> int:
    return 1 + bisect_right(cuts, words) if words else 0
