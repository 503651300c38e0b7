"""What tests of entries write and see."""

from __future__ import annotations

from reflectapp.domain.entry import Draft, Entry, TimelineQuery
from reflectapp.services.session import Session

ALL = TimelineQuery()


def draft(entry: Entry, title: str | None = None, body: str | None = None, **more: object) -> Draft:
    """Return an entry as it stands, but for what is named."""
    return Draft(
        entry_id=entry.id,
        title=entry.title if title is None else title,
        body=entry.body if body is None else body,
        happened_on=more.get("happened_on", entry.happened_on),  # type: ignore[arg-type]
        tags=more.get("tags", entry.tags),  # type: ignore[arg-type]
        mood_before=more.get("mood_before", entry.mood_before),  # type: ignore[arg-type]
        mood_after=more.get("mood_after", entry.mood_after),  # type: ignore[arg-type]
    )


def bodies(session: Session, entry: Entry) -> list[str]:
    """Return the words of each revision, newest first."""
    return [revision.body for revision in session.journal.revisions(entry.id)]


def labels(session: Session, query: TimelineQuery = ALL) -> list[str]:
    """Return how the rows of the timeline are labelled, in its order."""
    return [row.label for row in session.journal.rows(query, 0, 100)]
