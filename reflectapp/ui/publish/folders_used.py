"""Other folders that posts of one format went to: for who writes more than one blog."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectapp.ui.theme import XS
from reflectapp.ui.widgets import button, label, set_accessible

_MOST = 3


class FoldersUsed(QWidget):
    """Offers the last few by their names, or hides where there is none."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Path, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(XS)
        self.hide()

    def show_folders(self, folders: Sequence[Path]) -> None:
        """Offer these, the last one first."""
        wanted = tuple(folders[:_MOST])
        self.setVisible(bool(wanted))
        if wanted == self._shown:
            return
        self._shown = wanted
        while (item := self._column.takeAt(0)) is not None:
            if (part := item.widget()) is not None:
                part.hide()
                part.deleteLater()
        self._column.addWidget(label(self.tr("Used before:"), "small"))
        for folder in wanted:
            offer = button(f"{folder.parent.name}/{folder.name}", "inline")
            set_accessible(
                offer, self.tr("Use the folder {folder}").format(folder=folder), str(folder)
            )
            offer.clicked.connect(lambda _=False, path=str(folder): self.chosen.emit(path))
            self._column.addWidget(offer, 0, Qt.AlignmentFlag.AlignLeft)
