"""Looking an open journal over, in full."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.damage import Damage, Part, Verdict
from reflectapp.domain.errors import DamagedDatabaseError, DamagedHeaderError
from reflectapp.storage.checking import Check
from reflectapp.storage.database import Database
from reflectapp.storage.folder import JournalFolder, told_of_files
from reflectapp.storage.opening import Identity
from reflectapp.storage.settings import SettingsStore

CHECK_EVERY = timedelta(days=7)
"""How old the last full check may be before another one is due."""

Progress = Callable[[Part, float], None]
"""Told, from the thread that checks, what is being looked at, and how much is done (0..1)."""


class Integrity:
    """Full checks of an open journal. Every call may come from any thread."""

    def __init__(
        self, db: Database, folder: JournalFolder, settings: SettingsStore, clock: TrustedClock
    ) -> None:
        self._db, self._folder = db, folder
        self._settings, self._clock = settings, clock
        self._closing = threading.Event()
        self._checking = threading.Lock()
        self.last: Verdict | None = None
        """What the last check of this session said."""

    def is_due(self) -> bool:
        """Say whether the last full check is `CHECK_EVERY` old, or there was none."""
        checked_at = self.checked_at()
        return checked_at is None or self._clock.now() - checked_at >= CHECK_EVERY

    def checked_at(self) -> datetime | None:
        """Return when the journal was last found sound; journal time, UTC."""
        return self._settings.checked_at()

    def verify(
        self,
        progress: Progress | None = None,
        is_stopped: Callable[[], bool] | None = None,
    ) -> Verdict:
        """Check everything. Takes seconds, and typing goes on meanwhile.

        Args:
            is_stopped: Asked often; once it says yes, StoppedError ends the check.

        Raises:
            StoppedError: See `is_stopped`; or the journal is being closed.
            SaveFailedError: The disk is read-only or failing; nothing is known.
        """

        def stopped() -> bool:
            return self._closing.is_set() or (is_stopped is not None and is_stopped())

        with self._checking:
            checked_at = self._clock.now()
            try:
                verdict = self._looked_over(checked_at, progress, stopped)
            except (DamagedDatabaseError, DamagedHeaderError):
                # Not even its first page, or not its key file, can be read any more.
                rest = tuple(part for part in Part if part is not Part.FILE)
                verdict = Verdict(checked_at, 0, 0, (Damage(Part.FILE),), rest)
            self.last = verdict
        if verdict.is_sound:
            self._settings.save_checked_at(checked_at)
        return verdict

    def _looked_over(
        self, checked_at: datetime, progress: Progress | None, is_stopped: Callable[[], bool]
    ) -> Verdict:
        with told_of_files(), self._db.beside() as (connection, key):
            header = self._folder.header()
            identity = Identity(header.journal_id, header.generation)
            found = Check(self._db.path, identity, progress, is_stopped).run(connection, key)
        return Verdict(checked_at, found.entries, found.revisions, found.damages, found.unchecked)

    def close(self) -> None:
        """Stop a check that runs, and wait until it has."""
        self._closing.set()
        with self._checking:
            pass
