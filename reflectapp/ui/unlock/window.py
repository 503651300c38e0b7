"""The window before the journal is open."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from reflectapp.services.session import Door
from reflectapp.ui.memory import Memory
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.first_run import FirstRun
from reflectapp.ui.unlock.page import UnlockPage


class EntranceWindow(QMainWindow):
    """Shows the first run where there is no journal yet, and the unlock page where there is."""

    opened = Signal(object, bool)
    """The session, and whether its journal was made just now."""

    def __init__(self, door: Door, tasks: Tasks, theme: Theme, memory: Memory) -> None:
        super().__init__()
        self._memory = memory
        self.setWindowTitle("Reflect")
        self.setWindowIcon(QIcon(str(theme.resources / "icons" / "reflect.svg")))
        is_new = not door.has_journal()
        self.page: FirstRun | UnlockPage
        self.page = FirstRun(door, tasks, theme) if is_new else UnlockPage(door, tasks, theme)
        self.page.opened.connect(lambda session: self.opened.emit(session, is_new))
        self.setCentralWidget(self.page)
        memory.restore(self)
        if isinstance(self.page, UnlockPage):
            self.page.begin()

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        self._memory.keep(self)
        super().closeEvent(event)
