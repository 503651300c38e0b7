"""Autosave: into the journal alone, without holding up a keystroke, and never giving up."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock

from PySide6.QtCore import QObject, QTimer, Signal

from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.errors import ReflectError, SaveFailedError
from reflectapp.services.journal import Journal
from reflectapp.ui.journal.pages import Page, Pages
from reflectapp.ui.tasks import Tasks

PAUSE_MS = 700
"""How long after the last keystroke saving begins: within a second the words are on disk."""

LONGEST_MS = 5000
"""How long somebody who never pauses may write before words are saved."""

RETRY_MS = 5000

TIDY_MS = 200
"""Between two steps of putting the index of words in order, while there is something to do."""

FIRST_TIDY_MS = 5000
"""After opening: what came in from files, or was written in a terminal, is in many pieces."""


class Autosave(QObject):
    """Saves the open pages; what could not be saved is tried again until it is."""

    state_changed = Signal(str)
    """"saving", "saved" or "unsaved"."""
    saved = Signal(object)
    """The `Entry` as the journal holds it now."""
    failed = Signal(object)
    """The error. The words are still on their page."""
    mended = Signal()
    """Saving works again and nothing is left unsaved."""

    def __init__(
        self, journal: Journal, tasks: Tasks, pages: Pages, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._journal, self._tasks, self._pages = journal, tasks, pages
        self._lock = Lock()
        self._written: dict[str, int] = {}
        self._unborn: dict[str, Entry] = {}
        self._under_way: set[str] = set()
        self._again: set[str] = set()
        self._has_failed = False
        self._pause = _timer(self, PAUSE_MS, self.flush)
        self._latest = _timer(self, LONGEST_MS, self.flush)
        self._retry = _timer(self, RETRY_MS, self.flush)
        self._rest = _timer(self, TIDY_MS, self._tidy)
        self._rest.start(FIRST_TIDY_MS)

    @property
    def has_failed(self) -> bool:
        """Whether the last attempt failed and words are unsaved."""
        return self._has_failed

    def touch(self) -> None:
        """A page was edited: save when the writer pauses."""
        # While all is well, what is not saved yet is about to be: no reason for alarm.
        self.state_changed.emit("unsaved" if self._has_failed else "saving")
        self._pause.start()
        if not self._latest.isActive():
            self._latest.start()

    def begin(self, page: Page) -> None:
        """Store a new entry that is on its page already."""
        page.is_stored = False
        self._unborn[page.id] = page.entry
        self.save(page)

    def abandon(self, page: Page) -> None:
        """Let a page go unsaved: nobody wrote anything on it."""
        with self._lock:
            self._unborn.pop(page.id, None)
            self._written[page.id] = page.edits

    def flush(self) -> None:
        """Save everything now, in the storage lane."""
        self._pause.stop()
        self._latest.stop()
        for page in self._pages.dirty():
            if page.id in self._under_way:
                self._again.add(page.id)
            else:
                self.save(page)

    def save_now(self) -> bool:
        """Save everything before returning, for locking; False when words are left unsaved."""
        self._pause.stop()
        for page in self._pages.dirty():
            try:
                entry = self._write(page.draft(), page.edits)
            except ReflectError as error:
                self._fail(error)
                continue
            self._note(page, page.edits, entry)
        return not self._pages.dirty()

    def forget(self) -> None:
        """Begin no save any more; those handed over still run, and know what was written since."""
        for timer in (self._pause, self._latest, self._retry, self._rest):
            timer.stop()
        self._under_way.clear()
        self._again.clear()
        self._has_failed = False

    def save(self, page: Page) -> None:
        """Save what a page holds now, in the storage lane, even if it is closed meanwhile."""
        if self._journal.is_held_up:
            # A save that waits in the lane for an import would keep everything from being read.
            self.state_changed.emit("saving")
            self._pause.start()
            return
        draft, edits = page.draft(), page.edits
        self._under_way.add(page.id)
        self.state_changed.emit("saving")
        self._tasks.run(
            lambda: self._write(draft, edits),
            lambda entry: self._arrive(page, edits, entry),
            lambda error: self._miss(page, error),
        )

    def _write(self, draft: Draft, edits: int) -> Entry | None:
        """Runs in either thread: an older draft must never follow a newer one."""
        with self._lock:
            if edits <= self._written.get(draft.entry_id, -1):
                return None
            if draft.entry_id in self._unborn:
                self._journal.add(self._unborn[draft.entry_id])
                del self._unborn[draft.entry_id]
            entry = self._journal.save(draft)
            self._written[draft.entry_id] = edits
            return entry

    def _arrive(self, page: Page, edits: int, entry: Entry | None) -> None:
        self._under_way.discard(page.id)
        self._note(page, edits, entry)
        if entry is not None:
            self._tidy()
        if page.id in self._again:
            # Somebody asked for it while this one was under way.
            self._again.discard(page.id)
            self.flush()

    def _tidy(self) -> None:
        if self._journal.is_held_up:
            self._rest.start(FIRST_TIDY_MS)
            return
        self._tasks.run(self._journal.tidy, self._go_on_tidying, self._miss_tidying)

    def _go_on_tidying(self, has_more: bool) -> None:
        # In small steps with rests between: whoever wants something of the journal waits for none.
        if has_more:
            self._rest.start(TIDY_MS)

    def _miss_tidying(self, error: Exception) -> None:
        # The words are on disk: that there was no room for this step is nobody's loss.
        if not isinstance(error, SaveFailedError):
            self.failed.emit(error)

    def _note(self, page: Page, edits: int, entry: Entry | None) -> None:
        # No entry: they were on disk already, by a save whose outcome is on its way.
        page.saved, page.is_stored = max(page.saved, edits), True
        if entry is not None:
            page.entry = entry
            self.saved.emit(entry)
        if self._pages.dirty():
            self._pause.start()
            return
        self.state_changed.emit("saved")
        if self._has_failed:
            self._has_failed = False
            self._retry.stop()
            self.mended.emit()

    def _miss(self, page: Page, error: Exception) -> None:
        self._under_way.discard(page.id)
        self._fail(error)

    def _fail(self, error: Exception) -> None:
        self._has_failed = True
        self.state_changed.emit("unsaved")
        self.failed.emit(error)
        self._retry.start()


def _timer(owner: Autosave, interval: int, then: Callable[[], None]) -> QTimer:
    timer = QTimer(owner)
    timer.setSingleShot(True)
    timer.setInterval(interval)
    timer.timeout.connect(then)
    return timer
