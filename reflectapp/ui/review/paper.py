"""A read-only page of serif text, with room to paint under and over its words."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCursor,
)
from PySide6.QtWidgets import QTextBrowser, QWidget
from typing_extensions import override

from reflectapp.ui.review.ranges import range_rects

_MEASURE = 660
"""Widest text column in px: about 75 letters at the usual size."""
_LEADING = 122
"""Line height in per cent of the font's own."""
_GUTTER = 20
_LINES = (
    f"p, li, td, blockquote, pre {{ line-height: {_LEADING}% }} "
    "h1 { font-size: x-large; font-weight: 600; line-height: 115% } "
    "h2 { font-size: large; font-weight: 600; line-height: 115% } "
    "h3, h4, h5, h6 { font-size: medium; line-height: 115% }"
)


class Paper(QTextBrowser):
    """Shows text that cannot be changed here; what is copied from it is plain."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "page")
        self.setOpenLinks(False)
        self.setUndoRedoEnabled(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(12)
        self._rects: dict[tuple[int, int], list[QRectF]] = {}
        self.laid_out = 0
        """Counts up whenever places may have moved."""
        self.document().contentsChanged.connect(self._forget_places)
        self.document().documentLayout().documentSizeChanged.connect(self._forget_places)

    def paint_under(self, painter: QPainter, visible: QRectF) -> None:
        """Paint beneath the letters, in document coordinates."""

    def paint_over(self, painter: QPainter, visible: QRectF) -> None:
        """Paint above the letters, in document coordinates."""

    def show_html(self, html: str, css: str = "") -> None:
        """Show a page with room between its lines."""
        self.document().setDefaultStyleSheet(f"{_LINES} {css}")
        self.setHtml(html)

    def loosen(self) -> None:
        """Give every line of plain text room to breathe, and to bear marks."""
        cursor = QTextCursor(self.document())
        cursor.select(QTextCursor.SelectionType.Document)
        leading = QTextBlockFormat()
        leading.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        cursor.mergeBlockFormat(leading)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return where the positions from `start` to `end` stand, one rectangle a line."""
        key = (start, end)
        if key not in self._rects:
            self._rects[key] = range_rects(self.document(), start, end)
        return self._rects[key]

    def top_of(self, position: int) -> float:
        """Return how far below the document's top a position stands, in px."""
        rects = self.rects(position, position + 1)
        return rects[0].top() if rects else 0.0

    def heighten(self, position: int, height: float) -> None:
        """Scroll so that a position stands `height` px below the top of what is on screen."""
        self.verticalScrollBar().setValue(round(self.top_of(position) - height))

    def bring_into_view(self, position: int) -> None:
        """Scroll so that a position stands in the upper half, when it is not in view."""
        bar, height = self.verticalScrollBar(), self.viewport().height()
        top = self.top_of(position)
        if not bar.value() + 24 <= top <= bar.value() + height - 48:
            bar.setValue(int(top - height * 0.35))

    def visible_box(self) -> QRectF:
        """Return what is on screen, in document coordinates."""
        port = self.viewport()
        return QRectF(0, self.verticalScrollBar().value(), port.width(), port.height())

    def position_at(self, place: QPointF) -> int:
        """Return the position of the letter under a point of the viewport; -1 for none."""
        below = place + QPointF(0, self.verticalScrollBar().value())
        return self.document().documentLayout().hitTest(below, Qt.HitTestAccuracy.ExactHit)

    def _forget_places(self) -> None:
        self._rects.clear()
        self.laid_out += 1

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        visible = self.visible_box()
        for paint, is_under in ((self.paint_under, True), (self.paint_over, False)):
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -visible.top())
            paint(painter, visible)
            painter.end()
            if is_under:
                super().paintEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            QGuiApplication.clipboard().setText(self.textCursor().selection().toPlainText())
            return
        super().keyPressEvent(event)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        side = max(_GUTTER, (self.width() - _MEASURE) // 2)
        margins = self.viewportMargins()
        if margins.left() != side:
            self.setViewportMargins(side, 0, side, 0)
        super().resizeEvent(event)
        self._forget_places()
