"""Where a stretch of a text document stands on screen, and the shapes drawn round it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTextBlock, QTextDocument

_WAVE = 3.0
"""Half a wave's length, in px."""


def range_rects(document: QTextDocument, start: int, end: int) -> list[QRectF]:
    """Return one rectangle a line for the document positions `start` to `end`.

    Positions are Qt's; the rectangles are in document coordinates and hug the letters.
    """
    rects: list[QRectF] = []
    block = document.findBlock(start)
    while block.isValid() and block.position() < max(end, start + 1):
        rects.extend(_in_block(document, block, start, end))
        block = block.next()
    return rects


def _in_block(document: QTextDocument, block: QTextBlock, start: int, end: int) -> list[QRectF]:
    first = max(start - block.position(), 0)
    last = min(end - block.position(), block.length() - 1)
    origin = document.documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    rects = []
    for number in range(layout.lineCount()):
        line = layout.lineAt(number)
        left = max(first, line.textStart())
        right = min(last, line.textStart() + line.textLength())
        if left < right or (start == end and line.textStart() <= first <= right):
            x1, x2 = _x(line.cursorToX(left)), _x(line.cursorToX(right))
            top = origin.y() + line.y()
            box = QRectF(origin.x() + min(x1, x2), top, max(abs(x2 - x1), 1.0), line.height())
            rects.append(box)
    return rects


def _x(place: object) -> float:
    """PySide answers with (x, cursor position) here; other bindings with x alone."""
    return float(place[0]) if isinstance(place, tuple | list) else float(place)  # type: ignore[arg-type]


def paint_pill(painter: QPainter, rect: QRectF, ground: QColor, edge: QColor | None = None) -> None:
    """Draw a rounded ground behind one line of text."""
    box = rect.adjusted(-2.5, 0.5, 2.5, -0.5)
    painter.setPen(QPen(edge, 1.4) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, 5, 5)


def paint_line(painter: QPainter, rect: QRectF, color: QColor, style: Qt.PenStyle) -> None:
    """Draw a solid or dashed line under one line of text."""
    pen = QPen(color, 1.6, style)
    if style == Qt.PenStyle.DashLine:
        pen.setDashPattern([3.2, 2.2])
    painter.setPen(pen)
    y = rect.bottom() - 0.5
    painter.drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y))


def paint_wave(painter: QPainter, rect: QRectF, color: QColor) -> None:
    """Draw a wavy line under one line of text."""
    painter.setPen(QPen(color, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    y, x, up = rect.bottom() - 1, rect.left(), True
    path = QPainterPath(QPointF(x, y))
    while x < rect.right() - 0.5:
        following = min(x + _WAVE, rect.right())
        path.quadTo(QPointF((x + following) / 2, y + (-2.6 if up else 2.6)), QPointF(following, y))
        x, up = following, not up
    painter.drawPath(path)


def paint_badge(painter: QPainter, corner: QPointF, color: QColor, on: QColor, sign: str) -> None:
    """Draw a small disc with a check mark ("check") or a letter at the end of a mention."""
    disc = QRectF(corner.x() - 2, corner.y() - 5.5, 11, 11)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(color)
    painter.drawEllipse(disc)
    painter.setPen(QPen(on, 1.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    if sign == "check":
        x, y = disc.left(), disc.top()
        painter.drawPolyline(
            [QPointF(x + 3, y + 5.7), QPointF(x + 4.8, y + 7.5), QPointF(x + 8, y + 3.8)]
        )
        return
    font = painter.font()
    font.setPixelSize(9)
    font.setBold(True)
    painter.setFont(font)
    painter.drawText(disc, Qt.AlignmentFlag.AlignCenter, sign)
