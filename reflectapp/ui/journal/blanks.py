"""What the list says while it is empty, by the reason why."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reflectapp.ui.icons import icon
from reflectapp.ui.theme import Theme
from reflectapp.ui.widgets import EmptyState


def blanks(theme: Theme) -> dict[str, EmptyState]:
    """Return the states: no entry at all, none like that, an empty day or bin, nothing found."""
    table = {
        "none": (
            "notebook-pen",
            _tr("Your entries will be here"),
            _tr("Newest first, by month. Press Ctrl+N and begin with one sentence."),
        ),
        "narrowed": (
            "filter",
            _tr("No entry like that"),
            _tr("Take a filter away, or tag entries on the right of the page."),
        ),
        "day": (
            "calendar",
            _tr("Nothing written that day"),
            _tr("A new entry made now is dated on it. Choose the day again to see every entry."),
        ),
        "bin": (
            "trash-2",
            _tr("The bin is empty"),
            _tr("What you delete is kept here for 30 days, then erased for good."),
        ),
        "search": (
            "search",
            _tr("Nothing found"),
            _tr("Every word has to be in the entry. Try fewer words, or their beginnings."),
        ),
    }
    return {
        key: EmptyState(icon(glyph, theme), title, text)
        for key, (glyph, title, text) in table.items()
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("Timeline", text)
