"""Bars: words per week, and writing days by weekday."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reflectapp.ui.habits.chart import Chart
from reflectapp.ui.theme import Theme

_HEIGHT = 150
_NICE = (1, 2, 3, 4, 5, 8, 10)


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar."""

    value: int
    words: str
    """What it says when it is pointed at."""
    label: str = ""
    """Written under it; may be empty."""
    is_open: bool = False
    """What it counts is not over: it is drawn as an outline."""


class BarChart(Chart):
    """Bars side by side over a base line, with the top of the scale written beside it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, name, parent)
        self._bars: tuple[Bar, ...] = ()
        self._shows_values = False

    def show_bars(self, bars: Sequence[Bar], *, shows_values: bool = False) -> None:
        """Show bars; `shows_values` writes each value above its bar instead of a scale."""
        self._bars, self._shows_values = tuple(bars), shows_values
        self.cursor_index = min(self.cursor_index, len(bars) - 1)
        self.update()

    @override
    def count(self) -> int:
        return len(self._bars)

    @override
    def words(self, index: int) -> str:
        return self._bars[index].words

    @override
    def area(self, index: int) -> QRectF:
        slot = self._slot()
        return QRectF(self._left() + index * slot, self._head(), slot, self._base() - self._head())

    @override
    def sizeHint(self) -> QSize:
        return QSize(320, self._theme.scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + max(180, 5 * len(self._bars)), self._theme.scaled(_HEIGHT))

    @override
    def draw(self, painter: QPainter) -> None:
        top = _scale(max((bar.value for bar in self._bars), default=0))
        if not self._shows_values:
            self._draw_scale(painter, top)
        free_from = 0.0
        for index, bar in enumerate(self._bars):
            self._draw_bar(painter, index, bar, top)
            free_from = self._draw_label(painter, index, bar, free_from)
        painter.setPen(QPen(self._theme.color("line_strong"), 1))
        painter.drawLine(
            round(self._left()), round(self._base()), self.width(), round(self._base())
        )

    def _draw_scale(self, painter: QPainter, top: int) -> None:
        for value in (top, top // 2):
            y = self._base() - (self._base() - self._head()) * value / top
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(round(self._left()), round(y), self.width(), round(y))
            painter.setPen(self._theme.color("muted"))
            box = QRectF(0, y - 8, self._left() - 8, 16)
            painter.drawText(
                box, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, f"{value:,}"
            )

    def _draw_bar(self, painter: QPainter, index: int, bar: Bar, top: int) -> None:
        slot = self.area(index)
        inset = max(1.0, min(slot.width() * 0.16, 14.0))
        height = slot.height() * bar.value / top
        box = QRectF(slot.left() + inset, slot.bottom() - height, slot.width() - 2 * inset, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("accent"))
        if bar.is_open:
            painter.setPen(QPen(self._theme.color("accent"), 1.5))
            painter.setBrush(self._theme.color("soft"))
            box = box.adjusted(1, 1, -1, 0)
        if bar.value:
            painter.drawRoundedRect(box, 2.5, 2.5)
        if self._shows_values:
            painter.setPen(self._theme.color("text"))
            above = QRectF(slot.left(), box.top() - 18, slot.width(), 16)
            painter.drawText(above, Qt.AlignmentFlag.AlignCenter, f"{bar.value:,}")

    def _draw_label(self, painter: QPainter, index: int, bar: Bar, free_from: float) -> float:
        width = painter.fontMetrics().horizontalAdvance(bar.label) + 8
        slot = self.area(index)
        # A narrow bar's label begins under it; a wide bar's stands in its middle.
        left = slot.center().x() - width / 2 if slot.width() >= width else slot.left()
        if not bar.label or left < free_from or left + width > self.width() + 8:
            return free_from
        painter.setPen(self._theme.color("muted"))
        box = QRectF(left, self._base() + 4, width, self._theme.scaled(16))
        wide = slot.width() >= width
        align = Qt.AlignmentFlag.AlignCenter if wide else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, align | Qt.AlignmentFlag.AlignVCenter, bar.label)
        return left + width

    def _slot(self) -> float:
        return (self.width() - self._left()) / max(len(self._bars), 1)

    def _left(self) -> int:
        return 0 if self._shows_values else self._theme.scaled(44)

    def _head(self) -> float:
        return self._theme.scaled(20) if self._shows_values else self._theme.scaled(10)

    def _base(self) -> float:
        return self.height() - self._theme.scaled(22)


def _scale(largest: int) -> int:
    """Return a round number that is not less than `largest`, and at least 2."""
    power = 1
    while power * 10 < largest:
        power *= 10
    return max(2, next(n * power for n in _NICE if n * power >= largest))
