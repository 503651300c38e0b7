"""Scrolling to a section whose place is not known yet."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget

from reflectapp.ui.theme import S


class Seeker(QObject):
    """Stays with what is sought while the rows above it find their heights.

    Until the writer scrolls, or begins with a control: then nothing moves by itself any more.
    """

    arrived = Signal(QWidget)

    def __init__(self, area: QScrollArea) -> None:
        super().__init__(area)
        self._area = area
        self._sought: QWidget | None = None
        bar = area.verticalScrollBar()
        bar.rangeChanged.connect(self._soon)
        bar.actionTriggered.connect(self._give_up)

    def seek(self, part: QWidget) -> None:
        """Bring a part of the area to its top."""
        self._sought = part
        self._go()
        # Rows that were hidden, or never shown, have no place before they are laid out.
        self._soon()

    def _soon(self) -> None:
        if self._sought is not None:
            QTimer.singleShot(0, self, self._follow)

    def _follow(self) -> None:
        focused = QApplication.focusWidget()
        if focused is not None and self._area.isAncestorOf(focused):
            self._give_up()
        self._go()

    def _go(self) -> None:
        if self._sought is not None:
            self._area.verticalScrollBar().setValue(max(0, self._sought.y() - S))
            self.arrived.emit(self._sought)

    def _give_up(self) -> None:
        self._sought = None
