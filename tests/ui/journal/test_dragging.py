"""Words that are dragged out of the page are plain text and nothing else."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDrag, QTextCursor
from PySide6.QtTest import QTest

from reflectapp.domain.entry import Entry
from reflectapp.ui.journal.view import JournalPlace

Opened = Callable[..., Entry]


class StillDrag(QDrag):
    """A drag that no hand ends: the loop of the window system is left out."""

    formats: list[list[str]] = []  # noqa: RUF012  # what the test looks at
    texts: list[str] = []  # noqa: RUF012

    def exec(self, *_actions: Qt.DropAction) -> Qt.DropAction:
        StillDrag.formats.append(self.mimeData().formats())
        StillDrag.texts.append(self.mimeData().text())
        return Qt.DropAction.IgnoreAction


def test_dragged_words_carry_no_html_beside_them(
    place: JournalPlace, opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reflectapp.ui.journal.plain.QDrag", StillDrag)
    opened(body="Jean rang at ten")
    editor = place.page.editor
    cursor = editor.textCursor()
    cursor.setPosition(0)
    cursor.setPosition(9, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    inside = QTextCursor(editor.document())
    inside.setPosition(3)
    start = editor.cursorRect(inside).center()
    QTest.mousePress(editor.viewport(), Qt.MouseButton.LeftButton, pos=start)
    QTest.mouseMove(editor.viewport(), start + QPoint(80, 0))
    QTest.mouseRelease(editor.viewport(), Qt.MouseButton.LeftButton, pos=start + QPoint(80, 0))
    assert StillDrag.formats == [["text/plain"]]
    assert StillDrag.texts == ["Jean rang"]
