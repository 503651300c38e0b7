"""What leaves, byte for byte as text, opened where the writer's words begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QShowEvent, QTextOption
from PySide6.QtWidgets import QPlainTextEdit, QWidget
from typing_extensions import override

from reflectapp.ui.theme import Theme

_SHORT_HEAD = 8
"""Lines; a head no longer than this is shown with the words: there the title is in it."""


class BytesPreview(QPlainTextEdit):
    """Shows a text from its first line on, or from behind a long head; all of it is there."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._begins_at, self._is_unseen = theme, 0, False
        self.setReadOnly(True)
        self.setProperty("role", "note")
        theme.changed.connect(self._dress)
        self._dress()
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        # A short post can stand at the top, too: the last line need not be the lowest one.
        self.setCenterOnScroll(True)
        self.setTabChangesFocus(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    @property
    def skipped(self) -> int:
        """How many lines of the head stand above what is shown at first; 0 for a short one."""
        return self._begins_at

    def show_text(self, text: str, head_lines: int = 0) -> None:
        """Show a text, from behind its head where that is long; the same text stays in place."""
        if self.toPlainText() == text:
            return
        self.setPlainText(text)
        self._begins_at = head_lines if head_lines > _SHORT_HEAD else 0
        self._begin()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._is_unseen:
            # What was filled while it was hidden has no lines before it is laid out.
            QTimer.singleShot(0, self, self._begin)

    def _begin(self) -> None:
        self._is_unseen = not self.isVisible()
        block = self.document().findBlockByNumber(self._begins_at)
        self.verticalScrollBar().setValue(block.firstLineNumber())

    def _dress(self) -> None:
        self.setFont(self._theme.fixed_font())
