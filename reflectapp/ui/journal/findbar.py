"""Find within the entry: all hits marked, one at a time walked to."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTextEdit, QWidget
from typing_extensions import override

from reflectapp.ui.icons import icon
from reflectapp.ui.journal.editor import PageEditor
from reflectapp.ui.theme import XS, S, Theme
from reflectapp.ui.widgets import icon_button, label, set_accessible

_MOST_MARKED = 500


class FindBar(QFrame):
    """A bar under the title: Enter for the next hit, Shift+Enter for the one before."""

    closed = Signal()

    def __init__(self, editor: PageEditor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._theme = editor, theme
        self.field = QLineEdit()
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(self.tr("Find in this entry"))
        set_accessible(self.field, self.tr("Find in this entry"), shortcut="Ctrl+F")
        self.count = label("", "small")
        self._back = icon_button(
            icon("chevron-up", theme), self.tr("Previous hit"), shortcut="Shift+F3"
        )
        self._on = icon_button(icon("chevron-down", theme), self.tr("Next hit"), shortcut="F3")
        self._close = icon_button(icon("x", theme), self.tr("Close the find bar"), shortcut="Esc")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, XS, 0, XS)
        row.setSpacing(S)
        row.addWidget(self.field, 1)
        for widget in (self.count, self._back, self._on, self._close):
            row.addWidget(widget)
        self.field.textChanged.connect(self._look)
        self._back.clicked.connect(lambda: self.step(backwards=True))
        self._on.clicked.connect(self.step)
        self._close.clicked.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show the bar with what is selected as the words to find."""
        selected = self._editor.selected_text()
        if selected and "\n" not in selected:
            self.field.setText(selected)
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._look()

    def close_bar(self) -> None:
        """Put the bar away and go back to the page."""
        self.put_away()
        self.closed.emit()

    def put_away(self) -> None:
        """Hide the bar and take its marks off."""
        self._editor.decorate("found", [])
        self.hide()

    def forget(self) -> None:
        """Clear the words."""
        self.field.clear()
        self.hide()

    def step(self, *_: object, backwards: bool = False) -> None:
        """Select the next hit after the cursor, or the one before; go round at the ends."""
        words = self.field.text()
        if not words:
            return
        document, flags = self._editor.document(), self._editor.document().FindFlag(0)
        if backwards:
            flags = document.FindFlag.FindBackward
        found = document.find(words, self._editor.textCursor(), flags)
        if found.isNull():
            start = QTextCursor(document)
            if backwards:
                start.movePosition(QTextCursor.MoveOperation.End)
            found = document.find(words, start, flags)
        if not found.isNull():
            self._editor.setTextCursor(found)
            self._editor.ensureCursorVisible()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _look(self, *_: object) -> None:
        words = self.field.text()
        hits: list[QTextEdit.ExtraSelection] = []
        document = self._editor.document()
        cursor = document.find(words, 0) if words else QTextCursor()
        look = QTextCharFormat()
        look.setBackground(self._theme.color("found_ground"))
        look.setForeground(self._theme.color("text"))
        while not cursor.isNull() and len(hits) < _MOST_MARKED:
            hit = QTextEdit.ExtraSelection()
            hit.cursor, hit.format = cursor, look
            hits.append(hit)
            cursor = document.find(words, cursor)
        self._editor.decorate("found", hits)
        self.count.setText(self._said(len(hits), words))

    def _said(self, hits: int, words: str) -> str:
        if not words:
            return ""
        if not hits:
            return self.tr("Not found")
        if hits == _MOST_MARKED:
            return self.tr("{count} or more").format(count=hits)
        return self.tr("1 hit") if hits == 1 else self.tr("{count} hits").format(count=hits)
