"""Keeps the locked window on the screen while the program starts afresh.

Without it there is no window for a second or two: keys typed then reach another program, and the
window system may put the new window behind that one.

A window of X11 lives as long as the connection that made it, and a connection is an open file. One
that stays open across `execv` leaves the window where it is, with what was painted last. Nobody
reads from it, so keys and clicks that it gets are lost; the new program closes it once its own
window has the focus. If the new program does not come up, the system closes it.
"""

from __future__ import annotations

import ctypes
import os
import stat
from collections.abc import MutableMapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override

NOTE = "REFLECTAPP_LOCKED"
"""The environment variable by which one program tells the next: presence, and what is held."""
_LONGEST_MS = 3_000
"""A window system that never gives the new window the focus does not keep the old one for ever."""


class Presence(StrEnum):
    """Where the window was when it locked; it comes back there."""

    FRONT = "front"
    BEHIND = "behind"
    """Somebody works in another window: that one keeps the keyboard."""
    MINIMISED = "minimised"


@dataclass(frozen=True, slots=True)
class Note:
    """What a program that locked leaves for the one that it becomes."""

    presence: Presence
    connection: int | None = None
    """The file of the connection that holds the locked window."""


def presence_of(window: QWidget) -> Presence:
    """Return where a window is now."""
    if window.isMinimized():
        return Presence.MINIMISED
    return Presence.BEHIND if QApplication.activeWindow() is None else Presence.FRONT


def leave_note(note: Note, environment: MutableMapping[str, str]) -> None:
    """Tell the next program where its window belongs."""
    held = "" if note.connection is None else str(note.connection)
    environment[NOTE] = f"{note.presence}:{held}"


def take_note(environment: MutableMapping[str, str]) -> Note | None:
    """Return what the program before this one left; None when there was none."""
    presence, _, held = environment.pop(NOTE, "").partition(":")
    if presence not in set(Presence):
        return None
    connection = int(held) if held.isdecimal() else None
    if connection is not None and not _is_socket(connection):
        connection = None
    if connection is not None:
        # No process that this one starts shall hold the window, too.
        os.set_inheritable(connection, False)
    return Note(Presence(presence), connection)


def hold_windows() -> int | None:
    """Let the windows that are shown outlive this program's `execv`; no event is read after.

    Returns:
        The file that holds them; None where the window system cannot: they go with the program.
    """
    application = QApplication.instance()
    if not isinstance(application, QGuiApplication) or application.platformName() != "xcb":
        return None
    interface: Any = application.nativeInterface()
    connection = interface.connection()
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return None
    xcb.xcb_get_file_descriptor.argtypes = xcb.xcb_flush.argtypes = [ctypes.c_void_p]
    # What was painted last is on its way only after this.
    xcb.xcb_flush(connection)
    held = os.dup(xcb.xcb_get_file_descriptor(connection))
    os.set_inheritable(held, True)
    return held


class HeldWindow(QObject):
    """Lets go of the locked window as soon as another one has taken its place."""

    def __init__(self, note: Note, window: QWidget) -> None:
        """Watch `window`, which takes the place."""
        super().__init__(window)
        self._connection = note.connection
        self._awaited = (
            QEvent.Type.WindowActivate if note.presence is Presence.FRONT else QEvent.Type.Show
        )
        window.installEventFilter(self)
        QTimer.singleShot(_LONGEST_MS, self, self.let_go)

    @property
    def is_held(self) -> bool:
        """Whether the locked window is still there."""
        return self._connection is not None

    def let_go(self) -> None:
        """Close the locked window, once."""
        connection, self._connection = self._connection, None
        if connection is not None:
            os.close(connection)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == self._awaited:
            # After this event the window is painted, and only then it covers what was there.
            QTimer.singleShot(0, self, self.let_go)
        return False


def _is_socket(file: int) -> bool:
    try:
        return stat.S_ISSOCK(os.fstat(file).st_mode)
    except OSError:
        return False
