"""The year's heat map: a square for each day, fuller and darker with more words."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reflectapp.habits.heatmap import LEVELS, HeatDay, HeatMap
from reflectapp.ui.habits.chart import Chart
from reflectapp.ui.habits.wording import day_words, month_name, weekday_name
from reflectapp.ui.theme import Theme

_ROWS = 7
_LARGEST_STEP, _SMALLEST_STEP = 18, 9
_SHADE = ("heat0", "heat2", "heat3", "heat3", "heat4")
"""The lightest shade would be lost in a small square: size tells levels 2 and 3 apart."""
_FILLED = (1.0, 0.5, 0.68, 0.84, 1.0)
"""How much of its square each level fills: a shape beside the shade."""


class HeatChart(Chart):
    """A year in columns of weeks; arrow keys walk through the days."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, QCoreApplication.translate("Habits", "Writing by day"), parent)
        self._map = HeatMap((), ())

    def show_map(self, found: HeatMap) -> None:
        """Show a year; the cursor goes to its last day once the chart has the focus."""
        self._map = found
        self.cursor_index = min(self.cursor_index, len(found.days) - 1)
        self.updateGeometry()
        self.update()

    def day(self, index: int) -> date:
        """Return the day of an item."""
        return self._map.days[index].day

    @override
    def count(self) -> int:
        return len(self._map.days)

    @override
    def words(self, index: int) -> str:
        square = self._map.days[index]
        return day_words(square.day, square.words)

    @override
    def area(self, index: int) -> QRectF:
        week, weekday = divmod(index, _ROWS)
        step, side = self._step(), self._side()
        return QRectF(self._left() + week * step, self._top() + weekday * step, side, side)

    @override
    def step(self, key: int) -> int:
        return {
            Qt.Key.Key_Left: -_ROWS,
            Qt.Key.Key_Right: _ROWS,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_Down: 1,
        }.get(Qt.Key(key), 0)

    @override
    def sizeHint(self) -> QSize:
        return QSize(780, round(self._top() + _ROWS * self._step() + self._legend_height()))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(self._left() + 53 * _SMALLEST_STEP, self.sizeHint().height())

    @override
    def draw(self, painter: QPainter) -> None:
        self._draw_labels(painter)
        for index, square in enumerate(self._map.days):
            self._draw_square(painter, self.area(index), square.level)
        if self._map.days:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("text"), 1.2))
            painter.drawRoundedRect(self.area(len(self._map.days) - 1), 3, 3)
        self._draw_legend(painter)

    def _draw_labels(self, painter: QPainter) -> None:
        painter.setPen(self._theme.color("muted"))
        left, step = self._left(), self._step()
        # Large type is taller than a square where the window is small.
        beside = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip
        for weekday in (0, 2, 4):
            box = QRectF(0, self._top() + weekday * step, left - 6, self._side())
            painter.drawText(box, beside, weekday_name(weekday))
        free_from = float(left)
        for week in range(self._map.weeks):
            days = self._map.days[week * _ROWS : (week + 1) * _ROWS]
            name = month_name(days[-1].day)
            x = left + week * step
            width = painter.fontMetrics().horizontalAdvance(name)
            if _begins_month(days) and free_from <= x <= self.width() - width:
                box = QRectF(x, 0, width + 4, self._top() - 4)
                painter.drawText(box, Qt.AlignmentFlag.AlignTop, name)
                free_from = x + width + 6

    def _draw_square(self, painter: QPainter, box: QRectF, level: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("heat0"))
        painter.drawRoundedRect(box, 3, 3)
        if level:
            inset = box.width() * (1 - _FILLED[level]) / 2
            painter.setBrush(self._theme.color(_SHADE[level]))
            painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), 3, 3)

    def _draw_legend(self, painter: QPainter) -> None:
        side = self._theme.scaled(12)
        top = self._top() + _ROWS * self._step() + self._legend_height() - side - 2
        less = QCoreApplication.translate("Habits", "Fewer words")
        more = QCoreApplication.translate("Habits", "More")
        metrics = painter.fontMetrics()
        x: float = self._left()
        painter.setPen(self._theme.color("muted"))
        middle = Qt.AlignmentFlag.AlignVCenter
        width = metrics.horizontalAdvance(less)
        painter.drawText(QRectF(x, top, width + 2, side), middle, less)
        x += width + 8
        for level in range(LEVELS):
            self._draw_square(painter, QRectF(x, top, side, side), level)
            x += side + 4
        painter.setPen(self._theme.color("muted"))
        painter.drawText(
            QRectF(x + 4, top, metrics.horizontalAdvance(more) + 2, side), middle, more
        )

    def _left(self) -> int:
        return self._theme.scaled(34)

    def _top(self) -> int:
        return self._theme.scaled(20)

    def _legend_height(self) -> int:
        return self._theme.scaled(26)

    def _step(self) -> float:
        weeks = max(self._map.weeks, 1)
        room = (self.width() - self._left()) / weeks
        return max(_SMALLEST_STEP, min(_LARGEST_STEP, room))

    def _side(self) -> float:
        step = self._step()
        return step - max(2.0, step * 0.18)


def _begins_month(week: tuple[HeatDay, ...]) -> bool:
    return any(square.day.day == 1 for square in week)
