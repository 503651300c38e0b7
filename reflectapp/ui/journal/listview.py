"""The list in the left panel: timeline or search results, moved through by keys alone too."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QWidget
from typing_extensions import override

from reflectapp.domain.entry import EntryRow
from reflectapp.ui.journal.rows import RowDelegate
from reflectapp.ui.journal.timeline import Role
from reflectapp.ui.messages import format_month
from reflectapp.ui.theme import Theme

_SETTLE_MS = 90
"""Rows passed more quickly than this are not opened."""


class EntryList(QListView):
    """Shows rows; the month that one is in stays in sight at the top."""

    entry_chosen = Signal(object)
    """The `EntryRow` that the selection rests on."""
    entry_entered = Signal()
    """Enter or a click: go on to the page."""
    left = Signal()
    """Esc: go back to where one came from."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._delegate = RowDelegate(theme, self)
        self._shows_months = True
        self._quiet = False
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Entries"))
        self.setToolTip("")
        self._settling = QTimer(self)
        self._settling.setSingleShot(True)
        self._settling.setInterval(_SETTLE_MS)
        self._settling.timeout.connect(self._announce)
        self.clicked.connect(lambda _: self._enter())
        theme.changed.connect(self.scheduleDelayedItemsLayout)

    def show_model(self, model: QAbstractItemModel, *, months: bool) -> None:
        """Show other rows, with months between or without."""
        self._shows_months = months
        self._delegate.is_for_hits = not months
        if self.model() is not model:
            self.setModel(model)
        self.scheduleDelayedItemsLayout()

    def entry(self) -> EntryRow | None:
        """Return the entry that is selected."""
        row = self.currentIndex().data(Role.ENTRY) if self.currentIndex().isValid() else None
        return row if isinstance(row, EntryRow) else None

    def settle(self) -> None:
        """Open nothing more by itself: something else was chosen meanwhile."""
        self._settling.stop()

    def select_row(self, row: int) -> None:
        """Select a row that is on the page already: nothing is opened again."""
        self._quiet = True
        self.setCurrentIndex(self.model().index(row, 0))
        self._quiet = False

    def select_nothing(self) -> None:
        """Take the selection away."""
        self._quiet = True
        self.selectionModel().clear()
        self._quiet = False

    @override
    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        if current.isValid() and not self._quiet:
            self._settling.start()
        else:
            self._settling.stop()

    @override
    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        super().scrollTo(index, hint)
        covered = self._strip().bottom() - self.visualRect(index).top()
        if self._shows_months and covered > 0:
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - covered - 1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.entry():
            self._enter()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        first = self.indexAt(self.viewport().rect().topLeft())
        if not self._shows_months or not first.isValid() or self.verticalScrollBar().value() == 0:
            return
        painter = QPainter(self.viewport())
        strip = self._strip()
        painter.fillRect(strip, self._theme.color("rail"))
        self._delegate.paint_month(painter, strip, format_month(first.data(Role.MONTH)))
        painter.end()

    def _strip(self) -> QRect:
        return QRect(0, 0, self.viewport().width(), self._theme.scaled(28))

    def _enter(self) -> None:
        if self.entry() is not None:
            self._settling.stop()
            self._announce()
            self.entry_entered.emit()

    def _announce(self) -> None:
        entry = self.entry()
        if entry is not None:
            self.entry_chosen.emit(entry)
