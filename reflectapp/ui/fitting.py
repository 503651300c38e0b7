"""A line that says as much as its room allows, and never half a word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget
from typing_extensions import override


class FittingLabel(QLabel):
    """Shows the first of its wordings that fits; the last one when none does."""

    def __init__(self, role: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self._wordings: tuple[str, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)

    def say(self, wordings: Sequence[str]) -> None:
        """Say one of these, the longest first; a screen reader is told the first."""
        self._wordings = tuple(wordings)
        self.setAccessibleName(self._wordings[0] if self._wordings else "")
        self.updateGeometry()
        self._fit()

    @override
    def sizeHint(self) -> QSize:
        return self._room_for(self._wordings[:1])

    @override
    def minimumSizeHint(self) -> QSize:
        return self._room_for(self._wordings[-1:])

    def _room_for(self, wordings: Sequence[str]) -> QSize:
        room = super().sizeHint()
        room.setWidth(self.fontMetrics().horizontalAdvance("".join(wordings)) + 2)
        return room

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()
            self._fit()

    def _fit(self) -> None:
        width = self.fontMetrics().horizontalAdvance
        fitting = (words for words in self._wordings if width(words) <= self.width())
        shown = next(fitting, self._wordings[-1] if self._wordings else "")
        if shown != self.text():
            self.setText(shown)
