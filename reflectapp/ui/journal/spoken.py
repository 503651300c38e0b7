"""Rows of the timeline and of a search as one sentence, for screen readers and tooltips."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from reflectapp.domain.entry import EntryRow, SearchHit
from reflectapp.domain.finding import Kind
from reflectapp.ui.messages import counted, format_day, mood_name, words

_HOLDS = "\N{NO-BREAK SPACE}"


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


def spoken_findings(counts: Mapping[Kind, int]) -> str:
    """Return how many findings of each kind there are; a number never parts from its noun."""
    names = {
        Kind.PERSON: (_tr("1 person"), _tr("{count} people")),
        Kind.PLACE: (_tr("1 place"), _tr("{count} places")),
        Kind.ORGANISATION: (_tr("1 organisation"), _tr("{count} organisations")),
        Kind.DATE: (_tr("1 date"), _tr("{count} dates")),
        Kind.AGE: (_tr("1 age"), _tr("{count} ages")),
        Kind.CONTACT: (_tr("1 contact"), _tr("{count} contacts")),
        Kind.IDENTIFIER: (_tr("1 number"), _tr("{count} numbers")),
        Kind.OTHER: (_tr("1 other detail"), _tr("{count} other details")),
    }
    said = [counted(counts[kind], *names[kind]) for kind in Kind if counts.get(kind)]
    held = [part.replace(" ", _HOLDS) for part in said]
    return f"{_HOLDS}{_HOLDS}·  ".join(held)


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
