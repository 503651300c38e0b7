"""What the habit knows of an entry: when and how much, never its words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reflectapp.domain.entry import Mood


@dataclass(frozen=True, slots=True)
class WrittenEntry:
    """The size of one entry, and how its writer felt."""

    id: str
    happened_on: date
    """The stored shift day; a change of time zone or day boundary never moves it."""
    words: int
    mood_before: Mood | None = None
    mood_after: Mood | None = None
