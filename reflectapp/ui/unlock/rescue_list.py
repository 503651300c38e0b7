"""The backups that could take the journal's place, and the way to one that lies elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QWidget

from reflectapp.domain.backup import Backup
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import format_short
from reflectapp.ui.publish.folder_dialog import FolderDialog
from reflectapp.ui.theme import S, Theme
from reflectapp.ui.widgets import Card, button, label

_ROWS_SHOWN = 5


class BackupList(QListWidget):
    """When each of some backups was made, newest first; as high as they are many, up to five."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups: Sequence[Backup] = ()
        self.setAccessibleName(name)

    @property
    def chosen(self) -> Backup | None:
        """The one whose row is current."""
        row = self.currentRow()
        return self._backups[row] if row >= 0 else None

    def show_backups(
        self, backups: Sequence[Backup], local: Callable[[datetime], datetime]
    ) -> None:
        """Show these, the first one chosen; `local` turns an instant into time here."""
        self._backups = backups
        self.clear()
        for backup in backups:
            made = local(backup.made_at)
            item = QListWidgetItem(f"{format_short(made.date())}, {made:%H:%M}", self)
            item.setToolTip(str(backup.folder))
        rows = min(len(backups), _ROWS_SHOWN)
        self.setFixedHeight(rows * max(0, self.sizeHintForRow(0)) + 4)
        self.setVisible(bool(backups))
        if backups:
            self.setCurrentRow(0)


class BackupChoice(Card):
    """A list, newest first, and two buttons."""

    chosen = Signal(object)
    """The folder (a `Path`) of the backup to bring back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.words = label("", "muted", wraps=True)
        self.list = BackupList(self.tr("Backups beside the journal, newest first"))
        self.restore = button(self.tr("Bring this backup back"), icon=icon("history", theme))
        self.elsewhere = button(
            self.tr("Choose a folder…"),
            icon=icon("folder-open", theme),
            tip=self.tr("Bring back a backup that lies in another folder"),
        )
        self.restore.clicked.connect(self._choose)
        self.elsewhere.clicked.connect(self._ask)
        self.list.itemActivated.connect(lambda _: self.restore.setFocus())
        row = QHBoxLayout()
        row.setSpacing(S)
        row.addWidget(self.elsewhere)
        row.addStretch(1)
        row.addWidget(self.restore)
        self.body.addWidget(label(self.tr("Bring back a backup"), "heading"))
        self.body.addWidget(self.words)
        self.body.addWidget(self.list)
        self.body.addLayout(row)

    def show_backups(
        self, backups: Sequence[Backup], local: Callable[[datetime], datetime]
    ) -> None:
        """Show what lies beside the journal; `local` as in `BackupList`."""
        self.list.show_backups(backups, local)
        self.restore.setVisible(bool(backups))
        if backups:
            self.words.setText(
                self.tr(
                    "The whole journal becomes what it was when the backup was made. What was "
                    "written since is in the files that are kept aside, not in the journal."
                )
            )
        else:
            self.words.setText(
                self.tr(
                    "There is none beside the journal. Choose the folder of one that was copied "
                    "elsewhere; its name begins with “Reflect backup”."
                )
            )

    def begin(self) -> None:
        """Put the focus where one chooses."""
        (self.list if self.list.chosen is not None else self.elsewhere).setFocus()

    def _choose(self) -> None:
        if self.list.chosen is not None:
            self.chosen.emit(self.list.chosen.folder)

    def _ask(self) -> None:
        dialog = FolderDialog(None, self, accept=self.tr("Bring this backup back"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda text: self.chosen.emit(Path(text)))
        dialog.open()
