"""Two cards side by side, or one above the other where it is narrow."""

from __future__ import annotations

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget
from typing_extensions import override

from reflectapp.ui.theme import L


class Columns(QWidget):
    """Lays two widgets out by the width there is."""

    def __init__(self, wide: QWidget, narrow: QWidget, ratio: tuple[int, int], least: int) -> None:
        """`ratio` shares the width out; below `least` pixels they stand in one column."""
        super().__init__()
        self._least = least
        self._row = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(L)
        self._row.addWidget(wide, ratio[0])
        self._row.addWidget(narrow, ratio[1])

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        is_wide = event.size().width() >= self._least
        self._row.setDirection(
            QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        )
        super().resizeEvent(event)
