"""One program per journal."""

from __future__ import annotations

from pathlib import Path

from filelock import FileLock, Timeout

from reflectapp.domain.errors import JournalBusyError

LOCK_FILE = "journal.lock"


class JournalLock:
    """Held while a journal is open; the system lets go of it when the program dies."""

    def __init__(self, folder: Path) -> None:
        """Take the lock of the journal in `folder`.

        Raises:
            JournalBusyError: Another window or program has it.
            OSError: Nothing can be written in `folder`.
        """
        # Not per thread: a journal is unlocked in one and closed in another.
        self._lock = FileLock(folder / LOCK_FILE, mode=0o600, thread_local=False)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise JournalBusyError from None

    def release(self) -> None:
        """Let go; a second time does nothing."""
        self._lock.release(force=True)
