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
    awaited = Signal()
    """An entry is being read; what is typed from now on is meant for it."""
    passed_over = Signal(str)
    """An entry that was asked for will not be shown: another one is, or it cannot be read."""
    edited = Signal(object)
    """The `Page` whose words changed, at every keystroke."""
    restored = Signal()
    """The entry that comes to the page was in the bin."""
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
        self._adrift: dict[str, str] = {}
        """Words, by the entry that they were typed for and that is being read."""
        self._boundary = self._session.settings.preferences().day_boundary
        self._bus.settings_changed.connect(self._read_boundary)
        self._bus.entry_replaced.connect(self._back)

    @property
    def page(self) -> Page | None:
        """What is on the page now."""
        return self._page

    @property
    def awaits(self) -> str:
        """The id of the entry that is being read for the page; empty when none is."""
        return self._wanted

    def open(self, entry_id: str) -> None:
        """Put an entry on the page; what was there is saved first."""
        if entry_id == self._wanted:
            return
        self._pass_over()
        if self._page is not None and self._page.id == entry_id:
            return
        known = self.pages.get(entry_id)
        if known is not None:
            self._show(known)
            return
        self._wanted = entry_id
        self.awaited.emit()
        self._tasks.run(
            lambda: self._journal.entry(entry_id),
            self._arrive,
            lambda error: self._miss(entry_id, error),
        )

    def add_words(self, entry_id: str, text: str) -> None:
        """Put words into an entry that was passed over while they were typed for it."""
        self._adrift[entry_id] = self._adrift.get(entry_id, "") + text
        self._tasks.run(
            lambda: self._journal.entry(entry_id),
            self._insert,
            lambda error: self._keep_apart(entry_id, error),
        )

    def reload(self, entry_id: str) -> None:
        """Read an entry anew that changed elsewhere: it came out of the bin."""
        if self._page is not None and self._page.id == entry_id:
            self._page = None
            self.opened.emit(None)
        self.pages.close(entry_id)
        self.open(entry_id)

    def new(self, key: str = "", day: date | None = None) -> None:
        """Put a new entry on the page at once, begun from a template if `key` names one.

        The journal gets it afterwards: nobody waits for a disk before writing.
        """
        known = template(key or None)
        self._pass_over()
        entry = self._journal.blank_entry(
            body=known.body if known else "",
            template=key or None,
            happened_on=day or self._today(),
        )
        self._fresh.add(entry.id)
        self._show(self._begin(entry))

    def delete(self) -> None:
        """Put the entry into the bin; the status line offers to take it back."""
        page = self._page
        # Another entry was chosen and is on its way: what is on the page still is not meant.
        if page is None or self._wanted or page.entry.deleted_at is not None:
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
        self._bring_in()
        page = self._page
        # The first entry keeps its welcome for as long as there is no other.
        if page is not None and page.entry.template != FIRST and self._is_left_alone(page):
            self._drop_now(page)
            page = None
        if not self.autosave.save_now():
            return False
        if page is not None:
            self._journal.end_session(page.id)
        return True

    def forget(self) -> None:
        """Let go of every word."""
        self._page, self._wanted = None, ""
        self._fresh.clear()
        self._adrift.clear()
        self.autosave.forget()
        self.pages.forget()

    def _note_edit(self, page: Page) -> None:
        self.autosave.touch()
        self.edited.emit(page)

    def _today(self) -> date:
        return self._session.clock.today(self._boundary)

    def _read_boundary(self) -> None:
        self._boundary = self._session.settings.preferences().day_boundary

    def _begin(self, entry: Entry) -> Page:
        """Make the page of a new entry, and have the journal keep it."""
        page = self.pages.open(entry)
        self.autosave.begin(page)
        return page

    def _bring_in(self) -> None:
        """Put words that are on their way to an entry on its page, before the journal closes."""
        for entry_id in list(self._adrift):
            try:
                self._insert(self._journal.entry(entry_id))
            except ReflectError as error:
                self._keep_apart(entry_id, error)

    def _insert(self, entry: Entry) -> None:
        if entry.deleted_at is not None:
            # Nobody writes into what was thrown away.
            self._keep_apart(entry.id)
        elif text := self._adrift.pop(entry.id, ""):
            self.pages.open(entry).insert(text)

    def _keep_apart(self, entry_id: str, error: Exception | None = None) -> None:
        """Give words whose entry is in the bin or cannot be read an entry of their own."""
        if error is not None:
            self._fail(error)
        if text := self._adrift.pop(entry_id, ""):
            entry = self._journal.blank_entry(happened_on=self._today())
            self._begin(entry).insert(text)
            said = self.tr("What you typed meanwhile is in an entry of its own")
            self._bus.said.emit(said, None)

    def _arrive(self, entry: Entry) -> None:
        # One may have gone on to another entry while this one was read.
        if entry.id == self._wanted:
            self._show(self.pages.open(entry))

    def _miss(self, entry_id: str, error: Exception) -> None:
        self._fail(error)
        if entry_id == self._wanted:
            self._pass_over()

    def _pass_over(self) -> None:
        """Wait for no entry any more."""
        wanted, self._wanted = self._wanted, ""
        if wanted:
            self.passed_over.emit(wanted)

    def _show(self, page: Page) -> None:
        before, self._wanted = self._page, ""
        self._page = self.pages.open(page.entry)
        entry_id = page.id
        self._tasks.run(lambda: self._journal.begin_session(entry_id), lambda _: None, self._fail)
        self.opened.emit(self._page)
        if before is not None:
            self._leave(before)
        self._bus.entry_opened.emit(entry_id)

    def _leave(self, page: Page) -> None:
        """Save a page and end its writing session; an entry without anything goes away."""
        entry_id = page.id
        if not self._is_left_alone(page):
            self.autosave.flush()
            self._tasks.run(lambda: self._journal.end_session(entry_id), lambda _: None, self._fail)
            return
        self._fresh.discard(entry_id)
        self.autosave.abandon(page)
        self._tasks.run(
            lambda: self._journal.erase(entry_id),
            lambda _: self.timeline_changed.emit(),
            lambda _: None,
        )
        self.pages.close(entry_id)

    def _is_left_alone(self, page: Page) -> bool:
        """Whether it was begun just now, and nobody has written or chosen anything."""
        return page.id in self._fresh and page.is_untouched

    def _drop_now(self, page: Page) -> None:
        """Erase a blank entry before the journal closes; one that cannot be is no harm."""
        self._fresh.discard(page.id)
        self._page = None
        self.opened.emit(None)
        self.autosave.abandon(page)
        self.pages.close(page.id)
        with suppress(ReflectError):
            self._journal.erase(page.id)

    def _deleted(self, entry_id: str) -> None:
        page = self.pages.get(entry_id)
        if page is not None and page.is_dirty:
            # Typed while it went: the entry comes back with these words.
            self.autosave.save(page)
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
        self.restored.emit()
        self.timeline_changed.emit()
        self._bus.entry_saved.emit(entry_id)

    def _fail(self, error: Exception) -> None:
        if isinstance(error, NotFoundError):
            self.timeline_changed.emit()
        if isinstance(error, ReflectError):
            message = sentence(error)
            self._bus.said.emit(f"{message.title}. {message.advice}", None)
