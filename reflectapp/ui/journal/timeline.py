"""The timeline as a model: months with their entries, read in pages, never all at once."""

from __future__ import annotations

from bisect import bisect_right
from collections import OrderedDict
from collections.abc import Sequence
from datetime import date
from enum import IntEnum
from typing import Any, Protocol

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from typing_extensions import override

from reflectapp.domain.entry import EntryRow, TimelineQuery
from reflectapp.ui.journal.spoken import spoken_row
from reflectapp.ui.messages import format_month
from reflectapp.ui.tasks import Tasks

PAGE = 100
_MOST_PAGES = 40

Months = Sequence[tuple[date, int]]
Index = QModelIndex | QPersistentModelIndex


class Source(Protocol):
    """Where rows come from: the journal, or a backup that is looked into."""

    def rows(self, query: TimelineQuery, offset: int, limit: int) -> list[EntryRow]:
        """Return one page of the rows, newest first."""

    def months(self, query: TimelineQuery) -> list[tuple[date, int]]:
        """Return each month (its first day) that has rows, with how many."""


class Role(IntEnum):
    """What a row holds beside its words."""

    ENTRY = Qt.ItemDataRole.UserRole
    """An `EntryRow`; None for a month, and while it is being read."""
    MONTH = Qt.ItemDataRole.UserRole + 1
    """The first of the month that the row is in."""
    SHOWN = Qt.ItemDataRole.UserRole + 2
    """What is painted: a `date` for a month, an `EntryRow`, a `SearchHit`, or None."""


_MONTH_FLAGS = Qt.ItemFlag.ItemNeverHasChildren
_ENTRY_FLAGS = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | _MONTH_FLAGS
_ENTRY_ROLES = (
    Role.ENTRY,
    Role.SHOWN,
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.ToolTipRole,
)


class TimelineModel(QAbstractListModel):
    """Rows of one `TimelineQuery`; what is not read yet shows empty and comes by itself."""

    refreshed = Signal()
    """The rows are new; places may have moved."""
    arrived = Signal()
    """Rows that were empty can be painted. Not `dataChanged`: at each of those a list view lays
    all its rows out anew, and asks Python ten thousand times how many there are."""
    found = Signal(int)
    """The row of an entry that was looked for."""
    failed = Signal(object)

    def __init__(self, journal: Source, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._journal, self._tasks = journal, tasks
        self._query = TimelineQuery()
        self._months: Months = ()
        self._starts: list[int] = []
        self._total = 0
        self._pages: OrderedDict[int, list[EntryRow]] = OrderedDict()
        self._asked: set[int] = set()
        self._generation = 0
        self._is_other_query = False
        self._wanted: tuple[str, date] | None = None

    @property
    def query(self) -> TimelineQuery:
        """What is shown."""
        return self._query

    @property
    def entries(self) -> int:
        """How many entries there are, read or not."""
        return self._total

    def set_query(self, query: TimelineQuery) -> None:
        """Show other entries."""
        self._is_other_query = self._is_other_query or query != self._query
        self._query = query
        self._pages.clear()
        self.refresh()

    def refresh(self) -> None:
        """Read months and the pages in use anew; the old ones stay until then."""
        self._generation += 1
        generation, query = self._generation, self._query
        numbers = list(self._pages)[-3:] or [0]
        self._asked.clear()

        def read() -> tuple[Months, dict[int, list[EntryRow]]]:
            pages = {n: self._journal.rows(query, n * PAGE, PAGE) for n in numbers}
            return self._journal.months(query), pages

        self._tasks.run(read, lambda result: self._take(generation, *result), self.failed.emit)

    def find(self, entry_id: str, day: date) -> None:
        """Emit `found` when the entry's row is known; say nothing when it is not among them."""
        self._wanted = entry_id, day
        self._look_for_wanted()

    def forget(self) -> None:
        """Drop every row."""
        self._generation += 1
        self.beginResetModel()
        self._pages.clear()
        self._months, self._starts, self._total = (), [], 0
        self._wanted = None
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else self._total + len(self._months)

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        return _MONTH_FLAGS if self._is_month(index.row()) else _ENTRY_FLAGS

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = index.row()
        is_month = self._is_month(row)
        if role == Role.MONTH or (is_month and role == Role.SHOWN):
            return self._month(row)
        if is_month:
            words = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return format_month(self._month(row)) if role in words else None
        entry = self._entry(row) if role in _ENTRY_ROLES else None
        if role in (Role.ENTRY, Role.SHOWN) or entry is None:
            return entry
        return entry.label if role == Qt.ItemDataRole.DisplayRole else spoken_row(entry)

    def _take(self, generation: int, months: Months, pages: dict[int, list[EntryRow]]) -> None:
        if generation != self._generation:
            return
        # As many rows of another query are other entries: none of them is selected yet.
        if list(months) == list(self._months) and not self._is_other_query:
            self._pages.clear()
            self._pages.update(pages)
            self.arrived.emit()
        else:
            self._is_other_query = False
            self.beginResetModel()
            self._months, self._starts, self._total = months, [], 0
            for _, count in months:
                self._starts.append(self._total + len(self._starts))
                self._total += count
            self._pages.clear()
            self._pages.update(pages)
            self.endResetModel()
        self.refreshed.emit()
        self._look_for_wanted()

    def _month_number(self, row: int) -> int:
        return bisect_right(self._starts, row) - 1

    def _month(self, row: int) -> date:
        return self._months[self._month_number(row)][0]

    def _is_month(self, row: int) -> bool:
        number = self._month_number(row)
        return number >= 0 and self._starts[number] == row

    def _entry(self, row: int) -> EntryRow | None:
        number, place = divmod(row - self._month_number(row) - 1, PAGE)
        page = self._pages.get(number)
        if page is None:
            self._ask(number)
            return None
        self._pages.move_to_end(number)
        return page[place] if place < len(page) else None

    def _ask(self, number: int) -> None:
        if number in self._asked:
            return
        self._asked.add(number)
        generation, query = self._generation, self._query
        self._tasks.run(
            lambda: self._journal.rows(query, number * PAGE, PAGE),
            lambda rows: self._add(generation, number, rows),
            self.failed.emit,
        )

    def _add(self, generation: int, number: int, rows: list[EntryRow]) -> None:
        if generation != self._generation:
            return
        self._asked.discard(number)
        self._pages[number] = rows
        while len(self._pages) > _MOST_PAGES:
            self._pages.popitem(last=False)
        self.arrived.emit()
        self._look_for_wanted()

    def _look_for_wanted(self) -> None:
        if self._wanted is None:
            return
        entry_id, day = self._wanted
        month = day.replace(day=1)
        number = next((i for i, (first, _) in enumerate(self._months) if first == month), None)
        if number is None:
            return
        first = self._starts[number] + 1
        rows = range(first, first + self._months[number][1])
        entries = [(row, self._entry(row)) for row in rows]
        for row, entry in entries:
            if entry is not None and entry.id == entry_id:
                self._wanted = None
                self.found.emit(row)
                return
        if all(entry is not None for _, entry in entries):
            self._wanted = None
