"""Rows of the timeline and of a search as one sentence, for screen readers and tooltips."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.entry import EntryRow, SearchHit
from reflectapp.ui.messages import format_day, mood_name, words


def shown_label(row: EntryRow) -> str:
    """Return what stands for an entry in a list; one without words has a name too."""
    return row.label or _tr("Nothing written yet")


def spoken_row(row: EntryRow) -> str:
    """Return the whole line in words."""
    parts = [shown_label(row), format_day(row.happened_on), words(row.words)]
    if row.mood is not None:
        parts.append(_tr("mood {mood}").format(mood=mood_name(row.mood)))
    if row.is_marked:
        parts.append(_tr("marked for the blog"))
    if row.is_exported:
        parts.append(_tr("exported"))
    return ", ".join(parts)


def spoken_hit(hit: SearchHit) -> str:
    """Return a hit in words."""
    return f"{spoken_row(hit.row)}. {' '.join(hit.snippet.split())}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
