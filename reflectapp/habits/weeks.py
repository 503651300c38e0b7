"""The weekly rhythm: weeks in which the goal was met, and runs of them.

The rule of runs. Weeks begin on Monday. A week belongs to the calendar month in which its
Thursday lies, so every week has one month. A *run* is a stretch of weeks in which no month has
more than one missed week; its length is the number of weeks in which the goal was met. So one
missed week in a month is forgiven: it neither breaks the run nor lengthens it. The week that is
still going on counts once its goal is met, and never as missed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

WEEK = timedelta(days=7)

_THURSDAY = timedelta(days=3)


@dataclass(frozen=True, slots=True)
class Week:
    """Seven days from a Monday on."""

    monday: date
    days: int
    """Writing days in it."""
    is_met: bool


@dataclass(frozen=True, slots=True)
class WeekWords:
    """How much was written about one week."""

    monday: date
    words: int


def monday_of(day: date) -> date:
    """Return the Monday of the week in which `day` lies."""
    return day - timedelta(days=day.weekday())


def weeks_until(today: date, days: Collection[date], goal: int) -> tuple[Week, ...]:
    """Return every week from the first writing day's to today's, oldest first.

    Args:
        today: Days after it are left out: nobody has kept a rhythm ahead of time.
        days: The writing days.
        goal: Writing days that make a week count, 1 to 7.
    """
    past = [day for day in days if day <= today]
    if not past:
        return ()
    counts = Counter(monday_of(day) for day in past)
    monday, last = min(counts), monday_of(today)
    weeks: list[Week] = []
    while monday <= last:
        weeks.append(Week(monday, counts[monday], counts[monday] >= goal))
        monday += WEEK
    return tuple(weeks)


def finished_weeks(today: date, weeks: Sequence[Week]) -> tuple[Week, ...]:
    """Return the weeks that count already: all that are over, and this one if it is met."""
    this_week = monday_of(today)
    return tuple(week for week in weeks if week.monday < this_week or week.is_met)


def current_run(today: date, weeks: Sequence[Week]) -> int:
    """Return the met weeks of the longest run that ends now; 0 when there is none."""
    misses: Counter[tuple[int, int]] = Counter()
    length = 0
    for week in reversed(finished_weeks(today, weeks)):
        if week.is_met:
            length += 1
        elif misses[_month(week)]:
            break
        else:
            misses[_month(week)] += 1
    return length


def longest_run(today: date, weeks: Sequence[Week]) -> int:
    """Return the most met weeks that any run has."""
    counted = finished_weeks(today, weeks)
    misses: Counter[tuple[int, int]] = Counter()
    start = length = best = 0
    for week in counted:
        if week.is_met:
            length += 1
        else:
            misses[_month(week)] += 1
        while not week.is_met and misses[_month(week)] > 1:
            dropped = counted[start]
            start += 1
            if dropped.is_met:
                length -= 1
            else:
                misses[_month(dropped)] -= 1
        best = max(best, length)
    return best


def met_share(today: date, weeks: Sequence[Week], last: int) -> tuple[int, int]:
    """Return (met, counted) of the last weeks that count, at most `last` of them."""
    counted = finished_weeks(today, weeks)[-last:] if last > 0 else ()
    return sum(week.is_met for week in counted), len(counted)


def quiet_weeks(today: date, weeks: Sequence[Week]) -> int:
    """Return how many weeks without any writing day there were just before this one."""
    count = 0
    for week in reversed([week for week in weeks if week.monday < monday_of(today)]):
        if week.days:
            break
        count += 1
    return count


def words_by_week(today: date, words: Mapping[date, int], last: int) -> tuple[WeekWords, ...]:
    """Return the words of the last weeks, this one included, oldest first, gaps as 0.

    Args:
        today: Its week is the last one.
        words: Words by day.
        last: How many weeks.
    """
    totals: Counter[date] = Counter()
    for day, count in words.items():
        if day <= today:
            totals[monday_of(day)] += count
    this_week = monday_of(today)
    mondays = (this_week - WEEK * back for back in range(last - 1, -1, -1))
    return tuple(WeekWords(monday, totals[monday]) for monday in mondays)


def _month(week: Week) -> tuple[int, int]:
    thursday = week.monday + _THURSDAY
    return thursday.year, thursday.month
