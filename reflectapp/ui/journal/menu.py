"""The page's context menu; suggestions are looked for only when it opens."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QGuiApplication, QTextCursor
from PySide6.QtWidgets import QMenu

from reflectapp.ui.journal.editor import PageEditor
from reflectapp.ui.offsets import Offsets
from reflectapp.ui.spelling import Speller, words_to_check


class PageMenu(QObject):
    """Opens the menu; words put into the dictionary go to `allow`."""

    def __init__(
        self,
        editor: PageEditor,
        speller: Speller,
        markdown: Sequence[QAction],
        allow: Callable[[str], None],
    ) -> None:
        super().__init__(editor)
        self._editor, self._speller = editor, speller
        self._markdown, self._allow = markdown, allow
        self.menu: QMenu | None = None
        editor.menu_requested.connect(self.open)

    def open(self, place: QPoint) -> None:
        """Show the menu at a place of the screen."""
        if self.menu is not None:
            self.menu.deleteLater()
        self.menu = QMenu(self._editor)
        found = self._misspelt_word()
        if found is not None:
            self._add_spelling(self.menu, *found)
        self._add_editing(self.menu)
        self.menu.addSeparator()
        style = self.menu.addMenu(self.tr("Markdown"))
        style.addActions(list(self._markdown))
        style.setEnabled(not self._editor.isReadOnly())
        self.menu.popup(place)

    def _misspelt_word(self) -> tuple[QTextCursor, str] | None:
        cursor = self._editor.textCursor()
        block = cursor.block()
        offsets = Offsets(block.text())
        at = offsets.to_code_point(cursor.position() - block.position())
        for start, word in words_to_check(block.text()):
            if start <= at <= start + len(word) and self._speller.misspelt([word]):
                cursor.setPosition(block.position() + offsets.to_utf16(start))
                cursor.setPosition(
                    block.position() + offsets.to_utf16(start + len(word)),
                    QTextCursor.MoveMode.KeepAnchor,
                )
                return cursor, word
        return None

    def _add_spelling(self, menu: QMenu, cursor: QTextCursor, word: str) -> None:
        looking = menu.addAction(self.tr("Looking for suggestions…"))
        looking.setEnabled(False)
        menu.addAction(
            self.tr("Add “{word}” to the dictionary").format(word=word),
            lambda: self._allow(word),
        )
        menu.addSeparator()

        def show(suggestions: tuple[str, ...]) -> None:
            if self.menu is not menu:
                return
            for suggestion in suggestions:
                action = QAction(re.sub("&", "&&", suggestion), menu)
                action.triggered.connect(lambda _=False, text=suggestion: cursor.insertText(text))
                menu.insertAction(looking, action)
            looking.setText(self.tr("No suggestions"))
            looking.setVisible(not suggestions)

        self._speller.suggest(word, show)

    def _add_editing(self, menu: QMenu) -> None:
        editor = self._editor
        writable, selected = not editor.isReadOnly(), editor.textCursor().hasSelection()
        has_clip = bool(QGuiApplication.clipboard().text())
        table = (
            (self.tr("Undo"), editor.undo, "Ctrl+Z", editor.document().isUndoAvailable()),
            (self.tr("Redo"), editor.redo, "Ctrl+Y", editor.document().isRedoAvailable()),
            (self.tr("Cut"), editor.cut, "Ctrl+X", selected and writable),
            (self.tr("Copy"), editor.copy, "Ctrl+C", selected),
            (self.tr("Paste"), editor.paste, "Ctrl+V", writable and has_clip),
            (self.tr("Select all"), editor.selectAll, "Ctrl+A", True),
        )
        for text, do, keys, enabled in table:
            # The keys are shown, not bound: the editor has them already.
            action = menu.addAction(f"{text}\t{keys}", do)
            action.setEnabled(enabled)
