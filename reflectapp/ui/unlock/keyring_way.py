"""Opening with the computer's keyring, which may first ask its owner and take a minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reflectapp.services.door import Door
from reflectapp.ui.tasks import Tasks, in_own_thread

if TYPE_CHECKING:
    from reflectapp.services.session import Session


class KeyringWay(QObject):
    """Asks once at a time; whoever no longer waits gets nothing, and nothing stays open."""

    opened = Signal(object)
    failed = Signal(object)
    """The error."""

    def __init__(self, door: Door, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._door, self._tasks = door, tasks
        self.is_offered = door.offers_keyring()
        self._asked = 0
        self.is_asking = False

    def ask(self) -> None:
        """Try; `opened` or `failed` follows."""
        self._asked += 1
        self.is_asking, number = True, self._asked
        self._tasks.watch(
            in_own_thread(self._door.unlock_with_keyring),
            lambda session: self._take(number, session),
            lambda error: self._hear(number, error),
        )

    def give_up(self) -> None:
        """Wait no longer."""
        self._asked += 1
        self.is_asking = False

    def _take(self, number: int, session: Session) -> None:
        if number != self._asked:
            session.close()
            return
        self.is_asking = False
        self.opened.emit(session)

    def _hear(self, number: int, error: Exception) -> None:
        if number == self._asked:
            self.is_asking = False
            self.failed.emit(error)
