"""Backups, and which of them are kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

DAILY, WEEKLY, MONTHLY = 7, 4, 12
"""Of how many days, weeks and months the last backup is kept."""


@dataclass(frozen=True, slots=True)
class Backup:
    """One finished backup: a folder with a whole journal and its key file."""

    folder: Path
    made_at: datetime
    """Journal time, UTC."""
    size: int
    """Bytes of both files."""


@dataclass(frozen=True, slots=True)
class BackupTrouble:
    """The last backup that was tried failed; the older ones are as they were."""

    at: datetime
    cause: str
    """As in `BackupFailedError`."""


def kept(made: Iterable[datetime], local: Callable[[datetime], datetime]) -> frozenset[datetime]:
    """Return which backups stay: the last of each of the last days, weeks and months.

    Days, weeks and months without a backup do not count, so a journal that lay still for a
    year keeps what it had. The newest always stays.

    Args:
        made: When each backup was made.
        local: Turns an instant into local time, in which the days are counted.
    """
    newest_first = sorted(set(made), reverse=True)
    staying: set[datetime] = set()
    spans: tuple[tuple[Callable[[date], Hashable], int], ...] = (
        (lambda day: day, DAILY),
        (lambda day: day.isocalendar()[:2], WEEKLY),
        (lambda day: (day.year, day.month), MONTHLY),
    )
    for span_of, most in spans:
        last_of: dict[Hashable, datetime] = {}
        for instant in newest_first:
            last_of.setdefault(span_of(local(instant).date()), instant)
        staying.update(list(last_of.values())[:most])
    return frozenset(staying)
