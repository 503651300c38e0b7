"""Looking into a backup, and bringing back one entry or all."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from reflectapp.domain.backup import Backup
from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import Entry, EntryRow, SearchHit, TimelineQuery
from reflectapp.domain.errors import ForeignBackupError, NotFoundError
from reflectapp.domain.subject import Register
from reflectapp.services.backup import Backups
from reflectapp.storage.backups import backup_at
from reflectapp.storage.commitments import commitments, keep_commitments
from reflectapp.storage.copying import check_copy, checked_copy, rekeyed
from reflectapp.storage.database import Database
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.folder import DATABASE_FILE, JournalFolder, told_of_files
from reflectapp.storage.header import Header
from reflectapp.storage.keys import DataKey, is_key_of, unlock_with_either
from reflectapp.storage.opening import Identity
from reflectapp.storage.privacy import private_files
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.search import search

_LOOKING = "looking"
"""A folder beside the journal for the copy that is looked into; gone when it is closed."""


class OpenBackup:
    """A backup that can be read. What is done here never changes it."""

    def __init__(self, backup: Backup, folder: Path, key: DataKey, identity: Identity) -> None:
        """Take a copy of the backup's database in `folder`; `close` removes that."""
        self.backup, self.identity = backup, identity
        self.key, self._folder = key, folder
        self.file = folder / DATABASE_FILE
        self._db = Database(self.file, key, "immutable=1")
        self.entries, self._register = EntryStore(self._db), RegisterStore(self._db)

    def rows(self, query: TimelineQuery, offset: int, limit: int) -> list[EntryRow]:
        """Return a page of the backup's timeline, newest `happened_on` first."""
        return self.entries.rows(query, offset, limit)

    def count(self, query: TimelineQuery) -> int:
        """Return how many rows the timeline has."""
        return self.entries.count(query)

    def months(self, query: TimelineQuery) -> list[tuple[date, int]]:
        """Return each month (its first day) that has entries, with how many, newest first."""
        return self.entries.months(query)

    def entry(self, entry_id: str) -> Entry:
        """Return an entry as it was then.

        Raises:
            NotFoundError: There was none.
        """
        return self.entries.entry(entry_id)

    def search(self, words: str, limit: int = 100) -> list[SearchHit]:
        """Return the entries that held all of `words`."""
        return search(self._db, words, limit)

    def decided(self, entry_id: str) -> tuple[Register, RegisterStore]:
        """Return what was known about names then, and where an entry's decisions are."""
        return self._register.register(), self._register

    def close(self) -> None:
        """Let go of the copy; a second time does nothing."""
        self._db.close()
        shutil.rmtree(self._folder, ignore_errors=True)


class Restoring:
    """Brings back what a backup holds, into an open journal."""

    def __init__(
        self, db: Database, folder: JournalFolder, backups: Backups, clock: TrustedClock
    ) -> None:
        self._db, self._journal = db, folder
        self._backups, self._clock = backups, clock
        self._entries, self._register = EntryStore(db), RegisterStore(db)

    def open(self, folder: Path, secret: str | None = None) -> OpenBackup:
        """Open a backup for reading; its files stay as they are.

        Args:
            secret: The passphrase of its day, or its recovery words. Not needed while the
                journal's keys are those with which the backup was made.

        Raises:
            WrongPassphraseError: `secret` is needed, or is not the right one.
            DamagedDatabaseError: And the other errors of `Door.unlock`.
        """
        with told_of_files():
            source = JournalFolder(folder)
            source.require()
            header = source.header()
            key = self._key_of(header, secret)
            identity = Identity(header.journal_id, header.generation)
            copy = self._free_folder()
            try:
                checked_copy(source.database_file, copy / DATABASE_FILE, key, identity)
                return OpenBackup(backup_at(folder), copy, key, identity)
            except BaseException:
                shutil.rmtree(copy, ignore_errors=True)
                raise

    def restore_entry(self, backup: OpenBackup, entry_id: str) -> Entry:
        """Bring one entry back, out of the bin.

        When the journal has it, its words, tags, day and moods become what they were; what
        stands there now stays among its revisions. When it was erased, it comes back with all
        its revisions, dated as they were, and with what was decided about names. It is not
        marked for the blog.

        Raises:
            NotFoundError: The backup has no such entry.
            ForeignBackupError: It is of another journal.
            SaveFailedError: Nothing was changed.
        """
        if not self.belongs_here(backup):
            raise ForeignBackupError
        then = replace(backup.entry(entry_id), deleted_at=None)
        with self._db.transaction():
            try:
                now = self._entries.entry(entry_id)
            except NotFoundError:
                self._bring_back(backup, then)
            else:
                self._put_back(now, then)
            return self._entries.entry(entry_id)

    def restore_all(self, backup: OpenBackup) -> None:
        """Let the whole journal be what the backup holds; its keys stay those of now.

        A backup of what it is now is made before, with all that was saved until then. What the
        writer committed to stays: the delay is the longer of then and now for every word, and
        what left since then stays on record. Afterwards, close the session and open the journal
        anew: what was read before is no longer so.

        Raises:
            BackupFailedError: That backup could not be made; nothing was changed.
            ForeignBackupError: It is of another journal.
            SaveFailedError: Nothing was changed.
            DamagedDatabaseError: The backup is damaged; nothing was changed.
        """
        if not self.belongs_here(backup):
            raise ForeignBackupError
        with told_of_files(), self._backups.before_replacing() as change:
            header = self._journal.header()
            identity = Identity(header.journal_id, header.generation)
            with self._journal.incoming() as folder:
                fresh = folder / DATABASE_FILE
                checked_copy(backup.file, fresh, backup.key, backup.identity)
                rekeyed(fresh, backup.key, change.key, identity)
                keep_commitments(fresh, change.key, commitments(change.connection))
                check_copy(fresh, change.key, identity)
                change.close()
            self._journal.settle()

    def belongs_here(self, backup: OpenBackup) -> bool:
        """Say whether it is a backup of this journal, so that something can be brought back."""
        return backup.identity.journal_id == self._journal.header().journal_id

    def close(self) -> None:
        """Remove copies that were not closed."""
        for folder in self._journal.path.glob(_LOOKING + "*"):
            shutil.rmtree(folder, ignore_errors=True)

    def _key_of(self, header: Header, secret: str | None) -> DataKey:
        with self._db.beside() as (_, key):
            if is_key_of(header, key):
                return key
        return unlock_with_either(header, secret or "")

    def _free_folder(self) -> Path:
        number = 1
        while (folder := self._journal.path / f"{_LOOKING}-{number}").exists():
            number += 1
        with private_files():
            folder.mkdir(mode=0o700)
        return folder

    def _put_back(self, now: Entry, then: Entry) -> None:
        entry = replace(then, created_at=now.created_at, changed_at=self._clock.now())
        self._entries.write(entry)
        self._entries.set_deleted(entry.id, None)
        if entry.text != now.text:
            self._register.carry_decisions(entry.id, now.text, entry.text)
            self._entries.begin_revision(entry)

    def _bring_back(self, backup: OpenBackup, then: Entry) -> None:
        revisions = backup.entries.history(then.id)
        first, *later = revisions
        self._entries.add(
            replace(then, title=first.title, body=first.body, changed_at=first.saved_at)
        )
        for revision in later:
            words = replace(
                then, title=revision.title, body=revision.body, changed_at=revision.saved_at
            )
            self._entries.begin_revision(words)
        self._entries.write(then)
        register, store = backup.decided(then.id)
        decisions = store.decisions(then.id)
        known = {subject.id for subject in self._register.register().subjects}
        wanted = {decision.subject_id for decision in decisions}
        for subject in register.subjects:
            if subject.id in wanted - known:
                self._register.save_subject(subject, by_hand=False)
        if decisions:
            self._register.set_decisions(then.id, decisions)
