"""Find within the entry: all hits marked, one at a time walked to."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QTextEdit, QWidget
from typing_extensions import override

from reflectapp.domain.sought import Sought, sought
from reflectapp.ui.icons import icon
from reflectapp.ui.journal.editor import PageEditor
from reflectapp.ui.offsets import Offsets
from reflectapp.ui.theme import XS, S, Theme
from reflectapp.ui.widgets import icon_button, label, set_accessible

_MOST_MARKED = 500
_LOOK_AFTER_MS = 300


class FindBar(QFrame):
    """A bar under the title: Enter for the next hit, Shift+Enter for the one before.

    What is typed into it is looked for as it stands; what a search of all entries found is
    marked as that search found it, in any ending.
    """

    closed = Signal()

    def __init__(self, editor: PageEditor, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editor, self._theme = editor, theme
        self._searched: Sought | None = None
        self._hits: list[QTextEdit.ExtraSelection] = []
        self._at: int | None = None
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
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_LOOK_AFTER_MS)
        self._pause.timeout.connect(self._look)
        self.field.textEdited.connect(self._look_as_typed)
        editor.textChanged.connect(self._look_later)
        self._back.clicked.connect(lambda: self.step(backwards=True))
        self._on.clicked.connect(lambda _=False: self.step())
        self._close.clicked.connect(self.close_bar)
        self.hide()

    @property
    def hits(self) -> list[tuple[int, int]]:
        """Where hits stand, in the document's own positions."""
        return [(h.cursor.selectionStart(), h.cursor.selectionEnd()) for h in self._hits]

    def open_bar(self) -> None:
        """Show the bar with what is selected as the words to find."""
        selected = self._editor.selected_text()
        if selected and "\n" not in selected:
            self.field.setText(selected)
            self._searched = None
        self.show()
        self.field.setFocus()
        self.field.selectAll()
        self._look()

    def show_found(self, words: str) -> None:
        """Mark what a search of all entries found here, and scroll to the first of it.

        What is marked already stays, and so does the place one has walked on to.
        """
        if self.isVisible() and self._searched is not None and words == self.field.text():
            return
        self.field.setText(words)
        self._searched = sought(words)
        self.show()
        self._look()
        if self._hits:
            self._go_to(0)

    def leave_search(self) -> None:
        """The search of all entries ended: what it found is not marked any more."""
        if self._searched is not None:
            self.put_away()

    def close_bar(self) -> None:
        """Put the bar away and go back to the page."""
        self.put_away()
        self.closed.emit()

    def put_away(self) -> None:
        """Hide the bar and take its marks off."""
        self._pause.stop()
        self._hits, self._at = [], None
        self._editor.decorate("found", [])
        self.hide()

    def forget(self) -> None:
        """Clear the words."""
        self.put_away()
        self._searched = None
        self.field.clear()
        self.count.clear()

    def step(self, *, backwards: bool = False) -> None:
        """Go to the next hit after the cursor, or the one before; go round at the ends."""
        if self.isHidden() and self.field.text():
            self.show()
            self._look()
        if self._pause.isActive():
            self._look()
        if not self._hits:
            return
        own, hits = self._editor.textCursor().position(), self.hits
        if self._at is not None and own == hits[self._at][0]:
            at = self._at + (-1 if backwards else 1)
        elif backwards:
            at = sum(1 for start, _ in hits if start < own) - 1
        else:
            at = sum(1 for start, _ in hits if start < own)
        self._go_to(at % len(hits))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.step(backwards=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        else:
            super().keyPressEvent(event)

    def _look_as_typed(self) -> None:
        self._searched = None
        self._look()
        self._reveal()

    def _reveal(self) -> None:
        """Bring the next hit into sight; the cursor stays until one goes there."""
        if not self._hits:
            return
        own = self._editor.textCursor().position()
        following = (hit for hit in self._hits if hit.cursor.selectionStart() >= own)
        self._editor.bring_into_sight(next(following, self._hits[0]).cursor)

    def _look_later(self) -> None:
        if not self.isHidden():
            self._pause.start()

    def _look(self) -> None:
        self._pause.stop()
        self._hits, was_at_one = [], self._at is not None
        for cursor in islice(self._found(), _MOST_MARKED):
            hit = QTextEdit.ExtraSelection()
            hit.cursor = cursor
            self._hits.append(hit)
        own = self._editor.textCursor().position()
        here = (number for number, (start, _) in enumerate(self.hits) if start == own)
        self._at = next(here, None) if was_at_one else None
        self._paint()

    def _found(self) -> Iterator[QTextCursor]:
        words, document = self.field.text(), self._editor.document()
        if self._searched is not None:
            text = self._editor.text
            offsets = Offsets(text)
            for start, end in self._searched.ranges(text):
                cursor = QTextCursor(document)
                cursor.setPosition(offsets.to_utf16(start))
                cursor.setPosition(offsets.to_utf16(end), QTextCursor.MoveMode.KeepAnchor)
                yield cursor
            return
        cursor = document.find(words, 0) if words else QTextCursor()
        while not cursor.isNull():
            yield cursor
            cursor = document.find(words, cursor)

    def _go_to(self, at: int) -> None:
        """Put the cursor before a hit: selected, it would be overwritten by the next key."""
        self._at = at
        cursor = self._editor.textCursor()
        cursor.setPosition(self.hits[at][0])
        self._editor.setTextCursor(cursor)
        self._editor.centerCursor()
        self._paint()

    def _paint(self) -> None:
        look = QTextCharFormat()
        look.setBackground(self._theme.color("found_ground"))
        look.setForeground(self._theme.color("text"))
        here = QTextCharFormat(look)
        here.setFontUnderline(True)
        for number, hit in enumerate(self._hits):
            hit.format = here if number == self._at else look
        self._editor.decorate("found", self._hits)
        self.count.setText(self._said())

    def _said(self) -> str:
        count = len(self._hits)
        if not self.field.text():
            return ""
        if not count:
            # A search finds titles too.
            return self.tr("Not found") if self._searched is None else self.tr("In the title")
        if self._at is not None and count < _MOST_MARKED:
            return self.tr("{at} of {count}").format(at=self._at + 1, count=count)
        if count == _MOST_MARKED:
            return self.tr("{count} or more").format(count=count)
        return self.tr("1 hit") if count == 1 else self.tr("{count} hits").format(count=count)
