"""Hears from the desktop that nobody is there: the computer sleeps, or its screen is locked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

_LOGIN = "org.freedesktop.login1"
_LOGIN_PATH = "/org/freedesktop/login1"
_SAVERS = (
    ("org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver"),
    ("org.freedesktop.ScreenSaver", "/ScreenSaver"),
    ("org.gnome.ScreenSaver", "/org/gnome/ScreenSaver"),
    ("org.cinnamon.ScreenSaver", "/org/cinnamon/ScreenSaver"),
    ("org.mate.ScreenSaver", "/org/mate/ScreenSaver"),
)
"""Who says that the screen is locked; each desktop has its own."""


def session_path(session_id: str) -> str:
    """Return where logind keeps a session of this id; "" where there is none.

    A path holds letters and digits alone, and no digit first: the rest is written in hexadecimal.
    """
    if not session_id:
        return ""
    label = "".join(
        letter
        if letter.isascii() and letter.isalnum() and (index or letter.isalpha())
        else f"_{ord(letter):02x}"
        for index, letter in enumerate(session_id)
    )
    return f"{_LOGIN_PATH}/session/{label}"


class AwayWatch(QObject):
    """Listens on two buses; where there is none, it never hears anything."""

    went_away = Signal()
    """Nobody sits there any more, or will not in a moment."""

    def __init__(
        self,
        system: QDBusConnection,
        session: QDBusConnection,
        environment: Mapping[str, str] = os.environ,
        parent: QObject | None = None,
    ) -> None:
        """Take the buses of the system and of the desktop session."""
        super().__init__(parent)
        self._system, self._session = system, session
        self._session_path = session_path(environment.get("XDG_SESSION_ID", ""))
        self._delay: list[object] = []

    def start(self) -> None:
        """Begin to listen, and ask for a moment before sleep, in which to save."""
        manager = f"{_LOGIN}.Manager"
        # Text, although the types of the library ask for bytes, which it refuses.
        flag: Any = SLOT("_hear(bool)")
        nothing: Any = SLOT("_hear_lock()")
        self._system.connect(_LOGIN, _LOGIN_PATH, manager, "PrepareForSleep", self, flag)
        if self._session_path:
            self._system.connect(
                _LOGIN, self._session_path, f"{_LOGIN}.Session", "Lock", self, nothing
            )
        for name, path in _SAVERS:
            self._session.connect(name, path, name, "ActiveChanged", self, flag)
        if self._system.isConnected():
            self._ask_for_delay(manager)

    def stop(self) -> None:
        """Let the computer sleep at once."""
        self._delay.clear()

    @property
    def delays_sleep(self) -> bool:
        """Whether the computer waits for the journal before it sleeps."""
        return bool(self._delay)

    @Slot(bool)
    def _hear(self, is_away: bool) -> None:
        if is_away:
            self.went_away.emit()

    @Slot()
    def _hear_lock(self) -> None:
        self.went_away.emit()

    def _ask_for_delay(self, manager: str) -> None:
        call = QDBusMessage.createMethodCall(_LOGIN, _LOGIN_PATH, manager, "Inhibit")
        why = self.tr("The journal is saved and locked first")
        call.setArguments(["sleep", "Reflect", why, "delay"])
        answer = QDBusPendingCallWatcher(self._system.asyncCall(call), self)
        answer.finished.connect(self._keep_delay)

    def _keep_delay(self, answer: QDBusPendingCallWatcher) -> None:
        # A file that is open as long as the system shall wait: it closes with this program.
        if not answer.isError():
            self._delay = list(answer.reply().arguments())
        answer.deleteLater()


def away_watch(parent: QObject) -> AwayWatch:
    """Return a watch on the buses of this computer."""
    return AwayWatch(QDBusConnection.systemBus(), QDBusConnection.sessionBus(), parent=parent)
