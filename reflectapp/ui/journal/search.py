"""Search results as a model for the list that shows the timeline."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QObject, Qt
from typing_extensions import override

from reflectapp.domain.entry import SearchHit
from reflectapp.ui.journal.spoken import spoken_hit
from reflectapp.ui.journal.timeline import Index, Role


class SearchModel(QAbstractListModel):
    """Entries that hold the words, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._hits: Sequence[SearchHit] = ()

    def show_hits(self, hits: Sequence[SearchHit]) -> None:
        """Show other hits."""
        self.beginResetModel()
        self._hits = hits
        self.endResetModel()

    @override
    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._hits)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        hit = self._hits[index.row()]
        match role:
            case Role.SHOWN:
                return hit
            case Role.ENTRY:
                return hit.row
            case Qt.ItemDataRole.DisplayRole:
                return hit.row.label
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_hit(hit)
        return None
