"""Which entry is on the page, and what happens to entries: opened, made, deleted, restored."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

from PySide6.QtCore import QObject, Signal

from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import NotFoundError, ReflectError
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.pages import Page, Pages
from reflectapp.ui.journal.saving import Autosave
from reflectapp.ui.journal.templates import FIRST, template
from reflectapp.ui.messages import sentence


class Desk(QObject):
    """Everything goes through the storage lane, so that a save always comes before what follows."""

    opened = Signal(object)
    """The `Page` to show; None when there is nothing to show."""
    edited = Signal(object)
    """The `Page` whose words changed, at every keystroke."""
    timeline_changed = Signal()
    """Entries came, went or moved."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session: Session = context.session
        self._journal = context.session.journal
        self._tasks, self._bus = context.tasks, context.bus
        self.pages = Pages(context.theme, self._note_edit, self)
        self.autosave = Autosave(self._journal, self._tasks, self.pages, self)
        self.autosave.state_changed.connect(self._bus.save_state_changed)
        self.autosave.saved.connect(lambda entry: self._bus.entry_saved.emit(entry.id))
        self._page: Page | None = None
        self._wanted = ""
        self._fresh: set[str] = set()

    @property
    def page(self) -> Page | None:
        """What is on the page now."""
        return self._page

    def open(self, entry_id: str) -> None:
        """Put an entry on the page; what was there is saved first."""
        self._wanted = entry_id
        if self._page is not None and self._page.id == entry_id:
            return
        known = self.pages.get(entry_id)
        if known is not None:
            self._show(known)
        else:
            self._tasks.run(lambda: self._journal.entry(entry_id), self._arrive, self._fail)

    def reload(self, entry_id: str) -> None:
        """Read an entry anew that changed elsewhere: it came out of the bin."""
        if self._page is not None and self._page.id == entry_id:
            self._page = None
            self.opened.emit(None)
        self.pages.close(entry_id)
        self.open(entry_id)

    def new(self, key: str = "", day: date | None = None) -> None:
        """Make an entry, from a template if `key` names one, and put it on the page."""
        known = template(key or None)
        body = known.body if known else ""
        self._leave()
        self._tasks.run(
            lambda: self._journal.new_entry(body=body, template=key or None, happened_on=day),
            self._arrive_new,
            self._fail,
        )

    def delete(self) -> None:
        """Put the entry into the bin; the status line offers to take it back."""
        page = self._page
        if page is None or page.entry.deleted_at is not None:
            return
        entry_id = page.id
        self.autosave.flush()
        self._tasks.run(
            lambda: self._journal.delete(entry_id), lambda _: self._deleted(entry_id), self._fail
        )

    def undelete(self, entry_id: str) -> None:
        """Take an entry out of the bin and show it."""
        self._tasks.run(
            lambda: self._journal.undelete(entry_id), lambda _: self._back(entry_id), self._fail
        )

    def erase(self) -> None:
        """Remove the entry of the bin that is shown, for good."""
        page = self._page
        if page is None or page.entry.deleted_at is None:
            return
        entry_id = page.id
        self._tasks.run(
            lambda: self._journal.erase(entry_id), lambda _: self._gone(entry_id), self._fail
        )

    def touch(self) -> None:
        """Something beside the words changed on the page: day, tags or mood."""
        if self._page is not None:
            self.pages.note(self._page)

    def prepare_lock(self) -> bool:
        """Save at once; False when words would be lost."""
        page = self._page
        if not self.autosave.save_now():
            return False
        if page is not None and self._is_blank(page):
            self._drop_now(page.id)
        elif page is not None:
            self._journal.end_session(page.id)
        return True

    def forget(self) -> None:
        """Let go of every word."""
        self._page, self._wanted = None, ""
        self._fresh.clear()
        self.autosave.forget()
        self.pages.forget()

    def _note_edit(self, page: Page) -> None:
        self.autosave.touch()
        self.edited.emit(page)

    def _arrive(self, entry: Entry) -> None:
        # One may have gone on to another entry while this one was read.
        if entry.id == self._wanted:
            self._show(self.pages.open(entry))

    def _arrive_new(self, entry: Entry) -> None:
        self._wanted = entry.id
        self._fresh.add(entry.id)
        self._show(self.pages.open(entry))
        self.timeline_changed.emit()

    def _show(self, page: Page) -> None:
        self._leave()
        self._page = self.pages.open(page.entry)
        entry_id = page.id
        self._tasks.run(lambda: self._journal.begin_session(entry_id), lambda _: None, self._fail)
        self.opened.emit(self._page)
        self._bus.entry_opened.emit(entry_id)

    def _leave(self) -> None:
        """Save the page and end its writing session; an entry without anything goes away."""
        page, self._page = self._page, None
        if page is None:
            return
        self.autosave.flush()
        entry_id = page.id
        if self._is_blank(page):
            self._fresh.discard(entry_id)
            self.opened.emit(None)
            self.pages.close(entry_id)
            self._tasks.run(
                lambda: self._journal.erase(entry_id),
                lambda _: self.timeline_changed.emit(),
                lambda _: None,
            )
            return
        self._tasks.run(lambda: self._journal.end_session(entry_id), lambda _: None, self._fail)

    def _is_blank(self, page: Page) -> bool:
        """Whether it was begun just now and left alone; the first entry keeps its welcome."""
        return page.id in self._fresh and page.is_untouched and page.entry.template != FIRST

    def _drop_now(self, entry_id: str) -> None:
        """Erase a blank entry before the journal closes; one that cannot be is no harm."""
        self._fresh.discard(entry_id)
        self._page = None
        self.opened.emit(None)
        self.pages.close(entry_id)
        with suppress(ReflectError):
            self._journal.erase(entry_id)

    def _deleted(self, entry_id: str) -> None:
        self._close(entry_id)
        self._bus.said.emit(
            self.tr("Entry moved to the bin, for 30 days"), lambda: self.undelete(entry_id)
        )

    def _gone(self, entry_id: str) -> None:
        self._close(entry_id)
        self._bus.said.emit(self.tr("Entry deleted for good"), None)

    def _close(self, entry_id: str) -> None:
        if self._page is not None and self._page.id == entry_id:
            self._page = None
            self.opened.emit(None)
        self.pages.close(entry_id)
        self.timeline_changed.emit()
        self._bus.entry_removed.emit(entry_id)

    def _back(self, entry_id: str) -> None:
        self.reload(entry_id)
        self.timeline_changed.emit()
        self._bus.entry_saved.emit(entry_id)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, NotFoundError):
            self.timeline_changed.emit()
        if isinstance(error, ReflectError):
            message = sentence(error)
            self._bus.said.emit(f"{message.title}. {message.advice}", None)
