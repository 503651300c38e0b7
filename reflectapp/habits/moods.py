"""Mood before and after writing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from reflectapp.domain.entry import EntryFacts, Mood


@dataclass(frozen=True, slots=True)
class MoodPoint:
    """How somebody felt before and after one entry; at least one of the two is known."""

    entry_id: str
    day: date
    before: Mood | None
    after: Mood | None


@dataclass(frozen=True, slots=True)
class MoodChange:
    """How often writing ended in a better, the same or a lower mood."""

    better: int
    same: int
    lower: int

    @property
    def total(self) -> int:
        """Entries with both moods."""
        return self.better + self.same + self.lower


def mood_points(entries: Iterable[EntryFacts], since: date, until: date) -> tuple[MoodPoint, ...]:
    """Return the moods noted from `since` to `until`, both included, by day."""
    noted = [
        MoodPoint(e.id, e.happened_on, e.mood_before, e.mood_after)
        for e in entries
        if since <= e.happened_on <= until and not (e.mood_before is None and e.mood_after is None)
    ]
    return tuple(sorted(noted, key=lambda point: (point.day, point.entry_id)))


def mood_change(points: Iterable[MoodPoint]) -> MoodChange:
    """Count the entries that have both moods by how they compare."""
    pairs = [(p.before, p.after) for p in points if p.before is not None and p.after is not None]
    better = sum(after > before for before, after in pairs)
    same = sum(after == before for before, after in pairs)
    return MoodChange(better, same, len(pairs) - better - same)
