"""The title: one line of text that may wrap on the screen, never longer than a title may be."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent, QTextDocument
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reflectapp.domain.entry import MAX_TITLE
from reflectapp.ui.journal.paste import one_line
from reflectapp.ui.journal.plain import PlainField

_LINES = 3
"""Lines that a title may always have."""
_SHARE = 3
"""It may have more up to this part of the window: who writes all into it is to see it."""


class TitleEdit(PlainField):
    """Takes `MAX_TITLE` code points; what would make it longer is refused whole, with a word."""

    left = Signal()
    """Enter or Down: go on with the page."""
    refused = Signal(int)
    """How many code points the title would have had."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "pagetitle")
        self.setFrameShape(self.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setPlaceholderText(self.tr("Title"))
        self.setAccessibleName(self.tr("Title of the entry"))
        self.document().setDocumentMargin(0)
        self.textChanged.connect(self.fit)

    @override
    def setDocument(self, document: QTextDocument) -> None:
        super().setDocument(document)
        self.fit()

    @override
    def insertFromMimeData(self, source: QMimeData) -> None:
        self._insert(one_line(source.text()))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or (
            key == Qt.Key.Key_Down and self._is_on_last_line()
        ):
            self.left.emit()
        elif event.text().isprintable() and event.text() and not self._fits(event.text()):
            self.refused.emit(self._length_with(event.text()))
        else:
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        # Of a title with more lines than are shown, the beginning tells most.
        self.verticalScrollBar().setValue(0)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Be as high as the words need, up to a third of the window."""
        line = self.fontMetrics().lineSpacing()
        most = max(_LINES, self.window().height() // _SHARE // line)
        lines = min(max(int(self.document().size().height()), 1), most)
        height = lines * line + 4
        if self.height() != height:
            self.setFixedHeight(height)

    def _insert(self, text: str) -> None:
        if self._fits(text):
            self.textCursor().insertText(text)
        else:
            self.refused.emit(self._length_with(text))

    def _fits(self, text: str) -> bool:
        return self._length_with(text) <= MAX_TITLE

    def _length_with(self, text: str) -> int:
        return len(self.text) - len(self.selected_text()) + len(text)

    def _is_on_last_line(self) -> bool:
        cursor = self.textCursor()
        return not cursor.movePosition(cursor.MoveOperation.Down)
