"""Histories of an entry, by days since a start, and what is young in them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from reflectapp.domain.post import DelayChange, DelayPolicy
from reflectapp.publish.ripeness import young_spans

START = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
POLICY = DelayPolicy((DelayChange(START - timedelta(days=100), 14),))


@dataclass(frozen=True)
class Saved:
    """A text saved so many days after the start."""

    day: float
    text: str

    @property
    def saved_at(self) -> datetime:
        """When."""
        return day(self.day)


def day(days: float) -> datetime:
    """Return the moment so many days after the start."""
    return START + timedelta(days=days)


def young_words(
    history: list[Saved], text: str, now: float, policy: DelayPolicy = POLICY
) -> list[str]:
    """Return the young passages of a text."""
    spans = young_spans(history, text, day(now), policy)
    return [text[p.span.start : p.span.end] for p in spans]
