"""Facts of entries, as the habit sees them."""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from reflectapp.domain.entry import EntryFacts, Mood


def facts(
    entry_id: str,
    day: date,
    words: int,
    before: Mood | None = None,
    after: Mood | None = None,
) -> EntryFacts:
    """Return the facts of one entry, written at noon of its day."""
    noon = datetime.combine(day, time(12), UTC)
    return EntryFacts(
        id=entry_id,
        happened_on=day,
        words=words,
        mood_before=before,
        mood_after=after,
        created_at=noon,
        changed_at=noon,
        template=None,
        tags=(),
    )
