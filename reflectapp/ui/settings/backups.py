"""Backups in the settings: when the last one was made, and what can be done with them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from threading import Event

from PySide6.QtCore import QLocale, Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from reflectapp.domain.backup import Backup, BackupTrouble
from reflectapp.domain.errors import BackupFailedError, StoppedError
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.journal.revisions import moments
from reflectapp.ui.messages import counted, sentence
from reflectapp.ui.publish.folder_dialog import FolderDialog
from reflectapp.ui.theme import S
from reflectapp.ui.widgets import Banner, FlowLayout, button, label
from reflectapp.ui.work_line import WorkLine

_ROWS_SHOWN = 6


class BackupPanel(QWidget):
    """The state of the backups, the buttons, and the list."""

    look_wanted = Signal(object)
    """The folder (a `Path`) of a backup to look into."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stopping: Event | None = None
        self._backups: Sequence[Backup] = ()
        self.state = label("", "muted", wraps=True)
        self.state.setAccessibleName(self.tr("State of the backups"))
        self.banner = Banner("warning", icon("triangle-alert", context.theme, token="warning"))
        self.banner.hide()
        self.line = WorkLine()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Backups beside the journal, newest first"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._make_buttons()
        self._lay_out()
        self.line.stop_wanted.connect(self.stop)
        self.list.itemActivated.connect(lambda _: self._look())
        self.list.currentRowChanged.connect(lambda row: self.look.setEnabled(row >= 0))
        context.bus.backups_changed.connect(self.refresh)
        # Locking waits for no copy that somebody asked for by hand.
        context.bus.leaving_begun.connect(self.stop)
        context.theme.changed.connect(self._fit_list)

    def refresh(self) -> None:
        """Show what there is."""
        backups = self._context.session.backups
        self._say_trouble(backups.trouble)
        self._show(backups.all())

    def begin(self) -> None:
        """Put the cursor into the list, or on the first button."""
        (self.list if self._backups else self.now).setFocus()

    def stop(self) -> None:
        """End a copy that is being made."""
        if self._stopping is not None:
            self._stopping.set()

    def _make_buttons(self) -> None:
        theme = self._context.theme
        self.now = button(
            self.tr("Back up now"),
            icon=icon("save", theme),
            tip=self.tr("Make a backup beside the journal"),
        )
        self.copy = button(
            self.tr("Copy a backup to a folder…"),
            icon=icon("folder", theme),
            tip=self.tr("Make a backup on another drive, for instance"),
        )
        self.elsewhere = button(
            self.tr("Open a backup elsewhere…"),
            icon=icon("folder-open", theme),
            tip=self.tr("Look into a backup that lies in another folder"),
        )
        self.look = button(
            self.tr("Look inside…"),
            icon=icon("eye", theme),
            tip=self.tr("Read the chosen backup, and bring entries back"),
        )
        self.look.setEnabled(False)
        self.now.clicked.connect(self.back_up)
        self.copy.clicked.connect(lambda: self._ask(self.tr("Copy it here"), self.copy_to))
        self.elsewhere.clicked.connect(
            lambda: self._ask(self.tr("Open this backup"), self.look_wanted.emit)
        )
        self.look.clicked.connect(self._look)

    def back_up(self) -> None:
        """Make a backup beside the journal."""
        self._work(
            self.tr("Making a backup…"),
            lambda session, is_stopped: session.backups.make(is_stopped),
            lambda _: self.tr("Backup made"),
        )

    def copy_to(self, folder: Path) -> None:
        """Make a backup in a folder of the writer's."""
        self._work(
            self.tr("Copying a backup to the folder…"),
            lambda session, is_stopped: session.backups.copy_to(folder, is_stopped),
            lambda made: self.tr("Copied: {name}").format(name=made.folder.name),
        )

    def _work(
        self,
        words: str,
        work: Callable[[Session, Callable[[], bool]], Backup],
        told: Callable[[Backup], str],
    ) -> None:
        if self._stopping is not None:
            return
        self._stopping = stopping = Event()
        self.line.begin(words)
        session = self._context.session

        def done(made: Backup) -> None:
            self._end()
            self._context.bus.said.emit(told(made), None)
            self._context.bus.backups_changed.emit()

        self._context.tasks.run(
            lambda: work(session, stopping.is_set), done, self._failed, lane="long"
        )

    def _failed(self, error: Exception) -> None:
        self._end()
        self._context.bus.backups_changed.emit()
        if isinstance(error, StoppedError):
            self._context.bus.said.emit(self.tr("Stopped; there is no new backup"), None)
            return
        message = sentence(error)
        self.banner.show_message("warning", message.title, message.text)
        self.banner.show()

    def _end(self) -> None:
        self._stopping = None
        if self.line.stop.hasFocus():
            self.now.setFocus()
        self.line.end()

    def _say_trouble(self, trouble: BackupTrouble | None) -> None:
        if trouble is not None:
            message = sentence(BackupFailedError(trouble.cause))
            self.banner.show_message("warning", message.title, message.text)
        self.banner.setVisible(trouble is not None)

    def _show(self, backups: Sequence[Backup]) -> None:
        local = self._context.session.clock.local
        names = moments([local(backup.made_at) for backup in backups])
        if backups:
            kept = counted(
                len(backups), self.tr("One backup is kept."), self.tr("{count} backups are kept.")
            )
            self.state.setText(
                self.tr("The last one was made on {day}. {kept}").format(day=names[0], kept=kept)
            )
        else:
            self.state.setText(self.tr("There is none yet: the next change begins the first one."))
        if backups == self._backups:
            return
        self._backups = backups
        self.list.clear()
        locale = QLocale()
        for name, backup in zip(names, backups, strict=True):
            size = locale.formattedDataSize(backup.size, 1, QLocale.DataSizeFormat.DataSizeSIFormat)
            item = QListWidgetItem(f"{name}  ·  {size}", self.list)
            item.setToolTip(str(backup.folder))
        if backups:
            self.list.setCurrentRow(0)
        self.list.setVisible(bool(backups))
        self.look.setVisible(bool(backups))
        self._fit_list()

    def _look(self) -> None:
        row = self.list.currentRow()
        if row >= 0:
            self.look_wanted.emit(self._backups[row].folder)

    def _ask(self, words: str, then: Callable[[Path], object]) -> None:
        dialog = FolderDialog(None, self, accept=words)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.chosen.connect(lambda text: then(Path(text)))
        dialog.open()

    def _fit_list(self) -> None:
        rows = min(len(self._backups), _ROWS_SHOWN)
        self.list.setFixedHeight(rows * max(0, self.list.sizeHintForRow(0)) + 4)

    def _lay_out(self) -> None:
        ways = QWidget()
        flow = FlowLayout(ways)
        for part in (self.now, self.copy, self.elsewhere):
            flow.addWidget(part)
        below = QHBoxLayout()
        below.addStretch(1)
        below.addWidget(self.look)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(S)
        for widget in (self.banner, self.state, ways, self.line, self.list):
            column.addWidget(widget)
        column.addLayout(below)
        self.list.hide()
        self.look.hide()
