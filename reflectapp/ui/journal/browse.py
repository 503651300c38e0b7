"""The left of the journal place: search, new entry, the timeline and what narrows it."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from reflectapp.domain.entry import SearchHit, TimelineQuery
from reflectapp.services.journal import Journal
from reflectapp.ui.icons import icon
from reflectapp.ui.journal.blanks import blanks
from reflectapp.ui.journal.filters import Filters
from reflectapp.ui.journal.listview import EntryList
from reflectapp.ui.journal.month import MonthCalendar
from reflectapp.ui.journal.search import SearchModel
from reflectapp.ui.journal.templates import FIRST, templates
from reflectapp.ui.journal.timeline import TimelineModel
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import M, S, Theme
from reflectapp.ui.widgets import EmptyState, button, icon_button, set_accessible

_SEARCH_AFTER_MS = 160
WIDTH = 264
"""Of the whole panel, in pixels at 100 %."""


class SearchField(QLineEdit):
    """Esc empties it; Down goes on to what was found."""

    list_entered = Signal()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        elif event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.list_entered.emit()
        else:
            super().keyPressEvent(event)


class BrowsePanel(QFrame):
    """Finds entries; which one is opened is told, not done here."""

    new_requested = Signal(str)
    """The key of a template; empty for a plain entry."""

    def __init__(
        self,
        journal: Journal,
        tasks: Tasks,
        theme: Theme,
        today: date,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._journal, self._tasks, self._theme = journal, tasks, theme
        self.setProperty("role", "panel")
        self.search = SearchField()
        self.new = button(self.tr("New entry"), "primary", shortcut="Ctrl+N")
        self.more = self._template_button()
        self.timeline = TimelineModel(journal, tasks, self)
        self.hits = SearchModel(self)
        self.list = EntryList(theme)
        self.filters = Filters(theme)
        self.calendar = MonthCalendar(theme, today)
        self.calendar.hide()
        self.stack = QStackedWidget()
        self._empty = blanks(theme)
        self._search_pause = QTimer(self)
        self._search_pause.setSingleShot(True)
        self._search_pause.setInterval(_SEARCH_AFTER_MS)
        self._searched = ""
        self._lay_out()
        self._connect()
        self.list.show_model(self.timeline, months=True)

    @property
    def is_searching(self) -> bool:
        """Whether the list shows what a search found."""
        return bool(self.search.text().strip())

    @property
    def searched(self) -> str:
        """The words whose hits the list shows."""
        return self._searched

    @property
    def empty_words(self) -> str:
        """What is said instead of the list; empty while the list is shown."""
        shown = self.stack.currentWidget()
        return shown.title.text() if isinstance(shown, EmptyState) else ""

    def shows_hits_of(self, words: str) -> bool:
        """Whether the list shows what was found for these words."""
        return self._searched == words and self.list.model() is self.hits

    def refresh(self) -> None:
        """Read everything that is shown anew."""
        self.timeline.refresh()
        self._tasks.run(self._journal.tags, self.filters.set_tags, lambda _: None)
        self._mark_days()
        if self.is_searching:
            self._search()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus()
        self.search.selectAll()

    def forget(self) -> None:
        """Drop every word."""
        self._search_pause.stop()
        self.search.blockSignals(True)
        self.search.clear()
        self.search.blockSignals(False)
        self._searched = ""
        self.hits.show_hits(())
        self.timeline.forget()
        self.filters.forget()
        self.calendar.grid.show_words({})

    def _template_button(self) -> QPushButton:
        more = icon_button(icon("chevron-down", self._theme), self.tr("New entry from a template"))
        menu = QMenu(more)
        for known in templates():
            if known.key != FIRST:
                action = QAction(known.name, menu)
                action.setToolTip(known.about)
                action.triggered.connect(
                    lambda _=False, key=known.key: self.new_requested.emit(key)
                )
                menu.addAction(action)
        menu.setToolTipsVisible(True)
        more.setMenu(menu)
        return more

    def _lay_out(self) -> None:
        self._dress_search()
        column = QVBoxLayout(self)
        column.setContentsMargins(M, M, M, 0)
        column.setSpacing(S)
        column.addWidget(self.search)
        for row in self._rows_of_buttons():
            column.addLayout(row)
        column.addWidget(self.calendar)
        column.addWidget(self.filters)
        self.stack.addWidget(self.list)
        for state in self._empty.values():
            self.stack.addWidget(state)
        column.addWidget(self.stack, 1)
        self._dress()

    def _dress_search(self) -> None:
        self.search.setProperty("role", "search")
        self.search.setPlaceholderText(self.tr("Search entries…"))
        self.search.setClearButtonEnabled(True)
        set_accessible(self.search, self.tr("Search all entries"), shortcut="Ctrl+Shift+F")
        self.search.addAction(
            icon("search", self._theme, token="muted"),  # a colour
            QLineEdit.ActionPosition.LeadingPosition,
        )

    def _rows_of_buttons(self) -> tuple[QHBoxLayout, QHBoxLayout]:
        self.fold = icon_button(icon("calendar-days", self._theme), self.tr("Month calendar"))
        self.narrow = icon_button(icon("filter", self._theme), self.tr("Show only some entries"))
        self.narrow.setMenu(self.filters.menu)
        self.bin = icon_button(
            icon("trash-2", self._theme),
            self.tr("Bin"),
            tip=self.tr("Bin: entries are kept for 30 days"),
        )
        for part in (self.fold, self.bin):
            part.setCheckable(True)
        first = QHBoxLayout()
        first.setSpacing(S)
        first.addWidget(self.new, 1)
        first.addWidget(self.more)
        second = QHBoxLayout()
        second.setSpacing(2)
        second.addWidget(self.fold)
        second.addWidget(self.narrow)
        second.addWidget(self.bin)
        second.addStretch(1)
        return first, second

    def _connect(self) -> None:
        self.new.clicked.connect(lambda _=False: self.new_requested.emit(""))
        self.search.textChanged.connect(self._search_later)
        self.search.list_entered.connect(self._enter_list)
        self.list.left.connect(self._leave_list)
        self._search_pause.timeout.connect(self._search)
        self.filters.changed.connect(self._narrow)
        self.timeline.refreshed.connect(self._show_state)
        self.timeline.arrived.connect(self.list.viewport().update)
        self.fold.toggled.connect(self._fold_calendar)
        self.bin.toggled.connect(lambda on: self.filters.narrow(in_bin=on))
        self.calendar.grid.picked.connect(self._pick_day)
        self.calendar.grid.month_changed.connect(lambda _: self._mark_days())
        self._theme.changed.connect(self._dress)

    def _dress(self) -> None:
        # Half as much wider as the type is larger: the page needs the room more.
        self.setFixedWidth((WIDTH + self._theme.scaled(WIDTH)) // 2)

    def _narrow(self, query: TimelineQuery) -> None:
        self.bin.blockSignals(True)
        self.bin.setChecked(query.in_bin)
        self.bin.blockSignals(False)
        self.calendar.grid.choose(query.day)
        self.timeline.set_query(query)

    def _pick_day(self, day: date) -> None:
        self.filters.narrow(day=None if self.filters.query.day == day else day)

    def _fold_calendar(self, shown: bool) -> None:
        self.calendar.setVisible(shown)
        if shown:
            self._mark_days()

    def _mark_days(self) -> None:
        if self.calendar.isHidden():
            return
        first = self.calendar.grid.month
        last = first + timedelta(days=31)
        self._tasks.run(
            lambda: self._journal.days_written(first, last),
            self.calendar.grid.show_words,
            lambda _: None,
        )

    def _search_later(self) -> None:
        if self.is_searching:
            self._search_pause.start()
            return
        self._search_pause.stop()
        self.list.show_model(self.timeline, months=True)
        self._show_state()

    def _search(self) -> None:
        words = self.search.text().strip()
        self._tasks.run(
            lambda: self._journal.search(words),
            lambda hits: self._show_hits(words, hits),
            lambda _: None,
        )

    def _show_hits(self, words: str, hits: list[SearchHit]) -> None:
        # What came late is for words that are not in the field any more.
        if words != self.search.text().strip():
            return
        self._searched = words
        self.hits.show_hits(hits)
        self.list.show_model(self.hits, months=False)
        self._show_state()

    def _enter_list(self) -> None:
        if self.list.model().rowCount():
            self.list.setFocus()
            if not self.list.currentIndex().isValid():
                first = 0 if self.is_searching else 1
                self.list.setCurrentIndex(self.list.model().index(first, 0))

    def _leave_list(self) -> None:
        if self.is_searching:
            self.focus_search()

    def _show_state(self) -> None:
        """Show the list, or say why it is empty."""
        if self.list.model().rowCount():
            self.stack.setCurrentWidget(self.list)
            return
        query = self.filters.query
        key = "none" if query == TimelineQuery() else "narrowed"
        if self.is_searching:
            key = "search"
        elif query == TimelineQuery(in_bin=True):
            key = "bin"
        elif query == TimelineQuery(day=query.day) and query.day is not None:
            key = "day"
        self.stack.setCurrentWidget(self._empty[key])
