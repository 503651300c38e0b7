"""What to show of an entry once its page is there: what a search found, or a passage."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from reflectapp.domain.entry import TITLE_BREAK
from reflectapp.domain.spans import Span
from reflectapp.ui.journal.desk import Desk
from reflectapp.ui.journal.page import PagePanel
from reflectapp.ui.journal.pages import Page
from reflectapp.ui.offsets import Offsets


class Aim(QObject):
    """Holds one wish for the page that is on its way, and grants it when that page is shown."""

    def __init__(self, desk: Desk, page: PagePanel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk, self._page = desk, page
        self._entry_id = ""
        self._wanted: str | Span = ""

    def at(self, entry_id: str, wanted: str | Span) -> None:
        """Show where these words of a search stand, or this span of the entry's text."""
        self._entry_id, self._wanted = entry_id, wanted
        if self._desk.page is not None and self._desk.page.id == entry_id:
            self.grant(self._desk.page)

    def grant(self, page: Page) -> None:
        """Show on `page` what was wanted of it; what was wanted of another one is forgotten."""
        entry_id, wanted = self._entry_id, self._wanted
        self._entry_id, self._wanted = "", ""
        if entry_id != page.id:
            return
        if isinstance(wanted, Span):
            self._select(page, wanted)
        elif wanted:
            self._page.find_bar.show_found(wanted)

    def _select(self, page: Page, span: Span) -> None:
        before = len(page.title_text) + len(TITLE_BREAK)
        if span.end <= before:
            self._page.title.setFocus()
            return
        editor, offsets = self._page.editor, Offsets(page.body_text)
        cursor = QTextCursor(editor.document())
        cursor.setPosition(offsets.to_utf16(max(0, span.start - before)))
        end = offsets.to_utf16(span.end - before)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        editor.setTextCursor(cursor)
        editor.centerCursor()
        editor.setFocus()
