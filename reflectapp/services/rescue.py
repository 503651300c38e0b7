"""Mending a journal that does not open, or does not pass its check; it is open nowhere."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reflectapp.domain.backup import Backup
from reflectapp.domain.clock import Clock
from reflectapp.domain.damage import Damage, Part, Verdict
from reflectapp.domain.errors import (
    DamagedDatabaseError,
    DamagedHeaderError,
    MissingJournalError,
    NoRecoveryError,
    WrongPassphraseError,
)
from reflectapp.services.integrity import Progress
from reflectapp.storage.backups import BACKUPS, backup_at, backups_in
from reflectapp.storage.checking import Check
from reflectapp.storage.commitments import keep_commitments, readable_commitments
from reflectapp.storage.copying import check_copy, checked_copy, rebuilt, rekeyed
from reflectapp.storage.database import connect
from reflectapp.storage.folder import DATABASE_FILE, KEY_FILE, JournalFolder, told_of_files
from reflectapp.storage.header import Header, written
from reflectapp.storage.keys import DataKey, is_key_of, unlock_with_either
from reflectapp.storage.lock import JournalLock
from reflectapp.storage.opening import Identity
from reflectapp.storage.privacy import replace_file
from reflectapp.storage.trouble import told


@dataclass(frozen=True, slots=True)
class Rescued:
    """What was done, and where the former files are."""

    kept_in: Path | None
    """None when there was nothing to keep."""
    verdict: Verdict
    """Of the journal as it is now."""


class Rescue:
    """Works on the files of one folder; each call takes the journal's lock.

    Every `secret` is the passphrase, or the twelve recovery words with space between.

    Raises (every call):
        JournalBusyError: The journal is open somewhere.
        WrongPassphraseError: `secret` opens neither the journal nor, where one is used, the backup.
        SaveFailedError: The disk is full, read-only or failing; nothing was changed.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._files, self._clock = JournalFolder(folder), clock

    def backups(self) -> tuple[Backup, ...]:
        """Return the backups beside the journal, newest first."""
        return backups_in(self._files.path / BACKUPS)

    def backups_from(self, *folders: Path) -> tuple[Backup, ...]:
        """Return what whoever chooses one of `folders` may mean as a backup, newest first.

        That is the folder itself where it is a whole journal, and the backups in it or beside it.
        One that cannot be read holds none.
        """
        found: set[Backup] = set()
        for folder in folders:
            found.update(*map(backups_in, (folder, folder / BACKUPS)))
            with contextlib.suppress(OSError):
                found.add(backup_at(folder))
        return tuple(
            sorted(found, key=lambda backup: (backup.made_at, backup.folder), reverse=True)
        )

    def examine(
        self,
        secret: str,
        progress: Progress | None = None,
        is_stopped: Callable[[], bool] | None = None,
    ) -> Verdict:
        """Check everything that can be read.

        Raises:
            DamagedHeaderError: Without a key file nothing can be read; `restore` helps.
            MissingJournalError: A file is not there; `restore` helps.
            StoppedError: `is_stopped` said so.
        """
        with self._locked():
            self._files.require()
            self._files.finish()
            header = self._files.header()
            key = unlock_with_either(header, secret)
            return self._verdict(header, key, progress, is_stopped)

    def rebuild(self, secret: str) -> Rescued:
        """Write all that can be read into a fresh file, with fresh indexes and chain.

        Helps when a page that holds no words is damaged, or the index of words. What was read
        counts from then on; compare entries that were named with a backup.

        Raises:
            DamagedDatabaseError: Too much is damaged; nothing was changed. `restore` helps.
            DamagedHeaderError, MissingJournalError: As in `examine`.
        """
        with self._locked():
            self._files.require()
            self._files.finish()
            header = self._files.header()
            key = unlock_with_either(header, secret)
            identity = Identity(header.journal_id, header.generation)
            with self._files.incoming() as folder:
                rebuilt(self._files.database_file, folder / DATABASE_FILE, key)
                check_copy(folder / DATABASE_FILE, key, identity)
                kept_in = self._kept()
            self._files.settle()
            return Rescued(kept_in, self._verdict(header, key))

    def restore(self, backup: Path, secret: str) -> Rescued:
        """Put a backup in the place of the journal.

        While the journal's own key file opens with `secret`, its keys stay those of now.
        Otherwise the backup's key file comes along, and with it the passphrase of its day.
        As far as the journal can be read, its delay and what left stay as they are now; see
        `Restoring.restore_all`.

        Raises:
            DamagedDatabaseError, DamagedHeaderError, MissingJournalError: The backup is not
                whole; nothing was changed.
        """
        source = JournalFolder(backup)
        source.require()
        with told_of_files():
            self._files.make()
        with self._locked():
            self._files.finish()
            theirs = source.header()
            then = Identity(theirs.journal_id, theirs.generation)
            own = self._own_keys(secret)
            key = self._key_of(theirs, secret, own)
            with self._files.incoming() as folder:
                copy = folder / DATABASE_FILE
                checked_copy(source.database_file, copy, key, then)
                if own is not None and own[0].journal_id == theirs.journal_id:
                    header, now = own
                    rekeyed(copy, key, now, Identity(header.journal_id, header.generation))
                    kept = readable_commitments(self._files.database_file, now, folder)
                    if kept is not None:
                        keep_commitments(copy, now, kept)
                else:
                    header, now = theirs, key
                    replace_file(folder / KEY_FILE, written(theirs))
                check_copy(copy, now, Identity(header.journal_id, header.generation))
                kept_in = self._kept()
            self._files.settle()
            return Rescued(kept_in, self._verdict(header, now))

    def restore_key_file(self, secret: str) -> Backup:
        """Put back the key file of the newest backup whose keys are those of the journal.

        For a key file that is damaged or gone while the journal itself is whole.

        Raises:
            NoRecoveryError: No backup has such a key file.
            MissingJournalError: There is no journal for which one could be put back.
        """
        with self._locked():
            self._files.require_database()
            is_known = False
            for backup in self.backups():
                try:
                    header = JournalFolder(backup.folder).header()
                    key = unlock_with_either(header, secret)
                    is_known = True
                    check_copy(
                        self._files.database_file,
                        key,
                        Identity(header.journal_id, header.generation),
                    )
                except (DamagedHeaderError, DamagedDatabaseError, WrongPassphraseError, OSError):
                    continue
                self._kept()
                self._files.put_header(header)
                return backup
            raise NoRecoveryError if is_known or not self.backups() else WrongPassphraseError

    def _own_keys(self, secret: str) -> tuple[Header, DataKey] | None:
        """Return the journal's header and key; None when they are of no use."""
        try:
            header = self._files.header()
            return header, unlock_with_either(header, secret)
        except (DamagedHeaderError, WrongPassphraseError, FileNotFoundError):
            return None

    def _key_of(self, theirs: Header, secret: str, own: tuple[Header, DataKey] | None) -> DataKey:
        if own is not None and is_key_of(theirs, own[1]):
            return own[1]
        return unlock_with_either(theirs, secret)

    def _kept(self) -> Path | None:
        if not self._files.has_journal():
            return None
        return self._files.keep_aside(self._clock.wall().strftime("%Y-%m-%dT%H%M%SZ"))

    def _verdict(
        self,
        header: Header,
        key: DataKey,
        progress: Progress | None = None,
        is_stopped: Callable[[], bool] | None = None,
    ) -> Verdict:
        path, at = self._files.database_file, self._clock.wall()
        try:
            with told(path.parent):
                connection = connect(path, key, "mode=rw")
        except DamagedDatabaseError:
            # Not even its first page can be read.
            rest = tuple(part for part in Part if part is not Part.FILE)
            return Verdict(at, 0, 0, (Damage(Part.FILE),), rest)
        try:
            identity = Identity(header.journal_id, header.generation)
            with told(path.parent):
                found = Check(path, identity, progress, is_stopped).run(connection, key)
        finally:
            connection.close()
        return Verdict(at, found.entries, found.revisions, found.damages, found.unchecked)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[None]:
        with told_of_files():
            if not self._files.path.is_dir():
                raise MissingJournalError(self._files.path.name)
            lock = JournalLock(self._files.path)
            try:
                yield
            finally:
                lock.release()
