"""A month, painted: days with writing are marked by a dot as well as by weight."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from reflectapp.ui.messages import format_day, words
from reflectapp.ui.theme import Theme

_ROWS, _COLUMNS = 6, 7
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_COLUMNS,
    Qt.Key.Key_Down: _COLUMNS,
}


class MonthGrid(QWidget):
    """The days of one month, weeks from Monday; arrows move, Enter or a click picks."""

    picked = Signal(object)
    """A `date`."""
    month_changed = Signal(object)
    """The first of the month that is shown, after moving out of the old one."""

    def __init__(self, theme: Theme, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._today = theme, today
        self._current = today
        self._chosen: date | None = None
        self._written: Mapping[date, int] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self._tell()
        theme.changed.connect(self.updateGeometry)

    @property
    def month(self) -> date:
        """The first of the month shown."""
        return self._current.replace(day=1)

    @property
    def current(self) -> date:
        """The day that the arrows have reached."""
        return self._current

    def set_today(self, today: date) -> None:
        """Mark another day as today."""
        self._today = today
        self.update()

    def show_day(self, day: date, *, chosen: bool = False) -> None:
        """Move to a day; `chosen` marks it as the one picked."""
        before = self.month
        self._current = day
        if chosen:
            self._chosen = day
        self._tell()
        self.update()
        if self.month != before:
            self.month_changed.emit(self.month)

    def choose(self, day: date | None) -> None:
        """Mark the picked day, or none."""
        self._chosen = day
        self.update()

    def show_words(self, written: Mapping[date, int]) -> None:
        """Mark the days with writing: words by day."""
        self._written = written
        self._tell()
        self.update()

    def turn(self, months: int) -> None:
        """Go some months on or back, to the same day or the month's last."""
        number = self._current.year * 12 + self._current.month - 1 + months
        first = date(number // 12, number % 12 + 1, 1)
        following = (first + timedelta(days=32)).replace(day=1)
        last = following - timedelta(days=1)
        self.show_day(first.replace(day=min(self._current.day, last.day)))

    @override
    def sizeHint(self) -> QSize:
        cell = self._theme.scaled(28)
        return QSize(_COLUMNS * self._theme.scaled(30), (_ROWS + 1) * cell)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(_COLUMNS * self._theme.scaled(24), self.sizeHint().height())

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.show_day(self._current + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown):
            self.turn(-1 if key == Qt.Key.Key_PageUp else 1)
        elif key == Qt.Key.Key_Home:
            self.show_day(self._today)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.picked.emit(self._current)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self.show_day(day)
            self.picked.emit(day)

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            day = self._day_at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._said(day) if day else "", self)
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(11))
        painter.setPen(self._theme.color("muted"))
        names = self.tr("Mo Tu We Th Fr Sa Su").split()
        for column, name in enumerate(names[:_COLUMNS]):
            painter.drawText(self._cell(0, column), Qt.AlignmentFlag.AlignCenter, name)
        for i in range(_ROWS * _COLUMNS):
            day = self._first() + timedelta(days=i)
            if day.month == self._current.month:
                self._paint_day(painter, day, self._cell(1 + i // _COLUMNS, i % _COLUMNS))
        painter.end()

    def _paint_day(self, painter: QPainter, day: date, cell: QRectF) -> None:
        side = min(cell.width(), cell.height()) - 2
        home = QRectF(0, 0, side, side)
        home.moveCenter(cell.center())
        is_chosen = day == self._chosen
        painter.setPen(Qt.PenStyle.NoPen)
        if is_chosen:
            painter.setBrush(self._theme.color("accent"))
            painter.drawRoundedRect(home, 7, 7)
        elif day == self._today:
            painter.setBrush(self._theme.color("soft"))
            painter.drawRoundedRect(home, 7, 7)
        has_words = self._written.get(day, 0) > 0
        ink = "on_accent" if is_chosen else "text" if has_words or day == self._today else "muted"
        painter.setFont(self._theme.font(12, weight=600 if has_words else 400))
        painter.setPen(self._theme.color(ink))
        painter.drawText(
            home.adjusted(0, 0, 0, -5 if has_words else 0),
            Qt.AlignmentFlag.AlignCenter,
            str(day.day),
        )
        if has_words:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._theme.color("on_accent" if is_chosen else "accent"))
            painter.drawEllipse(QPointF(home.center().x(), home.bottom() - 5), 2, 2)
        if day == self._current and self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            pen = painter.pen()
            pen.setStyle(Qt.PenStyle.SolidLine)
            pen.setColor(self._theme.color("text" if is_chosen else "focus"))
            pen.setWidth(2)
            painter.setPen(pen)
            painter.drawRoundedRect(home, 7, 7)

    def _first(self) -> date:
        """Return the Monday that the grid begins with."""
        return self.month - timedelta(days=self.month.weekday())

    def _cell(self, row: int, column: int) -> QRectF:
        width, height = self.width() / _COLUMNS, self.height() / (_ROWS + 1)
        return QRectF(column * width, row * height, width, height)

    def _day_at(self, place: QPointF) -> date | None:
        row = int(place.y() // (self.height() / (_ROWS + 1))) - 1
        column = min(max(int(place.x() // (self.width() / _COLUMNS)), 0), _COLUMNS - 1)
        if not 0 <= row < _ROWS:
            return None
        day = self._first() + timedelta(days=row * _COLUMNS + column)
        return day if day.month == self._current.month else None

    def _said(self, day: date) -> str:
        count = self._written.get(day, 0)
        return f"{format_day(day)}, {words(count)}" if count else format_day(day)

    def _tell(self) -> None:
        """A screen reader hears the day that the arrows have reached."""
        self.setAccessibleName(self.tr("Calendar: {day}").format(day=self._said(self._current)))
