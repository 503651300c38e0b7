"""Wavy lines under misspelt words, for what can be seen and no more."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit

from reflectapp.ui.journal.editor import PageEditor
from reflectapp.ui.journal.markdown import LONGEST, Look, read_line
from reflectapp.ui.offsets import Offsets
from reflectapp.ui.spelling import Speller, words_to_check
from reflectapp.ui.theme import Theme

_PAUSE_MS = 250

_A_PAGE_OF_THEM = 60
"""Words in sight; where so many and over half of all are unknown, this is no English to mark."""


class SpellMarks(QObject):
    """Looks at the visible paragraphs when the writer pauses or scrolls."""

    def __init__(self, editor: PageEditor, speller: Speller, theme: Theme) -> None:
        super().__init__(editor)
        self._editor, self._speller, self._theme = editor, speller, theme
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self.look)
        editor.textChanged.connect(self._pause.start)
        editor.verticalScrollBar().valueChanged.connect(lambda _: self._pause.start())
        speller.learnt.connect(self.look)

    def look(self) -> None:
        """Mark what is known to be wrong among the visible words."""
        if self._editor.isReadOnly():
            self._editor.decorate("spelling", [])
            return
        found = [(b, w) for b in self._editor.visible_blocks() for w in self._words(b)]
        wrong = self._speller.misspelt(word for _, (_, word) in found)
        unknown = sum(word in wrong for _, (_, word) in found)
        if unknown > max(_A_PAGE_OF_THEM, len(found) / 2):
            self._editor.decorate("spelling", [])
            return
        writing = self._editor.textCursor().position()
        # A name is no mistake: it has its own line already.
        names = [
            (mark.cursor.selectionStart(), mark.cursor.selectionEnd())
            for mark in self._editor.decorations("findings")
        ]
        marks = []
        for block, (start, word) in found:
            if word in wrong:
                mark = self._mark(block, start, word)
                # The word that is being written is not wrong yet.
                start_at, end_at = mark.cursor.selectionStart(), mark.cursor.selectionEnd()
                is_name = any(first < end_at and start_at < last for first, last in names)
                if end_at != writing and not is_name:
                    marks.append(mark)
        self._editor.decorate("spelling", marks)

    def _words(self, block: QTextBlock) -> list[tuple[int, str]]:
        text = block.text()
        if len(text) > LONGEST:
            return []
        pieces = read_line(text, in_code=block.previous().userState() == 1).pieces
        skipped = [p for p in pieces if p.look in (Look.CODE, Look.LINK, Look.TAG)]
        return [
            (start, word)
            for start, word in words_to_check(text)
            if not any(p.start <= start < p.end for p in skipped)
        ]

    def _mark(self, block: QTextBlock, start: int, word: str) -> QTextEdit.ExtraSelection:
        offsets = Offsets(block.text())
        mark = QTextEdit.ExtraSelection()
        cursor = QTextCursor(block)
        cursor.setPosition(block.position() + offsets.to_utf16(start))
        cursor.setPosition(
            block.position() + offsets.to_utf16(start + len(word)), QTextCursor.MoveMode.KeepAnchor
        )
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        look.setUnderlineColor(self._theme.color("spelling"))
        mark.cursor, mark.format = cursor, look
        return mark
