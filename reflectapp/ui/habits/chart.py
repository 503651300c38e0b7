"""What every painted chart can do: be walked through by keys, pointed at, and read aloud."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget
from typing_extensions import override

from reflectapp.ui.theme import Theme


class Chart(QWidget):
    """Items side by side, one of which the cursor is on.

    A chart says in `pointed` what the item under the cursor is, in words; a screen reader gets
    the same words as the chart's description.
    """

    pointed = Signal(str)
    chosen = Signal(int)
    """An item was clicked, or Return was pressed on it."""

    def __init__(self, theme: Theme, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.cursor_index = -1
        """The item under the cursor; -1 while there is none."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setMouseTracking(True)
        self.setAccessibleName(name)
        theme.changed.connect(self._rescale)

    def count(self) -> int:
        """Return how many items there are."""
        raise NotImplementedError

    def words(self, index: int) -> str:
        """Return what an item says."""
        raise NotImplementedError

    def area(self, index: int) -> QRectF:
        """Return where an item is painted and can be pointed at."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Paint everything but the cursor."""
        raise NotImplementedError

    def step(self, key: int) -> int:
        """Return by how many items a key moves the cursor; 0 when it does not."""
        return {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}.get(Qt.Key(key), 0)

    def move_to(self, index: int) -> None:
        """Put the cursor on an item and say what it is."""
        self.cursor_index = max(-1, min(index, self.count() - 1))
        words = self.words(self.cursor_index) if self.cursor_index >= 0 else ""
        self.setAccessibleDescription(words)
        QAccessible.updateAccessibility(
            QAccessibleEvent(self, QAccessible.Event.DescriptionChanged)
        )
        self.pointed.emit(words)
        self.update()

    def tell_again(self) -> None:
        """Say where the cursor is once other figures are shown; only a focused chart has one."""
        if self.hasFocus() and self.count():
            self.move_to(self.cursor_index if self.cursor_index >= 0 else self.count() - 1)

    def index_at(self, place: QPointF) -> int:
        """Return the item at a place, or -1."""
        return next((n for n in range(self.count()) if self.area(n).contains(place)), -1)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        step, key = self.step(event.key()), event.key()
        if step and self.count():
            self.move_to(max(0, self.cursor_index + step))
        elif key in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.count():
            self.move_to(0 if key == Qt.Key.Key_Home else self.count() - 1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.cursor_index >= 0:
            self.chosen.emit(self.cursor_index)
        else:
            super().keyPressEvent(event)

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.index_at(event.position())
        if index >= 0:
            self.move_to(index)
            self.chosen.emit(index)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.tell_again()

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event.pos(), event.globalPos())
            return True
        return super().event(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self._theme.font(11))
        self.draw(painter)
        if self.hasFocus() and 0 <= self.cursor_index < self.count():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRoundedRect(self.area(self.cursor_index).adjusted(-1, -1, 1, 1), 4, 4)
        painter.end()

    def _tell(self, place: QPoint, where: QPoint) -> None:
        index = self.index_at(QPointF(place))
        if index >= 0:
            QToolTip.showText(where, self.words(index), self)
        else:
            QToolTip.hideText()

    def _rescale(self) -> None:
        self.updateGeometry()
        self.update()
