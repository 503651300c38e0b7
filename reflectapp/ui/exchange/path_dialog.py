"""Asks for a file or a folder, and keeps no history of it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QDir, QModelIndex
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from reflectapp.ui.publish.folder_dialog import FolderDialog
from reflectapp.ui.widgets import set_accessible


class PathDialog(FolderDialog):
    """Shows files and folders; either can be chosen."""

    def __init__(self, start: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(start, parent, accept=self.tr("Look at this"))
        self.setWindowTitle(self.tr("Choose a file or a folder"))
        set_accessible(self.field, self.tr("File or folder"), self.tr("Its path"))
        self.model.setFilter(QDir.Filter.AllEntries | QDir.Filter.NoDotAndDotDot)
        self.tree.setAccessibleName(self.tr("Files and folders"))
        self.tree.doubleClicked.disconnect()
        self.tree.doubleClicked.connect(self._open)

    def _open(self, index: QModelIndex) -> None:
        if not self.model.isDir(index):
            self._take()

    @override
    def _take(self) -> None:
        text = self.field.text().strip()
        path = Path(text).expanduser()
        if not text or not path.exists():
            self.problem.setText(self.tr("It is not there. Choose one from the list."))
            self.problem.show()
            return
        self.chosen.emit(str(path))
        self.accept()
