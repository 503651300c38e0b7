"""The entry and its public version side by side, scrolling together."""

from __future__ import annotations

from bisect import bisect_right

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.entry import Entry
from reflectapp.domain.finding import PublicVersion
from reflectapp.domain.spans import Span
from reflectapp.services.review import ItemState, ReviewState
from reflectapp.ui.review.entry_pane import EntryPane
from reflectapp.ui.review.ranges import paint_badge, paint_line, paint_pill, paint_wave
from reflectapp.ui.review.reader import ReaderPage
from reflectapp.ui.review.reader_pane import ReaderPane
from reflectapp.ui.review.wording import short_state
from reflectapp.ui.theme import XS, L, M, S, Theme
from reflectapp.ui.widgets import label


class Columns(QSplitter):
    """Left what was written, right what would be read."""

    mention_clicked = Signal(Span)
    menu_requested = Signal(Span, QPointF)
    """The right button on a mention, on either side, and where on screen."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.entry_pane, self.reader_pane = EntryPane(theme), ReaderPane(theme)
        self.entry_pane.setAccessibleName(self.tr("Your entry"))
        self.reader_pane.setAccessibleName(self.tr("Public version"))
        self._public: PublicVersion | None = None
        self._is_following = False
        self._anchored: list[tuple[float, float]] = []
        self._anchored_for = (-1, -1)
        left = _column(self.tr("As you wrote it"), self.entry_pane, Legend(theme))
        right = _column(self.tr("As a reader will see it"), self.reader_pane, None)
        self.addWidget(left)
        self.addWidget(right)
        self.setChildrenCollapsible(False)
        self.setStretchFactor(0, 1)
        self.setStretchFactor(1, 1)
        self.setSizes([1000, 1000])
        self.entry_pane.mention_clicked.connect(self.mention_clicked)
        self.entry_pane.menu_requested.connect(self.menu_requested)
        self.reader_pane.segment_clicked.connect(self._segment_clicked)
        self.reader_pane.menu_requested.connect(self._segment_menu)
        self.entry_pane.verticalScrollBar().valueChanged.connect(self._entry_scrolled)
        self.reader_pane.verticalScrollBar().valueChanged.connect(self._reader_scrolled)

    def show_review(
        self, state: ReviewState, page: ReaderPage, current: Span | None, *, moves: bool
    ) -> None:
        """Show both sides with the current finding ringed; scroll to it when the writer moved."""
        self._is_following = True
        self._public = state.public
        self.entry_pane.show_entry(state.entry.text, state.items, current)
        self.reader_pane.show_page(page)
        if current is None:
            self.reader_pane.show_current(None)
            self._is_following = False
            return
        if moves:
            self.entry_pane.drop_selection()
            self.entry_pane.show_place(current)
        height = self.entry_pane.rect_of(current).top() if moves else None
        self.reader_pane.show_current(segment_of(state.public, current), height=height)
        self._is_following = False

    def show_entry(self, entry: Entry) -> None:
        """Show the entry alone, while it is being read for names."""
        self._public = None
        self.entry_pane.show_entry(entry.text, (), None)
        self.reader_pane.forget()

    def forget(self) -> None:
        """Show nothing and keep nothing."""
        self._public = None
        self.entry_pane.forget()
        self.reader_pane.forget()

    def _segment_clicked(self, number: int) -> None:
        if self._public is not None and number < len(self._public.segments):
            self.mention_clicked.emit(self._public.segments[number].source)

    def _segment_menu(self, number: int, place: QPointF) -> None:
        if self._public is not None and number < len(self._public.segments):
            self.menu_requested.emit(self._public.segments[number].source, place)

    def _entry_scrolled(self, value: int) -> None:
        if not self._is_following:
            self._follow(value, self._anchors(), self.entry_pane, self.reader_pane)

    def _reader_scrolled(self, value: int) -> None:
        if not self._is_following:
            turned = sorted((right, left) for left, right in self._anchors())
            self._follow(value, turned, self.reader_pane, self.entry_pane)

    def _follow(
        self,
        value: int,
        anchors: list[tuple[float, float]],
        leader: EntryPane | ReaderPane,
        follower: EntryPane | ReaderPane,
    ) -> None:
        bar = leader.verticalScrollBar()
        other = follower.verticalScrollBar()
        self._is_following = True
        if value <= 0:
            other.setValue(0)
        elif value >= bar.maximum():
            other.setValue(other.maximum())
        else:
            # What stands a third down the leading page stands there on the other one, too.
            third = leader.viewport().height() / 3
            other.setValue(int(place_on(anchors, value + third) - third))
        self._is_following = False

    def _anchors(self) -> list[tuple[float, float]]:
        """Return the heights of the same places on both sides, from top to bottom."""
        version = (self.entry_pane.laid_out, self.reader_pane.laid_out)
        if version != self._anchored_for:
            self._anchored = self._found_anchors()
            # Finding the places may itself have finished the layout.
            self._anchored_for = (self.entry_pane.laid_out, self.reader_pane.laid_out)
        return self._anchored

    def _found_anchors(self) -> list[tuple[float, float]]:
        ends = (
            self.entry_pane.document().size().height(),
            self.reader_pane.document().size().height(),
        )
        anchors = [(0.0, 0.0)]
        for number, segment in enumerate(self._public.segments if self._public else ()):
            right = self.reader_pane.top_of_segment(number)
            if right is not None:
                anchors.append((self.entry_pane.top_of_span(segment.source), right))
        return sorted([*anchors, ends])


class Legend(QWidget):
    """Shows the three marks with their names."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(self.tr("Marks: decided, proposed, asks"))
        theme.changed.connect(self.update)

    @override
    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(self._theme.font(12))
        words = sum(metrics.horizontalAdvance(short_state(state)) for state in ItemState)
        return QSize(words + 3 * (L + S), metrics.height() + S)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(0, self.sizeHint().height())

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        color, font = self._theme.color, self._theme.font(12)
        metrics = QFontMetrics(font)
        x = float(S)
        for state, token in (
            (ItemState.DECIDED, "decided"),
            (ItemState.PROPOSED, "proposed"),
            (ItemState.ASKS, "asks"),
        ):
            words = short_state(state)
            box = QRectF(
                x,
                (self.height() - metrics.height()) / 2,
                metrics.horizontalAdvance(words),
                metrics.height(),
            )
            paint_pill(painter, box, color(f"{token}_ground"))
            painter.setFont(font)
            painter.setPen(color("text"))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, words)
            self._paint_mark(painter, box, state, token)
            x += box.width() + L + S
        painter.end()

    def _paint_mark(self, painter: QPainter, box: QRectF, state: ItemState, token: str) -> None:
        color = self._theme.color
        if state is ItemState.DECIDED:
            paint_line(painter, box, color(token), Qt.PenStyle.SolidLine)
            paint_badge(
                painter, box.topRight() + QPointF(2, 4), color(token), color("paper"), "check"
            )
        elif state is ItemState.PROPOSED:
            paint_line(painter, box, color(token), Qt.PenStyle.DashLine)
        else:
            paint_wave(painter, box, color(token))
            paint_badge(painter, box.topRight() + QPointF(2, 4), color(token), color("paper"), "?")


def segment_of(public: PublicVersion, span: Span) -> int | None:
    """Return the number of the segment that stands for `span` of the entry."""
    for number, segment in enumerate(public.segments):
        if segment.source.start <= span.start < segment.source.end:
            return number
    return None


def place_on(anchors: list[tuple[float, float]], height: float) -> float:
    """Return the height on the right for one on the left, in proportion between two anchors."""
    at = min(max(bisect_right([left for left, _ in anchors], height), 1), len(anchors) - 1)
    (left1, right1), (left2, right2) = anchors[at - 1], anchors[at]
    share = (height - left1) / (left2 - left1) if left2 > left1 else 0.0
    return right1 + share * (right2 - right1)


def _column(title: str, pane: QWidget, legend: QWidget | None) -> QWidget:
    column = QWidget()
    head = QHBoxLayout()
    head.setContentsMargins(L, XS, M, XS)
    # Both heads are as high as the legend, so that the same line stands level on both sides.
    head.addStrut(24)
    head.addWidget(label(title, "caption"))
    head.addStretch(1)
    if legend is not None:
        head.addWidget(legend)
    layout = QVBoxLayout(column)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addLayout(head)
    layout.addWidget(pane, 1)
    return column
