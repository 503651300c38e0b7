"""A key paints its own line anew, and whatever changed on the page is painted."""

from __future__ import annotations

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage, QPaintEvent, QTextCursor, QTextDocument
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from reflectapp.ui.journal.editor import PageEditor
from reflectapp.ui.journal.highlighter import Highlighter
from reflectapp.ui.journal.layout import PageLayout
from reflectapp.ui.theme import Theme

TEXT = "# A shift\n\nShe said *nothing* at all.\n\n- one\n- two **three** four\n\nThe end."
SIZE = (460, 520)


class Painted(QObject):
    """Notes which rows of a page are painted."""

    def __init__(self, editor: PageEditor) -> None:
        super().__init__(editor)
        self.rows: set[int] = set()
        editor.viewport().installEventFilter(self)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.rows |= set(range(event.rect().top(), event.rect().bottom() + 1))
        return False


class Shown(PageEditor):
    """A page that holds on to its document, as an open entry does."""

    kept: tuple[QTextDocument, Highlighter]


def shown(text: str, theme: Theme, qtbot: QtBot) -> PageEditor:
    """Show a page with its highlighting, and no cursor that would blink."""
    editor = Shown(theme)
    qtbot.addWidget(editor)
    document = QTextDocument(editor)
    document.setDocumentLayout(PageLayout(document))
    document.setDefaultFont(theme.page_font())
    document.setPlainText(text)
    editor.setDocument(document)
    editor.kept = (document, Highlighter(document, theme))
    editor.setCursorWidth(0)
    editor.resize(*SIZE)
    editor.show()
    QApplication.processEvents()
    return editor


def picture(editor: PageEditor) -> NDArray[np.uint8]:
    """Return what the page looks like, one row of bytes for each row of pixels."""
    image = editor.viewport().grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    return np.array(image.constBits(), np.uint8).reshape(image.height(), -1)


def test_a_key_paints_its_own_line_and_not_the_page(theme: Theme, qtbot: QtBot) -> None:
    editor = shown(TEXT, theme, qtbot)
    painted = Painted(editor)
    for line in ("She", "- two", "# A"):
        editor.moveCursor(QTextCursor.MoveOperation.Start)
        assert editor.find(line)
        editor.moveCursor(QTextCursor.MoveOperation.EndOfWord)
        QTest.keyClick(editor, "x")
        QApplication.processEvents()
        painted.rows.clear()
        QTest.keyClick(editor, "y")
        QApplication.processEvents()
        assert 0 < len(painted.rows) < SIZE[1] / 5, line


EDITS = st.lists(
    st.tuples(
        st.floats(0, 1),
        st.integers(0, 12),
        st.sampled_from(["", "a", " ", "*", "**", "\n", "\n\n", "# ", "```\n", "a word ", "é"])
        | st.just("a long line that has to be broken because it does not fit on the page "),
    )
    | st.sampled_from(["undo", "redo"]),
    min_size=1,
    max_size=6,
)


def test_whatever_changes_is_painted_and_looks_like_a_page_shown_afresh(
    theme: Theme, qtbot: QtBot
) -> None:
    @settings(max_examples=25)
    @given(EDITS)
    def holds(edits: list[tuple[float, int, str] | str]) -> None:
        editor = shown(TEXT, theme, qtbot)
        painted = Painted(editor)
        for edit in edits:
            before = picture(editor)
            QApplication.processEvents()
            painted.rows.clear()
            if isinstance(edit, str):
                getattr(editor, edit)()
            else:
                change(editor, *edit)
            QApplication.processEvents()
            seen, after = set(painted.rows), picture(editor)
            changed = set(np.flatnonzero((before != after).any(axis=1)).tolist())
            assert changed <= seen
        afresh = shown(editor.toPlainText(), theme, qtbot)
        if editor.verticalScrollBar().maximum() == 0:
            assert (picture(editor) == picture(afresh)).all()
        editor.close()
        afresh.close()

    holds()


def change(editor: PageEditor, place: float, removed: int, added: str) -> None:
    """Replace some letters of the page as typing, pasting and deleting do."""
    cursor = editor.textCursor()
    last = editor.document().characterCount() - 1
    start = round(place * last)
    cursor.setPosition(start)
    cursor.setPosition(min(last, start + removed), QTextCursor.MoveMode.KeepAnchor)
    cursor.insertText(added)
