"""Writing days: which days count, and on which weekdays they fall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date

from reflectapp.domain.entry import EntryFacts

WRITING_WORDS = 10
"""An entry of this many words makes its day a writing day (habits.md)."""

WEEKDAYS = 7


def words_by_day(entries: Iterable[EntryFacts]) -> dict[date, int]:
    """Return the words of each day that has any, in order of days."""
    totals: Counter[date] = Counter()
    for entry in entries:
        if entry.words > 0:
            totals[entry.happened_on] += entry.words
    return dict(sorted(totals.items()))


def writing_days(entries: Iterable[EntryFacts]) -> frozenset[date]:
    """Return the days that have at least one entry of `WRITING_WORDS`.

    Several shorter notes do not add up to one: a writing day holds a piece of writing.
    """
    return frozenset(e.happened_on for e in entries if e.words >= WRITING_WORDS)


def days_by_weekday(days: Iterable[date]) -> tuple[int, ...]:
    """Return how many of `days` fall on each weekday, Monday first."""
    counts = Counter(day.weekday() for day in days)
    return tuple(counts[weekday] for weekday in range(WEEKDAYS))
