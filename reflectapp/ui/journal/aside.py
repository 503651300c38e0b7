"""What stands beside the words of the open page: day, mood, tags, revisions, other years."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QTextCursor, QTextDocument

from reflectapp.domain.entry import EntryRow, Mood, Revision, entry_text
from reflectapp.ui.context import Context
from reflectapp.ui.journal.desk import Desk
from reflectapp.ui.journal.page import PagePanel
from reflectapp.ui.journal.pages import Page
from reflectapp.ui.journal.revisions import RevisionView
from reflectapp.ui.journal.side import SidePanel

_READ_AFTER_MS = 1500
_LONG = 200_000
"""Code points from which revisions are read only when the entry is opened."""


class Aside(QObject):
    """Between the right panel and the desk."""

    compared = Signal(bool)
    """Whether a revision is shown in the page's place."""

    def __init__(
        self, context: Context, desk: Desk, page: PagePanel, side: SidePanel, view: RevisionView
    ) -> None:
        super().__init__(side)
        self._journal, self._tasks, self._bus = context.session.journal, context.tasks, context.bus
        self._desk, self._page, self._side, self._view = desk, page, side, view
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_READ_AFTER_MS)
        self._pause.timeout.connect(self._read_revisions)
        desk.opened.connect(self._follow)
        desk.autosave.saved.connect(self._read_later)
        page.day_picked.connect(self._set_day)
        side.before.changed.connect(self._set_mood_before)
        side.after.changed.connect(self._set_mood_after)
        side.tags.changed.connect(self._set_tags)
        side.revisions.chosen.connect(self._compare)
        view.closed.connect(lambda: self.compared.emit(False))
        view.restored.connect(self._restore)

    def forget(self) -> None:
        """Drop every word."""
        self._pause.stop()
        self._side.forget()
        self._view.forget()

    def _follow(self, page: Page | None) -> None:
        self._pause.stop()
        self._side.show_page(page)
        self._side.revisions.forget()
        self._side.show_on_this_day(())
        self._view.forget()
        if page is None:
            return
        self._read_revisions()
        self._read_other_years(page)
        self._tasks.run(
            self._journal.tags,
            lambda tags: self._side.tags.field.set_known([tag for tag, _ in tags]),
            lambda _: None,
        )

    def _read_later(self, _entry: object) -> None:
        page = self._desk.page
        if page is not None and page.body.characterCount() < _LONG:
            self._pause.start()

    def _read_revisions(self) -> None:
        page = self._desk.page
        if page is None:
            return

        def show(revisions: Sequence[Revision]) -> None:
            if page is self._desk.page:
                self._side.revisions.show_revisions(revisions)

        self._tasks.run(lambda: self._journal.revisions(page.id), show, lambda _: None)

    def _read_other_years(self, page: Page) -> None:
        day = page.happened_on

        def show(rows: Sequence[EntryRow]) -> None:
            if page is self._desk.page:
                self._side.show_on_this_day(rows)

        self._tasks.run(lambda: self._journal.on_this_day(day), show, lambda _: None)

    def _set_day(self, day: date) -> None:
        page = self._desk.page
        if page is not None and day != page.happened_on:
            page.happened_on = day
            self._page.show_day(day)
            self._desk.touch()
            self._read_other_years(page)

    def _set_mood_before(self, mood: Mood | None) -> None:
        page = self._desk.page
        if page is not None:
            page.mood_before = mood
            self._desk.touch()

    def _set_mood_after(self, mood: Mood | None) -> None:
        page = self._desk.page
        if page is not None:
            page.mood_after = mood
            self._desk.touch()

    def _set_tags(self, tags: tuple[str, ...]) -> None:
        page = self._desk.page
        if page is not None:
            page.tags = tags
            self._desk.touch()

    def _compare(self, revision: Revision) -> None:
        page = self._desk.page
        if page is not None:
            self.compared.emit(True)
            when = self._side.revisions.name_of(revision)
            self._view.compare(revision, when, entry_text(page.title_text, page.body_text))

    def _restore(self, revision: Revision) -> None:
        """Put old words on the page as an edit, so that Ctrl+Z takes them back as well."""
        page = self._desk.page
        if page is None:
            return
        before = (page.title_text, page.body_text)
        entry_id = page.id
        self._desk.autosave.flush()
        # What is saved from now on is a revision of its own.
        self._tasks.run(
            lambda: self._journal.begin_session(entry_id), lambda _: None, lambda _: None
        )
        self._put(page, revision.title, revision.body)
        self._desk.autosave.flush()
        self.compared.emit(False)
        self._bus.said.emit(self.tr("Earlier words restored"), lambda: self._put_back(page, before))

    def _put_back(self, page: Page, words: tuple[str, str]) -> None:
        if page is self._desk.page:
            self._put(page, *words)

    def _put(self, page: Page, title: str, body: str) -> None:
        _replace(page.title, title)
        _replace(page.body, body)


def _replace(document: QTextDocument, text: str) -> None:
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.select(QTextCursor.SelectionType.Document)
    cursor.insertText(text)
    cursor.endEditBlock()
