"""Backups: made by themselves, made by hand, kept and thinned out."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

from reflectapp.domain.backup import Backup, BackupTrouble, kept
from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.errors import (
    BackupFailedError,
    DamagedDatabaseError,
    DamagedHeaderError,
    MissingJournalError,
    NewerSchemaError,
    ReflectError,
    SaveFailedError,
)
from reflectapp.storage.backups import (
    BACKUPS,
    Original,
    backups_in,
    remove_backup,
    remove_unfinished,
    write_backup,
)
from reflectapp.storage.database import Database, Replacing, connect
from reflectapp.storage.folder import JournalFolder, told_of_files
from reflectapp.storage.header import Header
from reflectapp.storage.keys import DataKey
from reflectapp.storage.privacy import private_files
from reflectapp.storage.trouble import told

RETRY_AFTER = timedelta(minutes=10)
"""How long saves after a failed backup begin no other one."""

_PREFIX = "Reflect backup "
"""Of copies that lie in a folder of the writer's, where a bare date would say nothing."""


class Backups:
    """The backups of an open journal. Every call may come from any thread."""

    def __init__(self, db: Database, folder: JournalFolder, clock: TrustedClock) -> None:
        self._db, self._journal, self._clock = db, folder, clock
        self.folder = folder.path / BACKUPS
        self._making, self._beginning = threading.Lock(), threading.Lock()
        self._thread: threading.Thread | None = None
        self._watcher: Callable[[], None] = _nothing
        self._done_on: date | None = None
        self.trouble: BackupTrouble | None = None
        """Why the last backup failed; None once one has succeeded again."""

    def all(self) -> tuple[Backup, ...]:
        """Return the backups beside the journal, newest first; none where they cannot be read."""
        return backups_in(self.folder)

    def is_due(self) -> bool:
        """Say whether there is no backup of today, in local time, that opens with today's keys."""
        try:
            present = self._journal.header()
        except (OSError, ReflectError):
            # Whoever tries to make one will be told what is wrong.
            return True
        today = (present.journal_id, present.generation, self._today())
        return not any(
            (header.journal_id, header.generation, self._clock.local(backup.made_at).date())
            == today
            for backup, header in self._with_headers()
        )

    def make(self, is_stopped: Callable[[], bool] | None = None) -> Backup:
        """Make a backup beside the journal, and remove those that are no longer kept.

        Nothing waits for it but another backup.

        Args:
            is_stopped: Asked often; once it says yes, StoppedError ends the copying.

        Raises:
            BackupFailedError: Older backups are as they were.
            StoppedError: The same.
        """
        with self._making, self._noting(), told_of_files(), self._db.beside() as (source, key):
            made = self._made(source, key, is_stopped)
            self._thin_out(made)
            return made

    @contextlib.contextmanager
    def before_replacing(self) -> Iterator[Replacing]:
        """Make a backup, and let another file take the journal's place; see `replacing`.

        All other threads wait from before the backup on, so what is saved last is in it. No other
        backup is removed: the one that is brought back may be of the same day.

        Raises:
            BackupFailedError: Nothing may be replaced.
        """
        with self._making, self._db.replacing() as change:
            with self._noting(), told_of_files():
                self._made(change.connection, change.key)
            yield change

    def copy_to(self, folder: Path, is_stopped: Callable[[], bool] | None = None) -> Backup:
        """Make a backup in any folder; none there is ever removed.

        Args:
            is_stopped: Asked often; once it says yes, StoppedError ends the copying.

        Raises:
            BackupFailedError: Nothing is left half done.
            StoppedError: The same.
        """
        with self._making, _failing():
            if not folder.is_dir():
                raise BackupFailedError("missing")
            with told_of_files(), self._db.beside() as (source, key):
                return write_backup(
                    Original(source, key, self._journal.header()),
                    folder,
                    self._clock.now(),
                    prefix=_PREFIX,
                    is_stopped=is_stopped,
                )

    def watch(self, watcher: Callable[[], None]) -> None:
        """Call `watcher`, from another thread, after every backup that ends by itself."""
        self._watcher = watcher

    def note_save(self) -> None:
        """Begin a backup in a thread of its own when none of today is there."""
        # Two threads may have saved at once, and one backup is enough.
        with self._beginning:
            if self._may_begin():
                self._thread = threading.Thread(target=self._make_quietly, name="backup")
                self._thread.start()

    def wait(self) -> None:
        """Return when no backup is being made any more."""
        with self._beginning:
            thread = self._thread
        if thread is not None:
            thread.join()

    def _may_begin(self) -> bool:
        if self._thread is not None and self._thread.is_alive():
            return False
        if self.trouble is not None and self._clock.now() - self.trouble.at < RETRY_AFTER:
            return False
        # Listing the folder at every save would be felt.
        if self._done_on != self._today() and self.is_due():
            return True
        self._done_on = self._today()
        return False

    def _make_quietly(self) -> None:
        # Noted in `trouble`, which the watcher shows.
        with contextlib.suppress(BackupFailedError):
            self.make()
        self._watcher()

    def _made(
        self, source: Any, key: DataKey, is_stopped: Callable[[], bool] | None = None
    ) -> Backup:
        with private_files():
            self.folder.mkdir(mode=0o700, exist_ok=True)
        remove_unfinished(self.folder)
        original = Original(source, key, self._journal.header())
        return write_backup(original, self.folder, self._clock.now(), is_stopped=is_stopped)

    def _with_headers(self) -> Iterator[tuple[Backup, Header]]:
        """Yield each backup whose key file can be read, newest first."""
        for backup in self.all():
            with contextlib.suppress(OSError, ReflectError):
                yield backup, JournalFolder(backup.folder).header()

    def _thin_out(self, made: Backup) -> None:
        # A journal that was in this folder before may have left its last words here.
        journal_id = self._journal.header().journal_id
        own = [backup for backup, header in self._with_headers() if header.journal_id == journal_id]
        staying = kept((backup.made_at for backup in own), self._clock.local)
        for backup in own:
            if backup.made_at not in staying and backup != made:
                # One that cannot be removed is in nobody's way; the next time tries again.
                with contextlib.suppress(OSError):
                    remove_backup(backup)

    @contextlib.contextmanager
    def _noting(self) -> Iterator[None]:
        try:
            with _failing():
                yield
        except BackupFailedError as error:
            self.trouble = BackupTrouble(self._clock.now(), error.cause)
            raise
        self.trouble = None

    def _today(self) -> date:
        return self._clock.local(self._clock.now()).date()


def backed_up(folder: JournalFolder, key: DataKey, header: Header, made_at: datetime) -> None:
    """Make a backup of a journal that nobody has open, before its schema is brought up.

    Raises:
        SaveFailedError: It could not be made.
        DamagedDatabaseError: The journal cannot be copied whole.
    """
    parent = folder.path / BACKUPS
    with told_of_files(), told(folder.path):
        with private_files():
            parent.mkdir(mode=0o700, exist_ok=True)
        connection = connect(folder.database_file, key, "mode=rw")
        try:
            write_backup(Original(connection, key, header), parent, made_at)
        finally:
            connection.close()


@contextlib.contextmanager
def _failing() -> Iterator[None]:
    """Turn what keeps a backup from being made into what can be said of it."""
    try:
        yield
    except SaveFailedError as error:
        raise BackupFailedError(error.cause) from None
    except MissingJournalError:
        raise BackupFailedError("missing") from None
    except (DamagedDatabaseError, DamagedHeaderError, NewerSchemaError):
        raise BackupFailedError("damaged") from None


def _nothing() -> None:
    """Watch nothing."""
