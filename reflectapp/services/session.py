"""An open journal, and how it is closed."""

from __future__ import annotations

import contextlib

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.remembering import forget_words
from reflectapp.services.advising import Advising
from reflectapp.services.backup import Backups
from reflectapp.services.detection import Detection
from reflectapp.services.door import Door
from reflectapp.services.importing import Importing
from reflectapp.services.integrity import Integrity
from reflectapp.services.journal import Journal
from reflectapp.services.keys import Keys
from reflectapp.services.passphrase import (
    MIN_PASSPHRASE,
    Strength,
    passphrase_strength,
)
from reflectapp.services.private_export import PrivateExport
from reflectapp.services.publishing import Publishing
from reflectapp.services.restoring import Restoring
from reflectapp.services.review import Review
from reflectapp.services.settings import Settings
from reflectapp.services.tracking import Tracking
from reflectapp.storage.database import Database
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.lock import JournalLock
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.settings import SettingsStore

__all__ = ["MIN_PASSPHRASE", "Door", "Session", "Strength", "passphrase_strength"]


class Session:
    """An open journal; everything that the program can do hangs here."""

    def __init__(self, db: Database, lock: JournalLock, door: Door) -> None:
        """Take an open database and its lock; `close` lets go of both."""
        self._db, self._lock, self._is_open = db, lock, True
        folder, clock, ids = door.files, door.clock, door.ids
        entries, register = EntryStore(db), RegisterStore(db)
        posts, self._settings = PostStore(db), SettingsStore(db)
        self.folder = db.path.parent
        high_water, anchor = self._settings.high_water(), self._settings.anchor()
        self.clock, self.ids = TrustedClock(clock, high_water, anchor), ids
        with db.transaction():
            self._settings.raise_high_water(self.clock.now())
            self._settings.save_anchor(self.clock.anchor())
        self.settings = Settings(self._settings, register, self.clock, ids)
        self.journal = Journal(db, entries, register, self.clock, ids, self._settings)
        self.detection = Detection()
        self.review = Review(entries, register, self._settings, self.clock, ids)
        self.publishing = Publishing(
            entries, register, posts, self._settings, self.review, self.clock, ids
        )
        self.advising = Advising(entries, posts, self._settings, self.publishing.tellings)
        self.tracking = Tracking(entries, self._settings, self.clock)
        self.backups = Backups(db, folder, self.clock)
        self.restoring = Restoring(db, folder, self.backups, self.clock)
        self.importing = Importing(db, self.clock, ids)
        self.private_export = PrivateExport(db, self.clock)
        self.private_export.clear_away()
        self.integrity = Integrity(db, folder, self._settings, self.clock)
        self.keys = Keys(db, folder, door.keyring, door.chosen_cost)

    def back_up_daily(self) -> None:
        """From now on, let the first change of each day begin a backup."""
        self._db.after_change = self.backups.note_save

    def close(self) -> None:
        """End the language process and what runs beside, remember the time, close the file.

        Once is enough.

        Raises:
            SaveFailedError: The time could not be remembered; all is closed nevertheless.
        """
        if not self._is_open:
            return
        self._is_open = False
        # First of all: while an import runs, everything that is to be saved waits.
        self.importing.close()
        with contextlib.ExitStack() as leaving:
            leaving.callback(forget_words)
            leaving.callback(self._lock.release)
            leaving.callback(self._db.close)
            leaving.callback(self.restoring.close)
            leaving.callback(self.backups.wait)
            leaving.callback(self.integrity.close)
            leaving.callback(self.private_export.close)
            leaving.callback(self.detection.close)
            self._db.after_change = _nothing
            self._settings.raise_high_water(self.clock.now())


def _nothing() -> None:
    """Follow no change."""
