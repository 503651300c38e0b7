"""The window before the journal is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QMainWindow
from typing_extensions import override

from reflectapp.services.door import Door
from reflectapp.ui.memory import Memory
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.first_run import FirstRun
from reflectapp.ui.unlock.page import UnlockPage

if TYPE_CHECKING:
    from reflectapp.ui.unlock.demo_page import DemoPage


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
        self._memory = memory
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
        self.setCentralWidget(self.page)
        memory.restore(self)
        if isinstance(self.page, UnlockPage) and is_demo:
            hint = self.tr("This is the demonstration. Its passphrase: {passphrase}")
            self.page.say_hint(hint.format(passphrase=_demo_passphrase()))
        if not isinstance(self.page, FirstRun):
            self.page.begin()

    @property
    def recovered_with(self) -> str:
        """The recovery words, when they opened the journal; else nothing."""
        return self.page.recovered_with if isinstance(self.page, UnlockPage) else ""

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
