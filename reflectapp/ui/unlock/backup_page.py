"""Where somebody who comes with a backup, to a computer without a journal, opens it."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QStorageInfo, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.backup import Backup
from reflectapp.domain.errors import BadRecoveryWordsError, WrongPassphraseError
from reflectapp.services.door import Door
from reflectapp.services.rescue import Rescue, Rescued
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import Message
from reflectapp.ui.publish.folder_dialog import asking
from reflectapp.ui.tasks import Tasks, in_own_thread
from reflectapp.ui.theme import XL, L, M, S, Theme
from reflectapp.ui.unlock.fields import PassphraseField
from reflectapp.ui.unlock.rescue_list import BackupList
from reflectapp.ui.unlock.rescue_wording import bringing_failed, rescued_message
from reflectapp.ui.unlock.wording import entrance_sentence
from reflectapp.ui.widgets import Banner, button, label, scrolled
from reflectapp.ui.work_line import WorkLine

if TYPE_CHECKING:
    from reflectapp.services.session import Session

_WIDTH = 620
_LOOK_AGAIN_MS = 2_000


def plugged_in() -> list[Path]:
    """Return where memory sticks and other drives beside the system's own are."""
    drives = [drive for drive in QStorageInfo.mountedVolumes() if drive.isReady()]
    return [Path(drive.rootPath()) for drive in drives if not drive.isRoot()]


class BackupPage(QWidget):
    """A folder, a secret, and the journal is open; the backup stays as it is."""

    opened = Signal(object)
    """The session of the journal that was brought here."""
    closed = Signal()
    """Back to where one came from; a journal that did not open may be there by now."""

    def __init__(
        self,
        door: Door,
        tasks: Tasks,
        theme: Theme,
        drives: Callable[[], Sequence[Path]] = plugged_in,
        parent: QWidget | None = None,
    ) -> None:
        """`drives` says where backups are looked for unasked; it may take its time."""
        super().__init__(parent)
        self._door, self._tasks, self._drives = door, tasks, drives
        self._rescue = Rescue(door.folder, door.clock)
        self._is_looking = False
        self.recovered_with = ""
        """The recovery words that opened the journal, when they did."""
        self.back = button(self.tr("Back"), icon=icon("arrow-left", theme), shortcut="Esc")
        self.lead = label("", "muted", wraps=True)
        self.list = BackupList(self.tr("Backups, newest first"))
        self.where = label("", "muted", wraps=True)
        self.choose = button(
            self.tr("Choose a folder…"),
            icon=icon("folder-open", theme),
            tip=self.tr("The folder of the backup, or the one in which backups lie"),
        )
        self.field = PassphraseField(theme, self.tr("Passphrase, or the twelve recovery words"))
        self.banner = Banner("error", icon("circle-alert", theme, token="danger"))
        self.open_button = button(
            self.tr("Open this journal"),
            "primary",
            tip=self.tr("Bring the journal here and open it"),
        )
        self.line = WorkLine()
        self._ask_for_folder = asking(self, self.tr("Look in this folder"))
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show which backups are at hand, and put the focus where one begins."""
        self.banner.hide()
        beside = self._rescue.backups()
        self.lead.setText(
            self.tr("The journal that was here is gone, but backups of it are still here.")
            if beside
            else self.tr(
                "It is copied to this computer, with everything that was in it. The backup "
                "itself stays as it is."
            )
        )
        self._show(beside)
        if not beside:
            self.where.setText(
                self.tr("Plug in its stick or drive: it is found by itself. Or choose the folder.")
            )
            self._look_unasked()
        (self.field if beside else self.choose).setFocus()

    def look_in(self, text: str) -> None:
        """Show which backups the folder at this path holds."""
        self.banner.hide()
        self._show(self._rescue.backups_from(Path(text)))
        if self.list.chosen is None:
            self.where.setText(
                self.tr(
                    "There is no backup in {folder}. Choose the folder whose name begins with "
                    "“Reflect backup”, or the one in which it lies."
                ).format(folder=text)
            )
            self.choose.setFocus()
        else:
            self.field.setFocus()

    def forget(self) -> None:
        """Drop the secret."""
        self.field.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        focused = self.focusWidget()
        if event.key() == Qt.Key.Key_Escape and self.back.isEnabled():
            self._leave()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(
            focused, QPushButton
        ):
            focused.click()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        self.choose.clicked.connect(lambda: self._ask_for_folder(None, self.look_in))
        self.open_button.clicked.connect(self._bring)
        self.field.edit.returnPressed.connect(self._bring)
        self.field.changed.connect(lambda _: self.field.set_invalid(False))
        self.list.currentRowChanged.connect(lambda _: self._say_where())
        self.list.itemActivated.connect(lambda _: self.field.setFocus())

    def _show(self, backups: Sequence[Backup]) -> None:
        self.list.show_backups(backups, self._door.clock.local)
        self._say_where()

    def _say_where(self) -> None:
        if self.list.chosen is not None:
            self.where.setText(str(self.list.chosen.folder))

    def _look_unasked(self) -> None:
        """Look at the drives, once at a time and again while nothing is found: one may come."""
        if not self._is_looking and self.list.chosen is None:
            self._is_looking = True
            look = in_own_thread(lambda: self._rescue.backups_from(*self._drives()))
            # Nobody asked for it: where nothing can be read, nothing is said.
            self._tasks.watch(look, self._found_unasked, lambda _: self._found_unasked(()))

    def _found_unasked(self, backups: Sequence[Backup]) -> None:
        self._is_looking = False
        if not backups and self.isVisible():
            QTimer.singleShot(_LOOK_AGAIN_MS, self, self._look_unasked)
        if backups and self.list.chosen is None and self.choose.isEnabled():
            had_focus = self.choose.hasFocus()
            self._show(backups)
            if had_focus:
                self.field.setFocus()

    def _leave(self) -> None:
        self.forget()
        self.closed.emit()

    def _bring(self) -> None:
        backup, secret = self.list.chosen, self.field.text()
        if backup is None:
            self.choose.setFocus()
            return
        if not secret:
            self.field.set_invalid(True)
            self.field.setFocus()
            return
        self.banner.hide()
        self._set_busy(True)
        self.line.begin(self.tr("Copying the backup, and checking all of it…"), can_stop=False)
        self._tasks.run(
            lambda: self._rescue.restore(backup.folder, secret),
            lambda rescued: self._open(rescued, secret),
            self._not_brought,
        )

    def _open(self, rescued: Rescued, secret: str) -> None:
        if not rescued.verdict.is_sound:
            self._say(rescued_message(rescued))
            return
        self._tasks.run(
            lambda: _opened(self._door, secret),
            self._succeeded,
            lambda error: self._say(entrance_sentence(error)),
        )

    def _succeeded(self, opened: tuple[Session, str]) -> None:
        session, self.recovered_with = opened
        self.forget()
        self.opened.emit(session)

    def _not_brought(self, error: Exception) -> None:
        self._say(bringing_failed(error))
        if isinstance(error, WrongPassphraseError):
            self.field.set_invalid(True)
            self.field.edit.selectAll()
            self.field.setFocus()
        else:
            self.choose.setFocus()

    def _say(self, message: Message) -> None:
        self._set_busy(False)
        self.banner.show_message("error", message.title, message.text)
        self.banner.show()
        self._area.ensureWidgetVisible(self.banner)

    def _set_busy(self, is_busy: bool) -> None:
        if not is_busy:
            self.line.end()
        for part in (self.field, self.list, self.choose, self.open_button, self.back):
            part.setEnabled(not is_busy)

    def _lay_out(self) -> None:
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(L, XL, L, L)
        column.setSpacing(S)
        column.addWidget(self.back, 0, left)
        column.addSpacing(S)
        column.addWidget(label(self.tr("Open your journal from a backup"), "title", wraps=True))
        column.addWidget(self.lead)
        column.addSpacing(M)
        column.addWidget(label(self.tr("The backup"), "heading"))
        column.addWidget(self.list)
        column.addWidget(self.where)
        column.addWidget(self.choose, 0, left)
        column.addSpacing(M)
        secret = self.tr("Passphrase of that day, or the twelve recovery words")
        column.addWidget(label(secret, "heading"))
        column.addWidget(self.field)
        column.addSpacing(S)
        column.addWidget(self.banner)
        column.addWidget(self.line)
        column.addWidget(self.open_button, 0, right)
        column.addStretch(1)
        self._area = scrolled(self, middle)


def _opened(door: Door, secret: str) -> tuple[Session, str]:
    """Open the journal; also return the recovery words, when `secret` is that."""
    with contextlib.suppress(BadRecoveryWordsError, WrongPassphraseError):
        return door.unlock_with_words(secret), secret
    return door.unlock(secret), ""
