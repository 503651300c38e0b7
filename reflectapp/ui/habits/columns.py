"""Two cards side by side, or one above the other where it is narrow."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from reflectapp.ui.theme import L


class Columns(QWidget):
    """Lays two widgets out by the width there is."""

    def __init__(self, wide: QWidget, narrow: QWidget, ratio: tuple[int, int], least: int) -> None:
        """`ratio` shares the width out; they stand in one column where it is below
        `least` pixels, or too little for either of them."""
        super().__init__()
        self._pair, self._ratio, self._least = (wide, narrow), ratio, least
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(L)
        self._row.addWidget(wide, ratio[0])
        self._row.addWidget(narrow, ratio[1])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._turn()

    @override
    def minimumSizeHint(self) -> QSize:
        # Side by side they may need more, but they can always give way to one column.
        widest = max(part.minimumSizeHint().width() for part in self._pair)
        return QSize(widest, super().minimumSizeHint().height())

    def _turn(self) -> None:
        room = self.width() - self._row.spacing()
        fits = all(
            part.minimumSizeHint().width() <= room * share // sum(self._ratio)
            for part, share in zip(self._pair, self._ratio, strict=True)
        )
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight
            if fits and self.width() >= self._least
            else QBoxLayout.Direction.TopToBottom
        )
