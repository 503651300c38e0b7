"""Making, opening and closing a journal."""

from __future__ import annotations

import contextlib
import errno
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from reflectapp.domain.clock import Clock, IdSource, TrustedClock
from reflectapp.domain.errors import (
    JournalExistsError,
    MissingJournalError,
    SaveFailedError,
)
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.detection import Detection
from reflectapp.services.journal import Journal
from reflectapp.services.passphrase import (
    MIN_PASSPHRASE,
    Strength,
    check_passphrase,
    passphrase_strength,
)
from reflectapp.services.publishing import Publishing
from reflectapp.services.review import Review
from reflectapp.services.settings import Settings
from reflectapp.services.tracking import Tracking
from reflectapp.storage.database import Database
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.header import LARGEST, Cost, Header, read, written
from reflectapp.storage.keys import (
    DEFAULT_COST,
    DataKey,
    check_recovery_words,
    new_header,
    new_recovery_words,
    unlock,
    unlock_with_words,
)
from reflectapp.storage.lock import JournalLock
from reflectapp.storage.opening import Identity, make_database, open_database, refuse_at_sight
from reflectapp.storage.posts import PostStore
from reflectapp.storage.privacy import private_files, replace_file, sync_folder
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.settings import SettingsStore

__all__ = ["MIN_PASSPHRASE", "Door", "Session", "Strength", "passphrase_strength"]

KEY_FILE, DATABASE_FILE = "key.json", "journal.db"
_NEW_DATABASE_FILE = DATABASE_FILE + ".new"


class Session:
    """An open journal; everything that the program can do hangs here."""

    def __init__(self, db: Database, lock: JournalLock, clock: Clock, ids: IdSource) -> None:
        """Take an open database and its lock; `close` lets go of both."""
        self._db, self._lock, self._is_open = db, lock, True
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
        self.tracking = Tracking(entries, self._settings, self.clock)

    def close(self) -> None:
        """End the language process, remember the time, close the file; once is enough.

        Raises:
            SaveFailedError: The time could not be remembered; all is closed nevertheless.
        """
        if not self._is_open:
            return
        self._is_open = False
        with contextlib.ExitStack() as leaving:
            leaving.callback(self._lock.release)
            leaving.callback(self._db.close)
            leaving.callback(self.detection.close)
            self._settings.raise_high_water(self.clock.now())


class Door:
    """The way into the journal of one folder."""

    def __init__(
        self, folder: Path, clock: Clock, ids: IdSource, *, cost: Cost = DEFAULT_COST
    ) -> None:
        """Take a folder that may not be there yet.

        Args:
            cost: What one try of a new journal's passphrase costs.
        """
        self.folder = folder
        self.clock, self.ids, self.cost = clock, ids, cost
        self._key_file, self._database_file = folder / KEY_FILE, folder / DATABASE_FILE
        self._new_database_file = folder / _NEW_DATABASE_FILE

    def has_journal(self) -> bool:
        """Say whether a journal, or a part of one, is in the folder."""
        return self._key_file.exists() or self._database_file.exists()

    def new_recovery_words(self) -> tuple[str, ...]:
        """Return twelve words for a journal that is about to be made."""
        return new_recovery_words()

    def create(
        self, passphrase: str, words: Sequence[str], profile: WriterProfile, delay_days: int
    ) -> Session:
        """Make a journal and open it. Takes about a second.

        Raises:
            WeakPassphraseError: See `MIN_PASSPHRASE`.
            BadRecoveryWordsError: They are not words that `new_recovery_words` gave.
            JournalExistsError: There is one already; it was not touched.
            SaveFailedError: Nothing was left half made.
        """
        check_passphrase(passphrase)
        check_recovery_words(words)
        with _told_of_files(), private_files():
            self.folder.mkdir(parents=True, exist_ok=True)
            self.folder.chmod(0o700)
        with self._locked() as lock:
            if self.has_journal():
                raise JournalExistsError
            with contextlib.ExitStack() as undoing:
                undoing.callback(self._remove_half_made)
                session = self._session(self._made(passphrase, words), lock)
                undoing.callback(session.close)
                session.settings.save_profile(profile)
                session.settings.set_delay(delay_days)
                undoing.pop_all()
            return session

    def unlock(self, passphrase: str) -> Session:
        """Open the journal. Takes about a second.

        Raises:
            WrongPassphraseError: And five others, each with its own meaning: DamagedHeaderError,
                DamagedDatabaseError, NewerSchemaError, MissingJournalError, JournalBusyError.
                The files stay as they are.
            SaveFailedError: The disk is read-only or failing.
        """
        return self._opened(lambda header: unlock(header, passphrase))

    def unlock_with_words(self, words: str) -> Session:
        """Open the journal with its recovery words.

        Args:
            words: Twelve words with white space between.

        Raises:
            BadRecoveryWordsError: They cannot be anybody's recovery words.
            WrongPassphraseError: They are not this journal's; and as in `unlock`.
        """
        check_recovery_words(words.split())
        return self._opened(lambda header: unlock_with_words(header, words.split()))

    def _made(self, passphrase: str, words: Sequence[str]) -> Database:
        header, key = new_header(self.ids.new_id(), passphrase, words, self.cost)
        identity = Identity(header.journal_id, header.generation)
        with _told_of_files():
            self._new_database_file.unlink(missing_ok=True)
            make_database(self._new_database_file, key, identity)
            # The key file first: `_finish_creation` mends what a power cut leaves here.
            replace_file(self._key_file, written(header))
            self._new_database_file.replace(self._database_file)
            sync_folder(self.folder)
        return open_database(self._database_file, key, identity)

    def _opened(self, unwrap: Callable[[Header], DataKey]) -> Session:
        if not self._key_file.is_file():
            raise MissingJournalError(KEY_FILE)
        if not (self._database_file.is_file() or self._new_database_file.is_file()):
            raise MissingJournalError(DATABASE_FILE)
        with self._locked() as lock, _told_of_files():
            self._finish_creation()
            with self._key_file.open("rb") as file:
                header = read(file.read(LARGEST + 1))
            refuse_at_sight(self._database_file)
            key = unwrap(header)
            self._key_file.chmod(0o600)
            identity = Identity(header.journal_id, header.generation)
            return self._session(open_database(self._database_file, key, identity), lock)

    def _session(self, db: Database, lock: JournalLock) -> Session:
        try:
            return Session(db, lock, self.clock, self.ids)
        except BaseException:
            db.close()
            raise

    def _finish_creation(self) -> None:
        if not self._database_file.exists() and self._new_database_file.exists():
            self._new_database_file.replace(self._database_file)

    def _remove_half_made(self) -> None:
        for file in (self._key_file, self._database_file, self._new_database_file):
            for name in (file.name, file.name + "-wal", file.name + "-shm"):
                with contextlib.suppress(OSError):
                    file.with_name(name).unlink(missing_ok=True)

    @contextlib.contextmanager
    def _locked(self) -> Iterator[JournalLock]:
        """Hold the journal's lock; only a session that is made inside keeps it."""
        with _told_of_files():
            lock = JournalLock(self.folder)
        try:
            yield lock
        except BaseException:
            lock.release()
            raise


@contextlib.contextmanager
def _told_of_files() -> Iterator[None]:
    """Turn what the system says of files into what a person can be told."""
    try:
        yield
    except FileNotFoundError as error:
        raise MissingJournalError(Path(error.filename or "").name) from None
    except OSError as error:
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT:
                cause = "full"
            case errno.EROFS | errno.EACCES | errno.EPERM:
                cause = "read-only"
            case _:
                cause = "failing"
        raise SaveFailedError(cause) from None
