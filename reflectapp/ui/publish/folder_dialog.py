"""Asks for a folder, and keeps no history of it.

Qt's own file dialog writes the folders visited to a settings file outside the journal.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir, QModelIndex, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QFileSystemModel,
    QHBoxLayout,
    QLineEdit,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from reflectapp.ui.theme import L, M, S
from reflectapp.ui.widgets import button, label, set_accessible


class FolderDialog(QDialog):
    """Shows the folders of this computer; tells the one that was chosen."""

    chosen = Signal(str)

    def __init__(
        self, start: Path | None, parent: QWidget | None = None, *, accept: str = ""
    ) -> None:
        """`accept` are the words on the button that takes the folder."""
        super().__init__(parent)
        self.setWindowTitle(self.tr("Choose a folder"))
        self.resize(620, 460)
        home = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.HomeLocation)
        self.model = QFileSystemModel(self)
        self.model.setOption(QFileSystemModel.Option.DontUseCustomDirectoryIcons)
        self.model.setFilter(QDir.Filter.AllDirs | QDir.Filter.NoDotAndDotDot)
        self.model.setRootPath("")
        self.field = QLineEdit()
        set_accessible(self.field, self.tr("Folder"), self.tr("The folder's path"))
        self._make_tree()
        self.problem = label("", "error", wraps=True)
        self.problem.hide()
        self.ok = button(accept or self.tr("Export here"), "primary", shortcut="Return")
        self.ok.setDefault(True)
        self.ok.clicked.connect(self._take)
        self._arrange()
        self._start = start if start is not None and start.is_dir() else Path(home)
        for news in (self.model.directoryLoaded, self.model.layoutChanged):
            news.connect(lambda *_: QTimer.singleShot(0, self, self._bring_into_sight))
        self._show(self._start)

    def _make_tree(self) -> None:
        self.tree = QTreeView()
        self.tree.setModel(self.model)
        self.tree.setHeaderHidden(True)
        for column in range(1, self.model.columnCount()):
            self.tree.hideColumn(column)
        self.tree.setAccessibleName(self.tr("Folders"))
        self.tree.selectionModel().currentChanged.connect(self._moved)
        self.tree.doubleClicked.connect(lambda _: self._take())

    def _arrange(self) -> None:
        cancel = button(self.tr("Cancel"), shortcut="Esc")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.addWidget(self.problem, 1)
        row.addStretch(0)
        row.addWidget(cancel)
        row.addWidget(self.ok)
        column_layout = QVBoxLayout(self)
        column_layout.setContentsMargins(L, L, L, L)
        column_layout.setSpacing(M)
        column_layout.addWidget(self.field)
        column_layout.addWidget(self.tree, 1)
        column_layout.addSpacing(S)
        column_layout.addLayout(row)

    def _show(self, folder: Path) -> None:
        index = self.model.index(str(folder))
        self.tree.setCurrentIndex(index)
        self.tree.expand(index)
        self.field.setText(str(folder))
        self.field.setFocus()
        self._bring_into_sight()

    def _bring_into_sight(self) -> None:
        """Folders are read one after another, and each moves what stands below it."""
        if self.field.text() == str(self._start):
            self.tree.scrollTo(
                self.model.index(str(self._start)), QTreeView.ScrollHint.PositionAtCenter
            )

    def _moved(self, index: QModelIndex) -> None:
        self.field.setText(self.model.filePath(index))

    def _take(self) -> None:
        text = self.field.text().strip()
        folder = Path(text).expanduser()
        if not text or not folder.is_dir():
            self.problem.setText(self.tr("There is no such folder. Choose one from the list."))
            self.problem.show()
            return
        self.chosen.emit(str(folder))
        self.accept()


def asking(owner: QWidget, accept: str) -> Callable[[Path | None, Callable[[str], None]], None]:
    """Return what asks for a folder over `owner`; `accept` as in `FolderDialog`."""

    def ask(start: Path | None, chosen: Callable[[str], None]) -> None:
        dialog = FolderDialog(start, owner, accept=accept)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(chosen)
        # Not every desktop gives the keys back by itself.
        dialog.finished.connect(owner.activateWindow)
        dialog.open()

    return ask
