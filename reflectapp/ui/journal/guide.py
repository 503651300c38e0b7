"""Keeps the timeline and the page in step: what is chosen opens, what is open is selected."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from reflectapp.domain.entry import EntryRow, TimelineQuery
from reflectapp.ui.journal.browse import BrowsePanel
from reflectapp.ui.journal.desk import Desk
from reflectapp.ui.journal.pages import Page
from reflectapp.ui.journal.timeline import Role

_REFRESH_AFTER_MS = 350


class Guide(QObject):
    """Between the left panel and the desk."""

    hit_chosen = Signal(str, str)
    """The id of an entry that a search found, and the words of that search."""
    search_left = Signal()

    def __init__(self, browse: BrowsePanel, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._browse, self._desk = browse, desk
        self._opens_newest = True
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_REFRESH_AFTER_MS)
        self._pause.timeout.connect(browse.refresh)
        desk.opened.connect(self._follow_page)
        desk.timeline_changed.connect(self._pause.start)
        desk.restored.connect(lambda: browse.filters.narrow(in_bin=False))
        desk.autosave.saved.connect(lambda _: self._pause.start())
        browse.new_requested.connect(self.new)
        browse.search.textChanged.connect(self._follow_search)
        browse.list.entry_chosen.connect(self._choose)
        browse.timeline.refreshed.connect(self._follow_timeline)
        browse.timeline.found.connect(self._select)

    def refresh_soon(self) -> None:
        """Something changed elsewhere that rows show."""
        self._pause.start()

    def new(self, key: str) -> None:
        """Begin an entry, on the day that the timeline shows if it shows one."""
        self._opens_newest = False
        self._browse.list.settle()
        day = self._browse.filters.query.day
        self._browse.search.clear()
        self._browse.filters.set_query(TimelineQuery(day=day))
        self._desk.new(key, day)

    def open(self, entry_id: str) -> None:
        """Open an entry that another place or panel asked for."""
        self._opens_newest = False
        self._browse.list.settle()
        self._desk.open(entry_id)

    def forget(self) -> None:
        """Follow nothing any more."""
        self._pause.stop()
        self._opens_newest = False

    def _choose(self, row: EntryRow) -> None:
        if self._browse.is_searching:
            self.hit_chosen.emit(row.id, self._browse.searched)
        self.open(row.id)

    def _follow_page(self, page: Page | None) -> None:
        if page is None:
            self._browse.list.select_nothing()
        elif not self._browse.is_searching:
            self._browse.timeline.find(page.id, page.happened_on)

    def _follow_search(self, words: str) -> None:
        if not words.strip():
            self.search_left.emit()
        # The timeline comes back with nothing selected.
        if not words.strip() and self._desk.page is not None:
            self._follow_page(self._desk.page)

    def _follow_timeline(self) -> None:
        page = self._desk.page
        if page is not None:
            self._follow_page(page)
        elif self._opens_newest:
            self._open_newest()

    def _open_newest(self) -> None:
        """A journal that was just unlocked shows its latest entry."""
        timeline = self._browse.timeline
        if timeline.rowCount() > 1:
            row = timeline.index(1).data(Role.ENTRY)
            if isinstance(row, EntryRow):
                self.open(row.id)

    def _select(self, row: int) -> None:
        if not self._browse.is_searching:
            self._browse.list.select_row(row)
