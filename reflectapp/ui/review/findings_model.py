"""The findings as a tree: subjects, and under each its mentions."""

from __future__ import annotations

import html

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, Qt
from typing_extensions import override

from reflectapp.domain.spans import Span
from reflectapp.services.groups import Group
from reflectapp.services.review import ReviewItem, ReviewState
from reflectapp.ui.review.mention_context import Context, context_of
from reflectapp.ui.review.wording import (
    kind_name,
    mention_count,
    outcome,
    short_outcome,
    short_state,
    waiting_count,
)

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_HEADING = 0
"""Internal id of a subject's row; a mention's is its subject's row plus one."""


class FindingsModel(QAbstractItemModel):
    """Rows over an immutable review; a changed review of the same shape keeps its rows."""

    def __init__(self) -> None:
        super().__init__()
        self._groups: tuple[Group, ...] = ()
        self._state: ReviewState | None = None

    def show(self, state: ReviewState | None, groups: tuple[Group, ...]) -> None:
        """Hold another review."""
        if state is self._state and groups is self._groups:
            return
        if self._shape(groups) == self._shape(self._groups):
            before, self._state, self._groups = self._groups, state, groups
            for row, group in enumerate(groups):
                if group == before[row]:
                    continue
                heading = self.index(row, 0)
                last = len(group.items) - 1
                self.dataChanged.emit(heading, heading)
                self.dataChanged.emit(self.index(0, 0, heading), self.index(last, 0, heading))
            return
        self.beginResetModel()
        self._state, self._groups = state, groups
        self.endResetModel()

    def group_at(self, index: Index) -> Group | None:
        """Return the subject of a row, heading or mention."""
        if not index.isValid():
            return None
        number = index.internalId()
        return self._groups[index.row() if number == _HEADING else number - 1]

    def item_at(self, index: Index) -> ReviewItem | None:
        """Return the mention of a row; None for a heading."""
        group = self.group_at(index)
        if group is None or index.internalId() == _HEADING:
            return None
        return group.items[index.row()]

    def index_of(self, span: Span | None) -> QModelIndex:
        """Return the row of the mention at `span`; an invalid one when there is none."""
        for row, group in enumerate(self._groups):
            for place, item in enumerate(group.items):
                if item.span == span:
                    return self.index(place, 0, self.index(row, 0))
        return QModelIndex()

    def context_at(self, index: Index) -> Context | None:
        """Return a mention's words with what stands round them."""
        item = self.item_at(index)
        return (
            None
            if item is None or self._state is None
            else context_of(self._state.entry.text, item)
        )

    def outcome_at(self, index: Index) -> str:
        """Return what becomes of a mention, in few words; empty for a heading."""
        item, state = self.item_at(index), self._state
        return "" if item is None or state is None else short_outcome(item, state.public)

    def outcome_in_full(self, index: Index) -> str:
        """Return what becomes of a mention; empty for a heading."""
        item, state = self.item_at(index), self._state
        return "" if item is None or state is None else outcome(item, state.public)

    @override
    def index(self, row: int, column: int, parent: Index = _NOWHERE) -> QModelIndex:
        if not self.hasIndex(row, column, parent):
            return QModelIndex()
        return self.createIndex(row, column, parent.row() + 1 if parent.isValid() else _HEADING)

    @override
    def parent(self, index: Index = _NOWHERE) -> QModelIndex:  # type: ignore[override]
        if not index.isValid() or index.internalId() == _HEADING:
            return QModelIndex()
        return self.createIndex(index.internalId() - 1, 0, _HEADING)

    @override
    def rowCount(self, parent: Index = _NOWHERE) -> int:
        if not parent.isValid():
            return len(self._groups)
        if parent.internalId() == _HEADING and parent.row() < len(self._groups):
            return len(self._groups[parent.row()].items)
        return 0

    @override
    def columnCount(self, parent: Index = _NOWHERE) -> int:
        return 1

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        if index.internalId() == _HEADING:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.ToolTipRole:
            # As rich text, so that a long reason is wrapped and nothing in it is taken for markup.
            return (
                f"<p>{html.escape(self.outcome_in_full(index))}</p>"
                if self.item_at(index)
                else None
            )
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return None
        group, item = self.group_at(index), self.item_at(index)
        if group is None:
            return None
        if item is None:
            counts = f"{mention_count(len(group.items))}, {waiting_count(group.undecided)}"
            return f"{kind_name(group.kind)} {group.name}, {counts}"
        return f"{item.words}, {short_state(item.state)}, {self.outcome_in_full(index)}"

    @staticmethod
    def _shape(groups: tuple[Group, ...]) -> list[tuple[str, int]]:
        return [(group.key, len(group.items)) for group in groups]
