"""Puts the window together: entrance, open journal, lock, and the way out."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTranslator
from PySide6.QtWidgets import QApplication

from reflectapp import assets
from reflectapp.domain.errors import SaveFailedError
from reflectapp.services.session import Door, Session
from reflectapp.ui.context import Context
from reflectapp.ui.crash import CrashHandler
from reflectapp.ui.main_window import MainWindow
from reflectapp.ui.memory import Memory
from reflectapp.ui.places import Placed, made_places
from reflectapp.ui.restart import restart_process
from reflectapp.ui.signals import EndSignals
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.window import EntranceWindow


def run(door: Door, *, demo: bool = False) -> int:
    """Show the window until it is closed, and return the exit code.

    Args:
        demo: Fill a throw-away journal in the door's folder and open it.
    """
    qt = QApplication(sys.argv[:1])
    qt.setApplicationName("reflectapp")
    qt.setApplicationDisplayName("Reflect")
    qt.setDesktopFileName("reflectapp")
    CrashHandler().install()
    _translate(qt)
    theme = Theme(assets.resource())
    theme.apply(qt)
    if demo:
        memory = Memory(door.folder.parent / "window.ini")
    else:
        folder = platformdirs.user_config_path("reflectapp", appauthor=False, ensure_exists=True)
        memory = Memory(folder / "window.ini")
    application = Application(door, theme, memory, is_demo=demo)
    EndSignals(application.leave, application)
    application.start()
    code = qt.exec()
    application.end()
    if application.was_locked:
        del application
        qt.shutdown()
        restart_process()
    return code


class Application(QObject):
    """Leads from the entrance to the open journal and out again."""

    def __init__(
        self,
        door: Door,
        theme: Theme,
        memory: Memory,
        *,
        is_demo: bool = False,
        make: Callable[[Context], Sequence[Placed]] = made_places,
    ) -> None:
        super().__init__()
        self._door, self._theme, self._memory, self._make = door, theme, memory, make
        self._session: Session | None = None
        self._is_demo = is_demo
        self.tasks = Tasks(self)
        self.entrance: EntranceWindow | None = None
        self.window: MainWindow | None = None
        self.was_locked = False
        memory.dress(theme)

    def start(self) -> None:
        """Show the first run or the unlock page."""
        self.entrance = EntranceWindow(
            self._door, self.tasks, self._theme, self._memory, is_demo=self._is_demo
        )
        self.entrance.opened.connect(lambda session, new: self._enter(session, is_new=new))
        self.entrance.show()
        self.entrance.activateWindow()

    def leave(self) -> None:
        """Close the window as if its cross had been clicked: what is unsaved keeps it open."""
        shown = self.window or self.entrance
        if shown is not None:
            shown.close()

    def end(self) -> None:
        """Close what is open; doing so twice does no harm."""
        self.tasks.close()
        session, self._session = self._session, None
        if session is not None:
            # Only the time's high-water mark can fail here; every word is saved by now.
            with contextlib.suppress(SaveFailedError):
                session.close()

    def _enter(self, session: Session, *, is_new: bool) -> None:
        self._session = session
        window = MainWindow(session, self.tasks, self._theme, memory=self._memory, make=self._make)
        self.window = window
        window.left.connect(self._leave)
        if self.entrance is not None:
            self._memory.keep(self.entrance)
            self._memory.restore(window)
        window.show()
        window.activateWindow()
        if self.entrance is not None:
            self.entrance.hide()
            self.entrance.deleteLater()
            self.entrance = None
        window.begin()
        if is_new:
            window.welcome()

    def _leave(self, is_locked: bool) -> None:
        if self.window is not None:
            self.window.hide()
        self.end()
        if is_locked and self._is_demo:
            # Invented words may stay in memory, and the folder must be thrown away at the end.
            if self.window is not None:
                self.window.deleteLater()
                self.window = None
            self.tasks = Tasks(self)
            self.start()
            return
        self.was_locked = is_locked
        QApplication.quit()


def _translate(qt: QApplication) -> None:
    """Load Qt's own words and ours in the language of the computer, where there are any."""
    own = Path(assets.translation()) if _has_translations() else None
    for name, folder in (
        ("qtbase", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)),
        ("reflectapp", str(own) if own else ""),
    ):
        translator = QTranslator(qt)
        if folder and translator.load(QLocale(), name, "_", folder):
            qt.installTranslator(translator)


def _has_translations() -> bool:
    try:
        assets.translation()
    except assets.MissingResourceError:
        return False
    return True
