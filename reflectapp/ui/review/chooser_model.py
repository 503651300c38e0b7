"""Recent entries to review, page by page, with what is known of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from typing_extensions import override

from reflectapp.domain.entry import EntryRow, TimelineQuery
from reflectapp.ui.messages import counted, format_short

if TYPE_CHECKING:
    from reflectapp.services.session import Session
    from reflectapp.ui.tasks import Tasks

PAGE = 40
Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


@dataclass(frozen=True, slots=True)
class Count:
    """How far the review of an entry is."""

    found: int
    waiting: int
    """How many of them have no answer yet."""


class ChooserModel(QAbstractListModel):
    """Rows of the timeline; how many findings wait is counted behind, newest first."""

    filled = Signal()

    def __init__(self, session: Session, tasks: Tasks) -> None:
        super().__init__()
        self._session, self._tasks = session, tasks
        self._rows: list[EntryRow] = []
        self._counts: dict[str, Count] = {}
        self._is_complete = True
        self._turn = 0

    def refresh(self) -> None:
        """Read the first page again, and count anew."""
        self._turn += 1
        self._read(0)

    def forget(self) -> None:
        """Hold nothing."""
        self._turn += 1
        self.beginResetModel()
        self._rows, self._counts, self._is_complete = [], {}, True
        self.endResetModel()

    def row_at(self, index: Index) -> EntryRow | None:
        """Return the entry of a row."""
        return self._rows[index.row()] if index.isValid() else None

    def row_of(self, entry_id: str) -> int:
        """Return the row of an entry; -1 when it is not among those read so far."""
        return next((i for i, row in enumerate(self._rows) if row.id == entry_id), -1)

    def count(self, entry_id: str) -> Count | None:
        """Return how far an entry is; None when not counted yet, or never looked through."""
        return self._counts.get(entry_id)

    def said(self, entry_id: str) -> str:
        """Return in words how far the review of an entry is."""
        count = self.count(entry_id)
        if count is None:
            return self.tr("not looked through yet")
        if count.found == 0:
            return self.tr("nothing found")
        if count.waiting == 0:
            return self.tr("all decided")
        return counted(count.waiting, self.tr("1 finding waits"), self.tr("{count} findings wait"))

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        return 0 if parent.isValid() else len(self._rows)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row_at(index)
        if row is None or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        label = row.label or self.tr("Untitled")
        return f"{format_short(row.happened_on)}, {label}, {self.said(row.id)}"

    @override
    def canFetchMore(self, parent: Index) -> bool:
        return not self._is_complete

    @override
    def fetchMore(self, parent: Index) -> None:
        self._is_complete = True
        self._read(len(self._rows))

    def _read(self, offset: int) -> None:
        turn, journal = self._turn, self._session.journal

        def done(rows: list[EntryRow]) -> None:
            if turn == self._turn:
                self._take(offset, rows)

        self._tasks.run(lambda: journal.rows(TimelineQuery(), offset, PAGE), done, lambda _: None)

    def _take(self, offset: int, rows: list[EntryRow]) -> None:
        if offset == 0:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()
        elif rows:
            self.beginInsertRows(_NOWHERE, offset, offset + len(rows) - 1)
            self._rows.extend(rows)
            self.endInsertRows()
        self._is_complete = len(rows) < PAGE
        self._count([row.id for row in rows])
        self.filled.emit()

    def _count(self, ids: list[str]) -> None:
        """Count entry by entry, so that other work of the storage lane comes between."""
        if not ids:
            return
        turn, review, entry_id = self._turn, self._session.review, ids[0]

        def count() -> Count | None:
            state = review.state(entry_id)
            return None if state is None else Count(state.total, state.total - state.decided)

        def done(known: Count | None) -> None:
            if turn == self._turn:
                self._counts.pop(entry_id, None)
                if known is not None:
                    self._counts[entry_id] = known
                row = self.row_of(entry_id)
                if row >= 0:
                    self.dataChanged.emit(self.index(row), self.index(row))
                self._count(ids[1:])

        self._tasks.run(count, done, lambda _: None)
