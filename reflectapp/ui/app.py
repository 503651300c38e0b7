"""Puts the window together: entrance, open journal, lock, and the way out."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import platformdirs
from PySide6.QtCore import QLibraryInfo, QLocale, QObject, Qt, QTranslator, Signal
from PySide6.QtWidgets import QApplication

from reflectapp import assets
from reflectapp.domain.errors import SaveFailedError
from reflectapp.services.door import Door
from reflectapp.ui.capture import CaptureGuard, way_to_leave_out
from reflectapp.ui.clipboard import ClipboardGuard
from reflectapp.ui.cover import cover_window
from reflectapp.ui.crash import CrashHandler
from reflectapp.ui.held import (
    HeldWindow,
    Note,
    Presence,
    hold_windows,
    leave_note,
    presence_of,
    take_note,
)
from reflectapp.ui.memory import Memory
from reflectapp.ui.restart import restart_process
from reflectapp.ui.signals import EndSignals
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.window import EntranceWindow

if TYPE_CHECKING:
    from reflectapp.services.session import Session
    from reflectapp.ui.context import Context
    from reflectapp.ui.main_window import MainWindow
    from reflectapp.ui.places import Placed


def run(door: Door, *, demo: bool = False) -> int:
    """Show the window until it is closed, and return the exit code.

    Args:
        demo: Fill a throw-away journal in the door's folder and open it.
    """
    note = take_note(os.environ)
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
    # Not `quit`, which would close the window: it stays until another one takes its place.
    application.ended.connect(lambda: QApplication.exit(0))
    EndSignals(application.leave, application)
    # Invented entries are there to be shown.
    if not demo and (leave_out := way_to_leave_out()) is not None:
        CaptureGuard(leave_out, application)
    application.start(note)
    code = qt.exec()
    application.end()
    if application.presence is not None:
        held = hold_windows()
        leave_note(Note(application.presence, held), os.environ)
        if held is None:
            del application
            qt.shutdown()
        restart_process()
    return code


class Application(QObject):
    """Leads from the entrance to the open journal and out again."""

    ended = Signal()
    """All is closed; a covered window is still there where the journal was locked."""

    def __init__(
        self,
        door: Door,
        theme: Theme,
        memory: Memory,
        *,
        is_demo: bool = False,
        make: Callable[[Context], Sequence[Placed]] | None = None,
    ) -> None:
        """`make` makes the places of the window; the usual ones when left out."""
        super().__init__()
        self._door, self._theme, self._memory, self._make = door, theme, memory, make
        self._session: Session | None = None
        self._is_demo = is_demo
        self.tasks = Tasks(self)
        self._clipboard = ClipboardGuard(QApplication.clipboard(), parent=self)
        self.entrance: EntranceWindow | None = None
        self.window: MainWindow | None = None
        self.presence: Presence | None = None
        """Where the window was when the journal locked; None before."""
        memory.dress(theme)

    @property
    def was_locked(self) -> bool:
        """Whether the program has to start afresh."""
        return self.presence is not None

    def start(self, note: Note | None = None) -> None:
        """Show the first run or the unlock page; `note` is of the program that locked."""
        self.entrance = EntranceWindow(
            self._door, self.tasks, self._theme, self._memory, is_demo=self._is_demo
        )
        self.entrance.opened.connect(lambda session, new: self._enter(session, is_new=new))
        if note is not None and note.connection is not None:
            HeldWindow(note, self.entrance)
        _show(self.entrance, note.presence if note is not None else Presence.FRONT)
        # While somebody types the passphrase, what the open journal needs is read from the disk.
        self.tasks.run(_load_window, lambda _: None, lambda _: None, lane="background")

    def leave(self) -> None:
        """Close the window as if its cross had been clicked: what is unsaved keeps it open."""
        shown = self.window or self.entrance
        if shown is not None:
            shown.close()

    def end(self) -> None:
        """Close what is open, and take back what was copied; doing so twice does no harm."""
        self._clipboard.clear()
        self.tasks.close()
        session, self._session = self._session, None
        if session is not None:
            # Only the time's high-water mark can fail here; every word is saved by now.
            with contextlib.suppress(SaveFailedError):
                session.close()

    def _enter(self, session: Session, *, is_new: bool) -> None:
        main_window, made_places = _load_window()
        self._session = session
        window = main_window(
            session, self.tasks, self._theme, memory=self._memory, make=self._make or made_places
        )
        self.window = window
        window.left.connect(self._leave)
        if self._is_demo:
            window.status.show_demo()
        if self.entrance is not None:
            self._memory.keep(self.entrance)
            self._memory.restore(window)
        window.show()
        window.activateWindow()
        recovered_with = ""
        if self.entrance is not None:
            recovered_with = self.entrance.recovered_with
            self.entrance.hide()
            self.entrance.deleteLater()
            self.entrance = None
        window.begin()
        _watch_desktop(window)
        if is_new:
            window.welcome()
        elif recovered_with:
            _offer_passphrase(window, recovered_with)

    def _leave(self, is_locked: bool) -> None:
        window = self.window
        assert window is not None  # noqa: S101 - it has just said that it is left
        presence = presence_of(window)
        if is_locked:
            cover_window(window, self._theme)
        else:
            window.hide()
        self.end()
        if is_locked and self._is_demo:
            # Invented words may stay in memory, and the folder must be thrown away at the end.
            self.tasks = Tasks(self)
            self.start(Note(presence))
            window.hide()
            window.deleteLater()
            self.window = None
            return
        self.presence = presence if is_locked else None
        self.ended.emit()


def _load_window() -> tuple[type[MainWindow], Callable[[Context], Sequence[Placed]]]:
    """Return what makes the window of an open journal; the entrance comes up without it."""
    from reflectapp.ui.main_window import MainWindow  # noqa: PLC0415
    from reflectapp.ui.places import made_places  # noqa: PLC0415

    return MainWindow, made_places


def _offer_passphrase(window: MainWindow, words: str) -> None:
    """Lead whoever came in with the recovery words to a new passphrase; they may decline."""
    from reflectapp.ui.settings.keys_dialog import PassphraseDialog  # noqa: PLC0415

    dialog = PassphraseDialog(window.context, window, known_secret=words)
    dialog.finished.connect(dialog.deleteLater)
    window.left.connect(dialog.forget)
    dialog.show()


def _watch_desktop(window: MainWindow) -> None:
    """Lock when the computer sleeps or its screen is locked, where the desktop says so."""
    if sys.platform == "linux":
        from reflectapp.ui.away import away_watch  # noqa: PLC0415  # other systems have no such bus

        watch = away_watch(window)
        watch.went_away.connect(window.lock)
        watch.start()


def _show(window: EntranceWindow, presence: Presence) -> None:
    """Show a window where the one before it was."""
    if presence is Presence.MINIMISED:
        window.showMinimized()
        return
    if presence is Presence.BEHIND:
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    window.show()
    if presence is Presence.FRONT:
        window.activateWindow()
    else:
        window.lower()


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
