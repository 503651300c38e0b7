"""Entries that are open: undo, cursor and place survive switching between them."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QTextCursor, QTextDocument

from reflectapp.domain.entry import Draft, Entry, Mood
from reflectapp.ui.journal.highlighter import Highlighter
from reflectapp.ui.journal.layout import PageLayout
from reflectapp.ui.journal.plain import plain
from reflectapp.ui.theme import Theme

KEPT = 20
"""Entries whose undo survives switching to others."""


@dataclass(eq=False, slots=True)
class Page:
    """One open entry: what is on the screen, and how much of it is saved."""

    entry: Entry
    """As it was last read or saved."""
    title: QTextDocument
    body: QTextDocument
    highlighter: Highlighter
    happened_on: date
    tags: tuple[str, ...]
    mood_before: Mood | None
    mood_after: Mood | None
    edits: int = 0
    """The number of its last edit, counted over all pages and never again from the start."""
    saved: int = 0
    """The number of the last edit that the journal holds."""
    is_stored: bool = True
    """Whether the journal holds the entry at all; a new one is shown before it does."""
    cursor: int = 0
    scroll: int = 0
    text_cache: tuple[int, str] = field(default=(-1, ""))

    @property
    def id(self) -> str:
        """The entry's id."""
        return self.entry.id

    @property
    def is_dirty(self) -> bool:
        """Whether there is something that the journal does not hold yet."""
        return self.edits != self.saved or not self.is_stored

    @property
    def is_untouched(self) -> bool:
        """Whether nobody has written or chosen anything."""
        return not self.edits and not self.title_text and not self.tags

    @property
    def title_text(self) -> str:
        """The title as it stands."""
        return plain(self.title.toRawText())

    @property
    def body_text(self) -> str:
        """The body as it stands."""
        if self.text_cache[0] != self.body.revision():
            self.text_cache = (self.body.revision(), plain(self.body.toRawText()))
        return self.text_cache[1]

    def insert(self, text: str) -> None:
        """Put words where the cursor of a page stands that is not shown."""
        cursor = QTextCursor(self.body)
        cursor.setPosition(self.cursor)
        cursor.insertText(text)
        self.cursor = cursor.position()

    def draft(self) -> Draft:
        """Return what should be saved now."""
        return Draft(
            self.entry.id,
            self.title_text,
            self.body_text,
            self.happened_on,
            self.tags,
            self.mood_before,
            self.mood_after,
        )


class Pages(QObject):
    """The documents of the entries opened last."""

    def __init__(
        self, theme: Theme, edited: Callable[[Page], None], parent: QObject | None = None
    ) -> None:
        """`edited` hears of every change of words, at every keystroke."""
        super().__init__(parent)
        self._theme, self._edited = theme, edited
        self._open: OrderedDict[str, Page] = OrderedDict()
        self._edits = 0
        theme.changed.connect(self._dress)

    def open(self, entry: Entry) -> Page:
        """Return the entry's page; an open one keeps its words, which may be newer."""
        page = self._open.get(entry.id)
        if page is None:
            page = self._made(entry)
            self._open[entry.id] = page
        self._open.move_to_end(entry.id)
        self._close_oldest()
        return page

    def get(self, entry_id: str) -> Page | None:
        """Return a page that is open already."""
        return self._open.get(entry_id)

    def dirty(self) -> list[Page]:
        """Return the pages with unsaved words."""
        return [page for page in self._open.values() if page.is_dirty]

    def close(self, entry_id: str) -> None:
        """Let go of a page, saved or not."""
        page = self._open.pop(entry_id, None)
        if page is not None:
            _release(page)

    def forget(self) -> None:
        """Let go of every word."""
        for entry_id in list(self._open):
            self.close(entry_id)

    def _made(self, entry: Entry) -> Page:
        title = self._document(entry.title, _title_font(self._theme), margin=0)
        body = self._document(entry.body, self._theme.page_font(), margin=2)
        page = Page(
            entry,
            title,
            body,
            Highlighter(body, self._theme),
            entry.happened_on,
            entry.tags,
            entry.mood_before,
            entry.mood_after,
        )
        for document in (title, body):
            # Not `contentsChanged`: highlighting anew sends that as well.
            document.contentsChange.connect(lambda *_: self.note(page))
        return page

    def note(self, page: Page) -> None:
        """Count an edit of the page."""
        self._edits += 1
        page.edits = self._edits
        self._edited(page)

    def _document(self, text: str, font: QFont, *, margin: float) -> QTextDocument:
        document = QTextDocument(self)
        document.setDocumentLayout(PageLayout(document))
        document.setDefaultFont(font)
        document.setDocumentMargin(margin)
        document.setPlainText(text)
        document.setModified(False)
        return document

    def _close_oldest(self) -> None:
        spare = [page.id for page in self._open.values() if not page.is_dirty]
        # The one opened last is being shown.
        for entry_id in spare[: max(0, len(self._open) - KEPT)]:
            if entry_id != next(reversed(self._open)):
                self.close(entry_id)

    def _dress(self) -> None:
        for page in self._open.values():
            page.title.setDefaultFont(_title_font(self._theme))
            page.body.setDefaultFont(self._theme.page_font())


def _title_font(theme: Theme) -> QFont:
    font = theme.page_font(theme.scaled(28))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _release(page: Page) -> None:
    for document in (page.title, page.body):
        document.blockSignals(True)
        document.clear()
        document.deleteLater()
    page.text_cache = (-1, "")
