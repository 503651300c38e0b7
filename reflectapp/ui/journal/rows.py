"""How a row of the timeline or of a search is painted."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QPainter,
    QPen,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from reflectapp.domain.entry import EntryRow, Mood, SearchHit
from reflectapp.ui.icons import icon
from reflectapp.ui.journal.spoken import shown_label
from reflectapp.ui.journal.timeline import Role
from reflectapp.ui.messages import format_month, format_short
from reflectapp.ui.offsets import Offsets
from reflectapp.ui.theme import XS, M, S, Theme

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_LINE_HEIGHT = 34
_HIT_HEIGHT = 82
_SNIPPET_LINES = 2

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints months, entries and hits; a theme's change needs no new delegate."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.is_for_hits = False
        """Whether rows have room for a snippet."""
        self._marked, self._exported = icon("bookmark", theme), icon("send", theme)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        # Asking the row what it is would read its page, seen or not.
        return QSize(120, self._theme.scaled(_HIT_HEIGHT if self.is_for_hits else _LINE_HEIGHT))

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect: QRect = option.rect
        inner = rect.adjusted(M, 0, -M, 0)
        what = index.data(Role.SHOWN)
        if isinstance(what, date):
            self.paint_month(painter, rect, format_month(what))
        else:
            self._paint_ground(painter, option)
        if isinstance(what, SearchHit):
            self._paint_hit(painter, inner, what)
        elif isinstance(what, EntryRow):
            self._paint_entry(painter, inner, what)
        painter.restore()

    def paint_month(self, painter: QPainter, rect: QRect, name: str) -> None:
        """Paint a month's name, in a row or over the list."""
        painter.setFont(self._theme.font(12, weight=600))
        painter.setPen(self._theme.color("muted"))
        place = rect.adjusted(XS, 0, 0, -6)
        painter.drawText(place, Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft, name)

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem) -> None:
        state: QStyle.StateFlag = option.state
        ground = ""
        if state & QStyle.StateFlag.State_Selected:
            ground = "soft"
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = "hover"
        home = QRectF(option.rect).adjusted(1, 1, -1, -1)
        painter.setPen(Qt.PenStyle.NoPen)
        if ground:
            painter.setBrush(self._theme.color(ground))
            painter.drawRoundedRect(home, 8, 8)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(home, 8, 8)

    def _paint_entry(self, painter: QPainter, rect: QRect, entry: EntryRow) -> None:
        font = self._theme.font(13)
        metrics = QFontMetrics(font)
        painter.setFont(font)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        day = f"{_DAYS[entry.happened_on.weekday()]} {entry.happened_on.day}"
        day_width = metrics.horizontalAdvance("Wed 30") + S
        painter.setPen(self._theme.color("muted"))
        painter.drawText(rect, middle, day)
        right = self._paint_marks(painter, rect, entry)
        room = QRect(
            rect.left() + day_width, rect.top(), right - rect.left() - day_width, rect.height()
        )
        painter.setPen(self._theme.color("text" if entry.label else "muted"))
        label = metrics.elidedText(shown_label(entry), Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, middle, label)

    def _paint_marks(self, painter: QPainter, rect: QRect, entry: EntryRow) -> int:
        """Paint mood and state at the right; return where the words have to end."""
        right, side = rect.right(), self._theme.scaled(14)
        centre = rect.center().y()
        if entry.mood is not None:
            paint_mood(painter, QPointF(right - 4, centre + 0.5), entry.mood, self._theme)
            right -= S + XS + 2
        if entry.is_marked or entry.is_exported:
            glyph = self._exported if entry.is_exported else self._marked
            glyph.paint(painter, QRect(right - side, centre - side // 2 + 1, side, side))
            right -= side + XS
        return right - XS

    def _paint_hit(self, painter: QPainter, rect: QRect, hit: SearchHit) -> None:
        font = self._theme.font(13, weight=600)
        metrics = QFontMetrics(font)
        line = self._theme.scaled(19)
        top = rect.top() + self._theme.scaled(7)
        painter.setFont(font)
        painter.setPen(self._theme.color("text"))
        words = metrics.elidedText(shown_label(hit.row), Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(QRect(rect.left(), top, rect.width(), line), 0, words)
        painter.setFont(self._theme.font(11))
        painter.setPen(self._theme.color("muted"))
        below = QRect(rect.left(), top + line, rect.width(), line)
        painter.drawText(below, 0, format_short(hit.row.happened_on))
        place = QPointF(rect.left(), top + line + self._theme.scaled(16))
        self._paint_snippet(painter, place, rect.width(), hit)

    def _paint_snippet(self, painter: QPainter, place: QPointF, width: int, hit: SearchHit) -> None:
        text = hit.snippet.replace("\n", " ")
        offsets = Offsets(text)
        layout = QTextLayout(text, self._theme.font(12))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        layout.setTextOption(option)
        look = QTextCharFormat()
        look.setBackground(self._theme.color("found_ground"))
        look.setForeground(self._theme.color("text"))
        marks = []
        for start, end in hit.hits:
            mark = QTextLayout.FormatRange()
            mark.start = offsets.to_utf16(start)
            mark.length = offsets.to_utf16(end) - mark.start
            mark.format = look
            marks.append(mark)
        layout.setFormats(marks)
        layout.beginLayout()
        y = 0.0
        for _ in range(_SNIPPET_LINES):
            line = layout.createLine()
            if not line.isValid():
                break
            line.setLineWidth(width)
            line.setPosition(QPointF(0, y))
            y += line.height()
        layout.endLayout()
        painter.setPen(self._theme.color("muted"))
        layout.draw(painter, place)


def paint_mood(painter: QPainter, centre: QPointF, mood: Mood, theme: Theme) -> None:
    """Paint a mood as a small vessel: the better, the fuller; colour only helps."""
    color: QColor = theme.color(f"mood{int(mood)}")
    radius = 4.5
    home = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
    share = (int(mood) - 1) / 4
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    if share >= 1:
        painter.drawEllipse(home)
    elif share > 0:
        # A chord from the bottom: its half angle gives the height that is filled.
        half = {0.25: 60, 0.5: 90, 0.75: 120}[share]
        painter.drawChord(home, (270 - half) * 16, 2 * half * 16)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(color, 1.4))
    painter.drawEllipse(home)
