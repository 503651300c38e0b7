"""The window before the journal is open."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.services.door import Door
from reflectapp.ui.memory import Memory
from reflectapp.ui.mending import was_asked_for
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import M, Theme
from reflectapp.ui.unlock.first_run import FirstRun
from reflectapp.ui.unlock.page import UnlockPage
from reflectapp.ui.widgets import button, set_accessible

if TYPE_CHECKING:
    from reflectapp.ui.unlock.backup_page import BackupPage
    from reflectapp.ui.unlock.demo_page import DemoPage
    from reflectapp.ui.unlock.rescue_page import RescuePage


class EntranceWindow(QMainWindow):
    """Shows the first run where there is no journal yet, and the unlock page where there is."""

    opened = Signal(object, bool)
    """The session, and whether its journal was made just now."""

    def __init__(
        self,
        door: Door,
        tasks: Tasks,
        theme: Theme,
        memory: Memory,
        *,
        is_demo: bool = False,
    ) -> None:
        """`is_demo` fills a throw-away journal where there is none yet."""
        super().__init__()
        self._memory, self._door, self._tasks, self._theme = memory, door, tasks, theme
        self.setWindowTitle("Reflect")
        self.setWindowIcon(QIcon(str(theme.resources / "icons" / "reflect.svg")))
        self.page: FirstRun | UnlockPage | DemoPage
        if door.has_journal():
            self.page = UnlockPage(door, tasks, theme)
        elif is_demo:
            self.page = _demo_page(door, tasks)
        else:
            self.page = FirstRun(door, tasks, theme)
        is_first_run = isinstance(self.page, FirstRun)
        self.page.opened.connect(lambda session: self.opened.emit(session, is_first_run))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.page)
        self.rescue: RescuePage | None = None
        self.backup: BackupPage | None = None
        self.rescue_button = button("", "quiet")
        self.rescue_button.clicked.connect(self.show_rescue)
        self._lay_out()
        memory.restore(self)
        if isinstance(self.page, UnlockPage) and is_demo:
            hint = self.tr("This is the demonstration. Its passphrase: {passphrase}")
            self.page.say_hint(hint.format(passphrase=_demo_passphrase()))
        if not isinstance(self.page, FirstRun):
            self.page.begin()
        # Where only backups are, a new journal in their place would be the last thing one wants.
        if door.has_backups() if is_first_run else was_asked_for(os.environ):
            self.show_rescue()

    def show_rescue(self) -> None:
        """Lead to where the journal is mended; where there is none, to where a backup opens."""
        shown = self._rescue_page() if self._door.has_journal() else self._backup_page()
        self.rescue_button.hide()
        self._stack.setCurrentWidget(shown)
        shown.begin()

    def _rescue_page(self) -> RescuePage:
        # It brings the whole program with it, which the usual entrance does not wait for.
        from reflectapp.ui.unlock.rescue_page import RescuePage  # noqa: PLC0415

        if self.rescue is None:
            self.rescue = RescuePage(self._door, self._tasks, self._theme)
            self.rescue.closed.connect(self._leave_rescue)
            self._stack.addWidget(self.rescue)
        return self.rescue

    def _backup_page(self) -> BackupPage:
        from reflectapp.ui.unlock.backup_page import BackupPage  # noqa: PLC0415  # likewise

        if self.backup is None:
            self.backup = BackupPage(self._door, self._tasks, self._theme)
            self.backup.opened.connect(lambda session: self.opened.emit(session, False))
            self.backup.closed.connect(self._leave_rescue)
            self._stack.addWidget(self.backup)
        return self.backup

    def _leave_rescue(self) -> None:
        if isinstance(self.page, FirstRun) and self._door.has_journal():
            self.page.deleteLater()
            self.page = UnlockPage(self._door, self._tasks, self._theme)
            self.page.opened.connect(lambda session: self.opened.emit(session, False))
            self._stack.addWidget(self.page)
        self._name_rescue()
        self._stack.setCurrentWidget(self.page)
        if isinstance(self.page, UnlockPage):
            self.page.begin()

    def _name_rescue(self) -> None:
        if isinstance(self.page, FirstRun):
            words = self.tr("I have a backup")
            tip = self.tr("Open a journal that was backed up, on this computer or another one")
        else:
            words, tip = self.tr("Mend or open a backup"), self.tr("When the journal does not open")
        self.rescue_button.setText(words)
        set_accessible(self.rescue_button, words, tip)
        self.rescue_button.setVisible(isinstance(self.page, FirstRun | UnlockPage))

    def _lay_out(self) -> None:
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self._stack, 1)
        column.addWidget(self.rescue_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(M)
        self.setCentralWidget(whole)
        self._name_rescue()

    @property
    def recovered_with(self) -> str:
        """The recovery words, when they opened the journal; else nothing."""
        page = self.page if isinstance(self.page, UnlockPage) else self.backup
        return "" if page is None else page.recovered_with

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep(self)
        super().closeEvent(event)


def _demo_page(door: Door, tasks: Tasks) -> DemoPage:
    # It brings the whole program with it, which the usual entrance does not wait for.
    from reflectapp.ui.unlock.demo_page import DemoPage  # noqa: PLC0415

    return DemoPage(door, tasks)


def _demo_passphrase() -> str:
    from reflectapp.services import demo  # noqa: PLC0415  # likewise

    return demo.PASSPHRASE
