"""Where a journal that does not open is mended, or a backup takes its place."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from threading import Event
from typing import TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.domain.backup import Backup
from reflectapp.domain.damage import Part, Verdict
from reflectapp.domain.errors import DamagedDatabaseError, StoppedError, WrongPassphraseError
from reflectapp.services.door import Door
from reflectapp.services.rescue import Rescue, Rescued
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import Message, format_short, part_name, verdict_text, verdict_title
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import XL, L, M, Theme
from reflectapp.ui.unlock.fields import PassphraseField
from reflectapp.ui.unlock.rescue_list import BackupChoice
from reflectapp.ui.unlock.rescue_mending import MendingCard
from reflectapp.ui.unlock.rescue_wording import (
    accepted_note,
    check_failed,
    mending_failed,
    needs_key_file,
    rescued_message,
    restoring_failed,
)
from reflectapp.ui.widgets import Banner, button, label, scrolled
from reflectapp.ui.work_line import WorkLine

T = TypeVar("T")
V = TypeVar("V")

_WIDTH = 620


class RescuePage(QWidget):
    """One secret, and two ways: mend what is there, or bring back a backup."""

    closed = Signal()
    """Back to where one came from; the journal may be another by now."""
    _advanced = Signal(object, float)

    def __init__(
        self, door: Door, tasks: Tasks, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._door, self._tasks, self._theme = door, tasks, theme
        self._rescue = Rescue(door.folder, door.clock)
        self._stopping = Event()
        self._found: frozenset[Part] = frozenset()
        self.back = button(self.tr("Back"), icon=icon("arrow-left", theme), shortcut="Esc")
        self.field = PassphraseField(theme, self.tr("Passphrase, or the twelve recovery words"))
        self.banner = Banner("error", icon("circle-alert", theme, token="danger"))
        self.open_button = button(self.tr("Go on to open it"), "primary")
        self.banner.add_button(self.open_button)
        self.line = WorkLine()
        self.mending = MendingCard()
        self.choice = BackupChoice(theme)
        self._lay_out()
        self._connect()

    def begin(self) -> None:
        """Show what there is now, and put the cursor into the field."""
        self.choice.show_backups(self._rescue.backups(), self._door.clock.local)
        self.banner.hide()
        self.mending.suggest(None)
        self.field.setFocus()

    def forget(self) -> None:
        """Drop the secret, and stop a check that runs."""
        self._stopping.set()
        self.field.clear()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.back.isEnabled():
            self._leave()
        else:
            super().keyPressEvent(event)

    def _connect(self) -> None:
        self.back.clicked.connect(self._leave)
        self.open_button.clicked.connect(self._leave)
        self.mending.check.clicked.connect(self._check)
        self.mending.mend.clicked.connect(self._mend)
        self.mending.key_file.clicked.connect(self._put_key_file_back)
        self.choice.chosen.connect(self._restore)
        self.line.stop_wanted.connect(self._stop)
        self.field.edit.returnPressed.connect(self._check)
        self.field.changed.connect(lambda _: self.field.set_invalid(False))
        self._advanced.connect(self._tell)

    def _leave(self) -> None:
        self.forget()
        self.closed.emit()

    def _stop(self) -> None:
        self._stopping.set()

    def _check(self) -> None:
        rescue, self._stopping = self._rescue, Event()
        is_stopped = self._stopping.is_set
        self._work(
            self.tr("Checking the journal…"),
            lambda secret: rescue.examine(secret, self._advanced.emit, is_stopped),
            self._examined,
            self._check_failed,
            can_stop=True,
        )

    def _mend(self) -> None:
        self._work(
            self.tr("Writing all that can be read into a fresh file…"),
            self._rescue.rebuild,
            lambda rescued: self._show_rescued(rescued, accepted_note(self._found)),
            self._not_mended,
        )

    def _put_key_file_back(self) -> None:
        self._work(
            self.tr("Trying the key files of the backups…"),
            self._rescue.restore_key_file,
            self._has_key_file,
            lambda error: self._say_error(check_failed(error), error),
        )

    def _restore(self, folder: Path) -> None:
        self._work(
            self.tr("Bringing the backup back, and checking all of it…"),
            lambda secret: self._rescue.restore(folder, secret),
            lambda rescued: self._show_rescued(rescued, ""),
            lambda error: self._say_error(restoring_failed(error), error),
        )

    def _work(
        self,
        words: str,
        work: Callable[[str], T],
        done: Callable[[T], None],
        failed: Callable[[Exception], None],
        *,
        can_stop: bool = False,
    ) -> None:
        secret = self.field.text()
        if not secret:
            self.field.set_invalid(True)
            self.field.setFocus()
            return
        self.banner.hide()
        self._set_busy(True)
        self.line.begin(words, can_stop=can_stop)

        def ended(tell: Callable[[V], None], outcome: V) -> None:
            self._set_busy(False)
            tell(outcome)

        self._tasks.run(lambda: work(secret), partial(ended, done), partial(ended, failed))

    def _set_busy(self, is_busy: bool) -> None:
        if not is_busy:
            self.line.end()
        for part in (self.field, self.mending, self.choice, self.back):
            part.setEnabled(not is_busy)

    def _tell(self, part: Part, share: float) -> None:
        self.line.tell(self.tr("Checking {part}…").format(part=part_name(part)), share)

    def _examined(self, verdict: Verdict) -> None:
        self._found = frozenset(damage.part for damage in verdict.damages)
        if verdict.is_sound:
            self.mending.suggest(None)
            self._say("info", Message(verdict_title(verdict), verdict_text(verdict), ""))
            self._offer_opening()
            return
        self.mending.suggest(self.mending.mend)
        advice = self.tr(
            "Mending writes all that can be read into a fresh file. If words are missing then, "
            "bring back a backup."
        )
        self._say("error", Message(verdict_title(verdict), verdict_text(verdict), advice))
        self.mending.mend.setFocus()

    def _check_failed(self, error: Exception) -> None:
        if isinstance(error, StoppedError):
            self._say(
                "info", Message(self.tr("Stopped"), self.tr("Nothing is known, or changed."), "")
            )
            self.mending.check.setFocus()
            return
        self._say_error(check_failed(error), error)
        if needs_key_file(error):
            self.mending.suggest(self.mending.key_file)
            self.mending.key_file.setFocus()

    def _not_mended(self, error: Exception) -> None:
        if isinstance(error, DamagedDatabaseError):
            self.mending.suggest(None)
        self._say_error(mending_failed(error), error)

    def _has_key_file(self, backup: Backup) -> None:
        made = self._door.clock.local(backup.made_at)
        self.mending.suggest(None)
        self._say(
            "info",
            Message(
                self.tr("The key file is back"),
                self.tr("It is that of the backup of {day}, {time}.").format(
                    day=format_short(made.date()), time=f"{made:%H:%M}"
                ),
                self.tr("Check the journal now, or go on to open it."),
            ),
        )
        self._offer_opening()

    def _show_rescued(self, rescued: Rescued, note: str) -> None:
        message = rescued_message(rescued)
        self.mending.suggest(None)
        self._say(
            "info" if rescued.verdict.is_sound else "error",
            Message(message.title, message.body, f"{message.advice} {note}".strip()),
        )
        self._offer_opening()

    def _say_error(self, message: Message, error: Exception) -> None:
        self._say("error", message)
        if isinstance(error, WrongPassphraseError):
            self.field.set_invalid(True)
            self.field.edit.selectAll()
            self.field.setFocus()
        else:
            self.choice.begin()

    def _say(self, kind: str, message: Message) -> None:
        name, token = ("circle-check", "decided") if kind == "info" else ("circle-alert", "danger")
        self.banner.show_message(
            kind, message.title, message.text, icon(name, self._theme, token=token)
        )
        self.open_button.hide()
        self.banner.show()
        self._area.ensureWidgetVisible(self.banner)

    def _offer_opening(self) -> None:
        self.open_button.show()
        self.open_button.setFocus()

    def _lay_out(self) -> None:
        middle = QWidget()
        middle.setMaximumWidth(_WIDTH)
        column = QVBoxLayout(middle)
        column.setContentsMargins(L, XL, L, L)
        column.setSpacing(M)
        column.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(label(self.tr("Mend the journal or open a backup"), "title", wraps=True))
        column.addWidget(
            label(
                self.tr(
                    "Nothing is lost by trying: before anything is replaced, the files as they are "
                    "now are kept in the folder “damaged” beside the journal."
                ),
                "muted",
                wraps=True,
            )
        )
        column.addWidget(label(self.tr("Passphrase, or the twelve recovery words"), "heading"))
        column.addWidget(self.field)
        column.addWidget(self.banner)
        column.addWidget(self.line)
        column.addWidget(self.mending)
        column.addWidget(self.choice)
        column.addStretch(1)
        self._area = scrolled(self, middle)
