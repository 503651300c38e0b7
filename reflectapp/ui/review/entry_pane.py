"""The entry as it was written, with every finding marked by shape and colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QToolTip, QWidget
from typing_extensions import override

from reflectapp.domain.entry import TITLE_BREAK
from reflectapp.domain.passages import whole_words
from reflectapp.domain.spans import Span
from reflectapp.services.review import ItemState, ReviewItem
from reflectapp.ui.offsets import Offsets
from reflectapp.ui.review.paper import Paper
from reflectapp.ui.review.ranges import (
    paint_badge,
    paint_line,
    paint_pill,
    paint_wave,
)
from reflectapp.ui.review.wording import state_name
from reflectapp.ui.theme import Theme

_RIGHT = Qt.MouseButton.RightButton


class EntryPane(Paper):
    """Shows an entry's text; places are code points of it, as everywhere outside Qt."""

    mention_clicked = Signal(Span)
    menu_requested = Signal(Span, QPointF)
    """The right button, and where on screen."""
    marking_requested = Signal(QPointF)
    """The right button on words that are selected and no finding."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._offsets = Offsets("")
        self._items: tuple[ReviewItem, ...] = ()
        self._current: Span | None = None

    def show_entry(self, text: str, items: Sequence[ReviewItem], current: Span | None) -> None:
        """Show `text` with `items` marked; where one was scrolled to stays."""
        if text != self._text:
            self._text, self._offsets = text, Offsets(text)
            # A lone carriage return would count as a line to Qt and as a letter to us.
            self.setPlainText(text.replace("\r", " "))
            self.loosen()
            self._set_title()
        self._items, self._current = tuple(items), current
        self.viewport().update()

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self.show_entry("", (), None)
        self.clear()

    def selected_span(self) -> Span | None:
        """Return the words that are selected, as code points; half a name would leave the rest."""
        cursor = self.textCursor()
        if not cursor.hasSelection():
            return None
        start = self._offsets.to_code_point(cursor.selectionStart())
        end = self._offsets.to_code_point(cursor.selectionEnd())
        span = whole_words(self._text, Span(start, end))
        return span if len(span) else None

    def selects_missed(self) -> bool:
        """Say whether words are selected of which none is part of a finding."""
        span = self.selected_span()
        return span is not None and not any(span.overlaps(item.span) for item in self._items)

    def select_span(self, span: Span) -> None:
        """Select the code points of `span`, as the mouse would."""
        cursor = self.textCursor()
        cursor.setPosition(self._offsets.to_utf16(span.start))
        cursor.setPosition(self._offsets.to_utf16(span.end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def drop_selection(self) -> None:
        """Select nothing any more."""
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def show_place(self, span: Span) -> None:
        """Bring `span` into view."""
        self.bring_into_view(self._offsets.to_utf16(span.start))

    def top_of_span(self, span: Span) -> float:
        """Return how far below the page's top `span` begins, in px."""
        return self.top_of(self._offsets.to_utf16(span.start))

    def rect_of(self, span: Span) -> QRectF:
        """Return the first line of `span` in coordinates of this widget's viewport."""
        rects = self._spot(span)
        shift = QPointF(0, -self.verticalScrollBar().value())
        return rects[0].translated(shift) if rects else QRectF()

    @override
    def paint_under(self, painter: QPainter, visible: QRectF) -> None:
        color = self._theme.color
        for item in self._items:
            for rect in self._seen(item.span, visible):
                edge = color("focus") if item.span == self._current else None
                if item.state is ItemState.PROPOSED:
                    paint_pill(painter, rect, color("proposed_ground"), edge)
                elif item.state is ItemState.DECIDED:
                    paint_pill(painter, rect, color("decided_ground"), edge)
                else:
                    paint_pill(painter, rect, color("asks_ground"), edge)

    @override
    def paint_over(self, painter: QPainter, visible: QRectF) -> None:
        color = self._theme.color
        for item in self._items:
            rects = self._seen(item.span, visible)
            for rect in rects:
                if item.state is ItemState.DECIDED:
                    paint_line(painter, rect, color("decided"), Qt.PenStyle.SolidLine)
                elif item.state is ItemState.PROPOSED:
                    paint_line(painter, rect, color("proposed"), Qt.PenStyle.DashLine)
                else:
                    paint_wave(painter, rect, color("asks"))
            if rects and item.state is ItemState.DECIDED:
                paint_badge(
                    painter, rects[-1].topRight(), color("decided"), color("paper"), "check"
                )
            elif rects and item.state is ItemState.ASKS:
                paint_badge(painter, rects[-1].topRight(), color("asks"), color("paper"), "?")

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        item, is_right = self._item_at(event.position()), event.button() is _RIGHT
        if item is None:
            if is_right and self.textCursor().hasSelection():
                self.marking_requested.emit(event.globalPosition())
        elif is_right:
            self.menu_requested.emit(item.span, event.globalPosition())
        elif not self.textCursor().hasSelection():
            self.mention_clicked.emit(item.span)

    @override
    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            item = self._item_at(QPointF(event.pos()))
            if item is None:
                QToolTip.hideText()
            else:
                QToolTip.showText(event.globalPos(), state_name(item), self)
            return True
        return super().viewportEvent(event)

    def _item_at(self, place: QPointF) -> ReviewItem | None:
        position = self.position_at(place)
        if position < 0:
            return None
        at = self._offsets.to_code_point(position)
        return next((i for i in self._items if i.span.start <= at < i.span.end), None)

    def _spot(self, span: Span) -> list[QRectF]:
        to = self._offsets.to_utf16
        return self.rects(to(span.start), to(span.end))

    def _seen(self, span: Span, visible: QRectF) -> list[QRectF]:
        room = visible.adjusted(0, -20, 0, 20)
        return [rect for rect in self._spot(span) if rect.intersects(room)]

    def _set_title(self) -> None:
        title = self._text.partition(TITLE_BREAK)[0]
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        letters = QTextCharFormat()
        letters.setFontWeight(QFont.Weight.DemiBold)
        letters.setProperty(QTextCharFormat.Property.FontSizeAdjustment, 1)
        cursor.mergeCharFormat(letters)
        # The blank line after the title is part of the text, but not of the page's rhythm.
        blank = self.document().firstBlock().next()
        cursor = QTextCursor(blank)
        low = QTextBlockFormat()
        low.setLineHeight(
            6 if title.strip() else 1, QTextBlockFormat.LineHeightTypes.FixedHeight.value
        )
        cursor.mergeBlockFormat(low)
