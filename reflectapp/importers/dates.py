"""Dates and times as other programs write them."""

from __future__ import annotations

import re
import zoneinfo
from datetime import UTC, date, datetime, time

from reflectapp.domain.clock import shift_day
from reflectapp.importers.candidate import Days

FIRST_YEAR, LAST_YEAR = 1900, 2200
"""What lies outside is a mistake, or made to break something."""

_DAY = re.compile(r"(\d{4})[-_./]?(\d{2})[-_./]?(\d{2})(?!\d)")
_MOMENT = re.compile(
    r"(?P<day>\d{4}-\d{1,2}-\d{1,2})(?:[T ]+(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[AaPp]\.?[Mm]\.?)?"
    r"\s*(?P<zone>Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?\s*"
)

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAMED = re.compile(
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>[a-z]{3,9})\.?"
    r"|(?P<first>[a-z]{3,9})\.?\s+(?P<second>\d{1,2})(?:st|nd|rd|th)?)"
    r",?\s+(?P<year>\d{4})(?:,?\s+(?:at\s+)?(?P<rest>\d.*))?",
    re.IGNORECASE,
)
_YEAR_FIRST = re.compile(r"(\d{4})[/.](\d{1,2})[/.](\d{1,2})(?:[ T]+(\d.*))?")


def day_in(name: str) -> tuple[date, str] | None:
    """Return the date that a name begins with, and the rest of the name; None for none."""
    match = _DAY.match(name)
    if match is None:
        return None
    day = _day(*(int(part) for part in match.groups()))
    return None if day is None else (day, name[match.end() :])


def moment(text: str) -> tuple[date, datetime | None] | None:
    """Read an ISO date, with or without a time of day.

    Returns:
        The date, and the moment when there is a time: aware when it names a zone. None when
        it is no date of these centuries.
    """
    match = _MOMENT.fullmatch(text.strip())
    if match is None:
        return None
    day = _day(*(int(part) for part in match["day"].split("-")))
    if day is None:
        return None
    if match["hour"] is None:
        return day, None
    try:
        at = time(_hour(int(match["hour"]), match["half"]), int(match["minute"]))
        at = at.replace(second=int(match["second"] or 0))
        return day, _aware(datetime.combine(day, at), match["zone"])
    except ValueError:
        return None


def spoken_moment(text: str) -> tuple[date, datetime | None] | None:
    """Read a date as people and blogs write it, in English or with the year first; see `moment`.

    A date of which nobody can say which number is the month is none.
    """
    text = text.strip()
    numbers = _YEAR_FIRST.fullmatch(text)
    if numbers is not None:
        year, month, day, rest = numbers.groups()
        return moment(f"{year}-{month}-{day} {rest or ''}")
    named = _NAMED.fullmatch(text)
    if named is None:
        return moment(text)
    word = (named["month"] or named["first"]).casefold()
    number = next((i for i, name in enumerate(_MONTHS, 1) if word.startswith(name)), 0)
    day = named["day"] or named["second"]
    return moment(f"{named['year']}-{number:02d}-{day} {named['rest'] or ''}")


def shift_of(at: datetime, days: Days, zone: str | None = None) -> tuple[date, datetime | None]:
    """Return the shift day of a moment, and the moment in UTC where that can be known.

    Args:
        at: Aware, or in the local time of whoever wrote it.
        zone: Name of the zone in which it was written; the computer's when there is none.
    """
    if at.tzinfo is None:
        return _shifted(at, days), None
    return _shifted(_local(at, days, zone), days), at.astimezone(UTC)


def _shifted(local: datetime, days: Days) -> date:
    try:
        return shift_day(local, days.day_boundary)
    except OverflowError:
        return local.date()


def _local(at: datetime, days: Days, zone: str | None) -> datetime:
    if zone:
        try:
            return at.astimezone(zoneinfo.ZoneInfo(zone))
        except (zoneinfo.ZoneInfoNotFoundError, ValueError, OSError):
            pass
    return days.local(at)


def _hour(hour: int, half: str | None) -> int:
    if half is None:
        return hour
    if not 1 <= hour <= 12:
        raise ValueError("no hour of a twelve-hour clock")
    return hour % 12 + (12 if half[0] in "Pp" else 0)


def _aware(at: datetime, zone: str | None) -> datetime:
    if zone is None:
        return at
    if zone[0] in "+-":
        return datetime.fromisoformat(f"{at.isoformat()}{zone[:3]}:{zone[-2:]}")
    return at.replace(tzinfo=UTC)


def _day(year: int, month: int, day: int) -> date | None:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None
