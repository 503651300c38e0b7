"""A text field whose words leave it as plain text only: no HTML, no ODT, on no clipboard."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, Qt, Signal
from PySide6.QtGui import (
    QClipboard,
    QDrag,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget
from typing_extensions import override

from reflectapp.ui.journal.paste import Cleaned, cleaned

_QT_BREAKS = ("\u2029", "\u2028", "\ufdd0", "\ufdd1")


def plain(raw: str) -> str:
    """Return Qt's raw text with plain line breaks; `toPlainText` would lose hard spaces."""
    # `str.translate` takes a second for two megabytes.
    for sign in _QT_BREAKS:
        raw = raw.replace(sign, "\n")
    return raw


class PlainField(QPlainTextEdit):
    """What the page and its title have in common."""

    pasted = Signal(object)
    """A `Cleaned` text that came in changed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._press: QPoint | None = None
        self.setTabChangesFocus(True)

    @property
    def text(self) -> str:
        """The words, hard spaces and all."""
        return plain(self.document().toRawText())

    def selected_text(self) -> str:
        """Return what is selected."""
        return plain(self.textCursor().selectedText())

    def clean(self, text: str) -> Cleaned:
        """Return what of a pasted text may come in."""
        return cleaned(text)

    @override
    def copy(self) -> None:
        if self.textCursor().hasSelection():
            QGuiApplication.clipboard().setText(self.selected_text())

    @override
    def cut(self) -> None:
        if not self.isReadOnly():
            self.copy()
            self.textCursor().removeSelectedText()

    @override
    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasText()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        result = self.clean(source.text())
        self.textCursor().insertText(result.text)
        self.ensureCursorVisible()
        if result.removed or result.broken:
            self.pasted.emit(result)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        elif event.matches(QKeySequence.StandardKey.Cut):
            self.cut()
        else:
            super().keyPressEvent(event)
            self._keep_selection_plain()

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._press = None
        if event.button() == Qt.MouseButton.LeftButton and self._is_on_selection(event):
            self._press = event.position().toPoint()
            return
        super().mousePressEvent(event)

    @override
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            super().mouseMoveEvent(event)
            return
        way = event.position().toPoint() - self._press
        if way.manhattanLength() >= QApplication.startDragDistance():
            self._press = None
            self._drag()

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if self._press is not None:
            self._press = None
            self.setTextCursor(self.cursorForPosition(event.position().toPoint()))
            return
        super().mouseReleaseEvent(event)
        self._keep_selection_plain()

    def _is_on_selection(self, event: QMouseEvent) -> bool:
        cursor: QTextCursor = self.textCursor()
        if not cursor.hasSelection() or event.modifiers():
            return False
        place = self.cursorForPosition(event.position().toPoint()).position()
        return cursor.selectionStart() <= place < cursor.selectionEnd()

    def _drag(self) -> None:
        data = QMimeData()
        data.setText(self.selected_text())
        drag = QDrag(self)
        drag.setMimeData(data)
        # Within this field Qt moves the words itself; elsewhere they are copied.
        drag.exec(Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.DropAction.MoveAction)

    def _keep_selection_plain(self) -> None:
        """Qt puts a selection on X11's second clipboard with HTML beside it."""
        clipboard = QGuiApplication.clipboard()
        if (
            clipboard.supportsSelection()
            and clipboard.ownsSelection()
            and self.textCursor().hasSelection()
        ):
            clipboard.setText(self.selected_text(), QClipboard.Mode.Selection)
