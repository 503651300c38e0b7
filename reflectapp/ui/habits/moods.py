"""Mood before and after writing, over time: a hollow dot, a stem, a full dot."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reflectapp.domain.entry import Mood
from reflectapp.habits.moods import MoodPoint
from reflectapp.ui.habits.chart import Chart
from reflectapp.ui.habits.wording import month_name, mood_words
from reflectapp.ui.messages import mood_name
from reflectapp.ui.theme import Theme

_HEIGHT = 210
_DOT = 3.6


class MoodChart(Chart):
    """Five named levels and a pair of dots for each entry that has a mood."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        name = QCoreApplication.translate("Habits", "Mood before and after writing")
        super().__init__(theme, name, parent)
        self._points: tuple[MoodPoint, ...] = ()
        self._from = self._until = date.min

    def show_points(self, points: Sequence[MoodPoint], since: date, until: date) -> None:
        """Show the points of a time; `since` and `until` are the ends of the axis."""
        self._points, self._from, self._until = tuple(points), since, until
        self.cursor_index = min(self.cursor_index, len(points) - 1)
        self.update()

    def entry_id(self, index: int) -> str:
        """Return the entry of an item."""
        return self._points[index].entry_id

    @override
    def count(self) -> int:
        return len(self._points)

    @override
    def words(self, index: int) -> str:
        return mood_words(self._points[index])

    @override
    def area(self, index: int) -> QRectF:
        ys = [self._y(mood) for mood in self._moods(index)]
        x = self._x(self._points[index].day)
        return QRectF(x - 6, min(ys) - 6, 12, max(ys) - min(ys) + 12)

    @override
    def sizeHint(self) -> QSize:
        return QSize(640, self._theme.scaled(_HEIGHT))

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(360, self._theme.scaled(_HEIGHT))

    @override
    def draw(self, painter: QPainter) -> None:
        self._draw_grid(painter)
        self._draw_path(painter)
        for index in range(len(self._points)):
            self._draw_point(painter, index)
        self._draw_legend(painter)

    def _draw_grid(self, painter: QPainter) -> None:
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for mood in Mood:
            y = self._y(mood)
            painter.setPen(QPen(self._theme.color("line"), 1))
            painter.drawLine(QPointF(self._left(), y), QPointF(self.width(), y))
            painter.setPen(self._theme.color("muted"))
            painter.drawText(QRectF(0, y - 9, self._left() - 12, 18), right, mood_name(mood))
        first = date(self._from.year, self._from.month, 1)
        while first <= self._until:
            if first >= self._from:
                box = QRectF(self._x(first) - 2, self._y(Mood.VERY_LOW) + 8, 60, 18)
                painter.drawText(box, Qt.AlignmentFlag.AlignLeft, month_name(first))
            first = date(first.year + first.month // 12, first.month % 12 + 1, 1)

    def _draw_path(self, painter: QPainter) -> None:
        """Draw a quiet line through the moods after writing, averaged over five entries."""
        after = [(p.day, p.after) for p in self._points if p.after is not None]
        path = QPainterPath()
        for index, (day, _) in enumerate(after):
            near = [mood for _, mood in after[max(0, index - 2) : index + 3]]
            place = QPointF(self._x(day), self._y(sum(near) / len(near)))
            if index:
                path.lineTo(place)
            else:
                path.moveTo(place)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(self._theme.color("heat2"), 2))
        painter.drawPath(path)

    def _draw_point(self, painter: QPainter, index: int) -> None:
        point = self._points[index]
        x, accent = self._x(point.day), self._theme.color("accent")
        painter.setPen(QPen(accent, 1.2))
        if point.before is not None and point.after is not None:
            painter.drawLine(QPointF(x, self._y(point.before)), QPointF(x, self._y(point.after)))
        if point.before is not None:
            painter.setBrush(self._theme.color("card"))
            painter.drawEllipse(QPointF(x, self._y(point.before)), _DOT, _DOT)
        if point.after is not None:
            painter.setBrush(accent)
            painter.drawEllipse(QPointF(x, self._y(point.after)), _DOT, _DOT)

    def _draw_legend(self, painter: QPainter) -> None:
        y = self.height() - self._theme.scaled(9)
        x = self._left()
        for text, ground in (
            (QCoreApplication.translate("Habits", "Before writing"), "card"),
            (QCoreApplication.translate("Habits", "After writing"), "accent"),
        ):
            painter.setPen(QPen(self._theme.color("accent"), 1.2))
            painter.setBrush(self._theme.color(ground))
            painter.drawEllipse(QPointF(x + 4, y), _DOT, _DOT)
            painter.setPen(self._theme.color("muted"))
            width = painter.fontMetrics().horizontalAdvance(text)
            box = QRectF(x + 14, y - 9, width + 4, 18)
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)
            x += width + 36

    def _moods(self, index: int) -> list[Mood]:
        point = self._points[index]
        return [mood for mood in (point.before, point.after) if mood is not None]

    def _left(self) -> float:
        return self._theme.scaled(72)

    def _x(self, day: date) -> float:
        span = max((self._until - self._from).days, 1)
        room = self.width() - self._left() - 16
        return self._left() + 8 + room * (day - self._from).days / span

    def _y(self, mood: float) -> float:
        top, bottom = self._theme.scaled(12), self.height() - self._theme.scaled(56)
        return bottom - (bottom - top) * (mood - Mood.VERY_LOW) / (Mood.VERY_GOOD - Mood.VERY_LOW)
