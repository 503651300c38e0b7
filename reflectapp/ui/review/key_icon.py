"""A key cap as an icon: the letter that does what a button does."""

from __future__ import annotations

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from typing_extensions import override

from reflectapp.ui.theme import Theme


def key_icon(theme: Theme, key: str) -> QIcon:
    """Return a key cap with `key` on it; it follows the theme."""
    return QIcon(_KeyCap(theme, key))


class _KeyCap(QIconEngine):
    def __init__(self, theme: Theme, key: str) -> None:
        super().__init__()
        self._theme, self._key = theme, key

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cap = QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(self._theme.color("line_strong"))
        painter.setBrush(self._theme.color("hover"))
        painter.drawRoundedRect(cap, 4, 4)
        font = self._theme.font(11, weight=600)
        font.setPixelSize(11 if len(self._key) == 1 else 9)
        painter.setFont(font)
        is_off = mode == QIcon.Mode.Disabled
        painter.setPen(self._theme.color("faint" if is_off else "text"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self._key)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        image = QPixmap(size)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return image

    @override
    def clone(self) -> QIconEngine:
        return _KeyCap(self._theme, self._key)
