"""The public version on a page, as a reader will see it, with what was changed shown as pills."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QRegularExpression, Qt, Signal
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QTextCursor
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from reflectapp.domain.finding import Segment, SegmentKind
from reflectapp.ui.offsets import Offsets
from reflectapp.ui.review.paper import Paper
from reflectapp.ui.review.ranges import paint_line, paint_pill, paint_wave
from reflectapp.ui.review.reader import (
    NUMBER_END,
    SEGMENT_END,
    SEGMENT_START,
    YOUNG_END,
    YOUNG_START,
    ReaderPage,
)
from reflectapp.ui.theme import Theme

_MARK = re.compile(
    f"(?P<open>[{SEGMENT_START}{YOUNG_START}])(?P<number>\\d+){NUMBER_END}"
    f"|(?P<close>[{SEGMENT_END}{YOUNG_END}])"
)
_WORDS = re.compile(r"\w+")
_MOST_SOUGHT = 30
_IN_ANY_SCRIPT = QRegularExpression.PatternOption.UseUnicodePropertiesOption
_CLOSES = {SEGMENT_START: SEGMENT_END, YOUNG_START: YOUNG_END}


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of the shown document, in Qt's positions."""

    is_young: bool
    number: int
    """Of the segment, or of the young span."""
    start: int
    end: int


class ReaderPane(Paper):
    """Shows a public version; knows where each of its segments stands on the page."""

    segment_clicked = Signal(int)
    menu_requested = Signal(int, QPointF)
    """The right button on a segment, and where on screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._page: ReaderPage | None = None
        self._places: dict[int, Marked] = {}
        self._tips: tuple[str, ...] = ()
        self._marked: tuple[Marked, ...] = ()
        self._segments: tuple[Segment, ...] = ()
        self._current: int | None = None

    def show_page(self, page: ReaderPage, tips: Sequence[str] = ()) -> None:
        """Show a page; `tips` says for each young span when it ripens."""
        self._tips = tuple(tips)
        if page == self._page:
            return
        place = self.verticalScrollBar().value()
        self._page, self._segments = page, page.public.segments
        self._marked = ()
        self.setUpdatesEnabled(False)
        self.show_html(page.html)
        self._marked = tuple(self._take_marks())
        self._places = {mark.number: mark for mark in self._marked if not mark.is_young}
        self.verticalScrollBar().setValue(place)
        self.setUpdatesEnabled(True)

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self._page, self._tips, self._marked = None, (), ()
        self._places, self._segments, self._current = {}, (), None
        self.clear()

    def show_current(self, number: int | None, *, height: float | None = None) -> None:
        """Ring the segment `number`; scroll it to `height` px below the top when one is given."""
        self._current = number
        mark = self._segment(number)
        if mark is not None and height is not None:
            self.heighten(mark.start, height)
        self.viewport().update()

    def show_young(self, number: int) -> None:
        """Bring the young span `number` into view."""
        mark = next((m for m in self._marked if m.is_young and m.number == number), None)
        if mark is not None:
            self.bring_into_view(mark.start)

    def show_words(self, words: str) -> None:
        """Select the first place where these words stand, whatever markup made of them."""
        sought = "\\W+".join(_WORDS.findall(words)[:_MOST_SOUGHT])
        found = self.document().find(QRegularExpression(sought, _IN_ANY_SCRIPT))
        if sought and not found.isNull():
            self.setTextCursor(found)
            self.bring_into_view(found.selectionStart())

    def top_of_segment(self, number: int) -> float | None:
        """Return how far below the page's top a segment begins, in px; None for a missing one."""
        mark = self._segment(number)
        return None if mark is None else self.top_of(mark.start)

    @override
    def paint_under(self, painter: QPainter, visible: QRectF) -> None:
        color, room = self._theme.color, visible.adjusted(0, -20, 0, 20)
        for mark in sorted(self._marked, key=lambda m: not m.is_young):
            ground = "young_ground" if mark.is_young else self._ground(mark.number)
            is_current = not mark.is_young and mark.number == self._current
            if not ground and not is_current:
                continue
            for rect in self.rects(mark.start, mark.end):
                if rect.intersects(room):
                    edge = color("focus") if is_current else None
                    paint_pill(painter, rect, color(ground or "soft"), edge)

    @override
    def paint_over(self, painter: QPainter, visible: QRectF) -> None:
        color, room = self._theme.color, visible.adjusted(0, -20, 0, 20)
        for mark in self._marked:
            for rect in self.rects(mark.start, mark.end):
                if not rect.intersects(room):
                    continue
                if mark.is_young:
                    paint_line(painter, rect, color("young"), Qt.PenStyle.DotLine)
                elif self._is_question(mark.number):
                    paint_wave(painter, rect, color("asks"))
                elif not self._segment_of(mark.number).is_decided:
                    paint_line(painter, rect, color("proposed"), Qt.PenStyle.DashLine)

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        position = self.position_at(event.position())
        mark = next(
            (m for m in self._marked if not m.is_young and m.start <= position < m.end), None
        )
        if mark is None:
            return
        if event.button() is Qt.MouseButton.RightButton:
            self.menu_requested.emit(mark.number, event.globalPosition())
        elif not self.textCursor().hasSelection():
            self.segment_clicked.emit(mark.number)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and self._tips:
            position = self.position_at(QPointF(event.pos()))
            mark = next(
                (m for m in self._marked if m.is_young and m.start <= position < m.end), None
            )
            if mark is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), self._tips[mark.number], self)
            return True
        return super().viewportEvent(event)

    def _segment(self, number: int | None) -> Marked | None:
        return None if number is None else self._places.get(number)

    def _segment_of(self, number: int) -> Segment:
        return self._segments[number]

    def _is_question(self, number: int) -> bool:
        segment = self._segment_of(number)
        return segment.kind is SegmentKind.COPIED and not segment.is_decided

    def _ground(self, number: int) -> str:
        segment = self._segment_of(number)
        if self._is_question(number):
            return "asks_ground"
        if segment.kind in {SegmentKind.KEPT, SegmentKind.LEFT_OUT, SegmentKind.COPIED}:
            return ""
        return "soft" if segment.is_decided else "proposed_ground"

    def _take_marks(self) -> list[Marked]:
        """Take the marks out of the document, and return where what they held now stands."""
        raw = self.document().toRawText()
        offsets, cursor = Offsets(raw), QTextCursor(self.document())
        found: list[Marked] = []
        is_open: dict[str, tuple[int, int]] = {}
        removed = 0
        cursor.beginEditBlock()
        for match in _MARK.finditer(raw):
            start, end = offsets.to_utf16(match.start()), offsets.to_utf16(match.end())
            place = start - removed
            sign = match["open"] or match["close"]
            if match["open"]:
                is_open[_CLOSES[sign]] = (int(match["number"]), place)
            elif sign in is_open:
                number, first = is_open.pop(sign)
                found.append(Marked(sign == YOUNG_END, number, first, place))
            cursor.setPosition(place)
            cursor.setPosition(place + end - start, QTextCursor.MoveMode.KeepAnchor)
            cursor.removeSelectedText()
            removed += end - start
        cursor.endEditBlock()
        return found
