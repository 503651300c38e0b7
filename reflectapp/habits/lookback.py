"""On this day: the days worth looking back to."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import date

MONTHS_BACK = (1, 3, 6)


@dataclass(frozen=True, slots=True)
class LookBack:
    """A day some whole months before another one."""

    day: date
    months: int
    """How far back; a multiple of 12 for whole years."""


def months_before(day: date, months: int) -> date:
    """Return the same day of the month `months` earlier, or that month's last day.

    Raises:
        ValueError: It would lie before the year 1.
    """
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def look_back_days(today: date, first: date) -> tuple[LookBack, ...]:
    """Return one, three and six months back and every whole year, the nearest first.

    Args:
        today: The day to look back from.
        first: The journal's first day; days before it are left out.
    """
    years = range(12, (today.year - first.year + 1) * 12, 12)
    found = (LookBack(months_before(today, n), n) for n in (*MONTHS_BACK, *years))
    return tuple(back for back in found if first <= back.day < today)
