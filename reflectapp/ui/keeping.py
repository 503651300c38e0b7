"""Watches over backups and the weekly check, and says in the window when something is wrong."""

from __future__ import annotations

from threading import Event

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from reflectapp.domain.damage import Verdict
from reflectapp.domain.errors import BackupFailedError
from reflectapp.services.doctor import State, sync_folder_of
from reflectapp.ui.context import Context
from reflectapp.ui.icons import icon
from reflectapp.ui.messages import sentence, verdict_text, verdict_title
from reflectapp.ui.theme import L, S
from reflectapp.ui.widgets import Banner, button

FIRST_CHECK_MS = 3 * 60_000
"""How long after unlocking a check that is due begins: nobody shall wait for it."""
_AGAIN_MS = 60 * 60_000


class Keeping(QWidget):
    """A banner over the place, hidden while all is well; it never takes the focus by itself."""

    _backup_ended = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._stopping = Event()
        self._says_damage = self._is_synced = False
        self.banner = Banner("warning", icon("triangle-alert", context.theme, token="warning"))
        self.mend = button(self.tr("Close the journal and mend it…"), "primary")
        self.look = button(self.tr("See more"), tip=self.tr("Show backups and checks"))
        self.later = button(self.tr("Later"))
        for part in (self.mend, self.look, self.later):
            self.banner.add_button(part)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.check_if_due)
        bus = context.bus
        self.mend.clicked.connect(bus.mending_requested)
        self.look.clicked.connect(lambda: bus.section_requested.emit("journal"))
        self.later.clicked.connect(self._put_off)
        self._backup_ended.connect(bus.backups_changed)
        bus.backups_changed.connect(self._show_backups)
        bus.damage_found.connect(self._show_damage)
        column = QVBoxLayout(self)
        column.setContentsMargins(L, S, L, S)
        column.addWidget(self.banner)
        self.hide()

    def start(self) -> None:
        """Hear of backups from now on, and check the journal in a while if that is due."""
        self._context.session.backups.watch(self._backup_ended.emit)
        self._timer.start(FIRST_CHECK_MS)
        self._is_synced = sync_folder_of(self._context.session.folder).state is State.BAD
        self._show_backups()

    def stop(self) -> None:
        """End a check that runs; nothing holds up locking."""
        self._timer.stop()
        self._stopping.set()
        self._context.session.backups.watch(lambda: None)

    def check_if_due(self) -> None:
        """Begin the weekly check, away from everything that typing needs."""
        integrity = self._context.session.integrity

        def work() -> Verdict | None:
            return (
                integrity.verify(is_stopped=self._stopping.is_set) if integrity.is_due() else None
            )

        # One that failed or was stopped is due again.
        self._context.tasks.run(work, self._checked, lambda _: None, lane="long")
        self._timer.start(_AGAIN_MS)

    def _checked(self, verdict: Verdict | None) -> None:
        if verdict is not None and not verdict.is_sound:
            self._context.bus.damage_found.emit(verdict)

    def _show_damage(self, verdict: Verdict) -> None:
        self._says_damage = True
        advice = self.tr(
            "What you write is saved, and a damaged file is kept. Mending needs the journal "
            "closed: Reflect saves, closes it and leads on from there."
        )
        self._say("error", verdict_title(verdict), f"{verdict_text(verdict)} {advice}")

    def _show_backups(self) -> None:
        if self._says_damage:
            return
        trouble = self._context.session.backups.trouble
        if trouble is not None:
            message = sentence(BackupFailedError(trouble.cause))
            self._say("warning", message.title, message.text)
        elif self._is_synced:
            self._say(
                "warning",
                self.tr("A program that synchronises files watches the journal's folder"),
                self.tr(
                    "What it copies while the journal is open is often broken, and lies on other "
                    "computers. Leave {folder} out there, and let it have finished backups only."
                ).format(folder=self._context.session.folder),
            )
        else:
            self.hide()

    def _put_off(self) -> None:
        self._is_synced = False
        self.hide()

    def _say(self, kind: str, title: str, text: str) -> None:
        token = "danger" if kind == "error" else "warning"
        glyph = icon("triangle-alert", self._context.theme, token=token)
        self.banner.show_message(kind, title, text, glyph)
        self.mend.setVisible(kind == "error")
        self.show()
