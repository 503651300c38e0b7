"""A month with its name and arrows; in the left panel it folds away, at the page it pops up."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QHideEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.ui.icons import icon
from reflectapp.ui.journal.calendar import MonthGrid
from reflectapp.ui.messages import format_month
from reflectapp.ui.theme import XS, L, M, Theme
from reflectapp.ui.widgets import icon_button, label


class MonthCalendar(QWidget):
    """A `MonthGrid` under the month's name."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.grid = MonthGrid(theme, today)
        self.name = label(format_month(today), "heading")
        self._back = icon_button(icon("chevron-left", theme), self.tr("Month before"))
        self._on = icon_button(icon("chevron-right", theme), self.tr("Month after"))
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        for part, step in ((self._back, -1), (self._on, 1)):
            part.setToolTip(f"{part.accessibleName()}  ({self._key(step)})")
            part.clicked.connect(lambda _=False, months=step: self.grid.turn(months))
            head.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addLayout(head)
        column.addWidget(self.grid)
        self.grid.month_changed.connect(lambda month: self.name.setText(format_month(month)))

    def show_day(self, day: date, *, chosen: bool = False) -> None:
        """Move to a day."""
        self.grid.show_day(day, chosen=chosen)
        self.name.setText(format_month(day))

    def _key(self, step: int) -> str:
        return self.tr("Page Up") if step < 0 else self.tr("Page Down")


class DatePopup(QFrame):
    """Asks for the day of the shift; Esc leaves it as it is."""

    picked = Signal(object)
    """A `date`."""

    def __init__(self, theme: Theme, today: date, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setProperty("role", "card")
        self._opener: QWidget | None = None
        self.calendar = MonthCalendar(theme, today)
        self.calendar.grid.picked.connect(self._pick)
        hint = label(self.tr("A night shift counts for the day it began."), "small", wraps=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, M, L, M)
        column.addWidget(self.calendar)
        column.addWidget(hint)

    def open_at(self, below: QWidget, day: date) -> None:
        """Appear under a widget, at a day."""
        self._opener = below
        self.calendar.show_day(day, chosen=True)
        self.move(below.mapToGlobal(below.rect().bottomLeft()))
        self.show()
        self.calendar.grid.setFocus()

    @override
    def hideEvent(self, event: QHideEvent) -> None:
        """Give the keys back to where one came from; not every desktop does."""
        super().hideEvent(event)
        if self._opener is not None and self._opener.isVisible():
            self._opener.activateWindow()
            self._opener.setFocus(Qt.FocusReason.PopupFocusReason)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _pick(self, day: date) -> None:
        self.hide()
        self.picked.emit(day)
