"""What came in from files, so that it can be looked at and undone."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class ImportBatch:
    """All that came in at once."""

    id: str
    format: str
    name: str
    """Of the file or folder, without its path."""
    digest: str
    """SHA-256 of what came in, by which the same file is known again."""
    came_in_at: datetime
    """Journal time, UTC."""
    entries: int
    """How many of its entries are still there."""
    subject_ids: tuple[str, ...] = ()
    """Subjects of the register that came in with it."""


@dataclass(frozen=True, slots=True)
class ImportedEntry:
    """An entry that came in."""

    id: str
    label: str
    is_changed: bool
    """Edited, decided on or marked for the blog since."""
