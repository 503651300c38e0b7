"""Icons drawn in the theme's colours, which follow when the theme changes."""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from typing_extensions import override

from reflectapp.ui.theme import Theme


@cache
def icon(name: str, theme: Theme, size: int = 18, *, token: str = "text") -> QIcon:
    """Return the icon called `name` (a file of resources/icons) in the colour `token`.

    It looks its colour up whenever it is painted, so it needs no renewal when the theme
    changes. `size` is the one it reports; it scales to any.

    Every icon lives as long as the program, and there are only so many: the garbage collector
    would delete an engine written in Python before the icon that it belongs to.
    """
    return QIcon(_ThemedEngine(theme.resources / "icons" / f"{name}.svg", theme, size, token))


class _ThemedEngine(QIconEngine):
    def __init__(self, path: Path, theme: Theme, size: int, token: str) -> None:
        super().__init__()
        self._path, self._theme, self._size, self._token = path, theme, size, token

    @override
    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        token = "faint" if mode == QIcon.Mode.Disabled else self._token
        drawing = _drawing(self._path, self._theme.token(token))
        side = min(rect.width(), rect.height())
        home = QRectF(0, 0, side, side)
        home.moveCenter(QRectF(rect).center())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        QSvgRenderer(drawing).render(painter, home)

    @override
    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    @override
    def clone(self) -> QIconEngine:
        return _ThemedEngine(self._path, self._theme, self._size, self._token)

    @override
    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    @override
    def isNull(self) -> bool:
        return not self._path.is_file()


@lru_cache(maxsize=512)
def _drawing(path: Path, color: str) -> QByteArray:
    if not path.is_file():
        return QByteArray()
    text = path.read_text(encoding="utf-8").replace("currentColor", color)
    # Two units of stroke look heavy beside Inter at 18 pixels.
    return QByteArray(text.replace('stroke-width="2"', 'stroke-width="1.75"').encode())
