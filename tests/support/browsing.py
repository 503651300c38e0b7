"""What tests of the list of entries store and see."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import Qt

from reflectapp.domain.entry import Entry
from reflectapp.services.session import Session
from reflectapp.ui.journal.view import JournalPlace

Opened = Callable[..., Entry]
Settle = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DAY = date(2026, 3, 2)


def shown_rows(place: JournalPlace, settle: Settle) -> list[str]:
    """Return the rows of the list as they are read aloud, months too."""
    model = place.browse.list.model()

    def read() -> list[str]:
        return [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]

    read()
    settle()
    return read()


def stored(session: Session, *days: date) -> list[Entry]:
    """Store an entry for each day, titled by it."""
    return [session.journal.new_entry(title=f"{day:%d %b}", happened_on=day) for day in days]
