"""The way into a journal: what has to be known before it is open.

Nothing here needs what an open journal can do: the window shows its entrance sooner for it.
"""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from reflectapp.domain.clock import Clock, IdSource
from reflectapp.domain.errors import JournalExistsError, ReflectError, WrongPassphraseError
from reflectapp.domain.profile import WriterProfile
from reflectapp.lasting import sync_folder
from reflectapp.services.passphrase import check_passphrase
from reflectapp.storage.backups import BACKUPS, backups_in
from reflectapp.storage.copying import remove_database
from reflectapp.storage.database import Database
from reflectapp.storage.folder import JournalFolder, told_of_files
from reflectapp.storage.header import Cost, Header
from reflectapp.storage.keyring import SystemKeyring
from reflectapp.storage.keys import (
    DataKey,
    check_recovery_words,
    measured_cost,
    new_header,
    new_recovery_words,
    unlock,
    unlock_with_either,
    unlock_with_keyring,
    unlock_with_words,
)
from reflectapp.storage.lock import JournalLock
from reflectapp.storage.opening import Identity, make_database, open_database, refuse_at_sight

if TYPE_CHECKING:
    from reflectapp.services.session import Session


class Door:
    """The way into the journal of one folder."""

    def __init__(
        self,
        folder: Path,
        clock: Clock,
        ids: IdSource,
        *,
        cost: Cost | None = None,
        backs_up: bool = False,
    ) -> None:
        """Take a folder that may not be there yet.

        Args:
            cost: What one try of a new passphrase costs; measured when left out.
            backs_up: The first change of each day begins a backup.
        """
        self.folder, self.files = folder, JournalFolder(folder)
        self.clock, self.ids, self.keyring = clock, ids, SystemKeyring()
        self.cost, self._backs_up = cost, backs_up

    def chosen_cost(self) -> Cost:
        """Return what one try of a new passphrase shall cost; may measure for half a second."""
        return self.cost or measured_cost(self.clock.boot)

    def has_journal(self) -> bool:
        """Say whether a journal, or a part of one, is in the folder."""
        return self.files.has_journal()

    def has_backups(self) -> bool:
        """Say whether backups lie where they would lie beside a journal in the folder."""
        return bool(backups_in(self.folder / BACKUPS))

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
        with told_of_files():
            self.files.make()
        with self._locked() as lock:
            if self.has_journal():
                raise JournalExistsError
            with contextlib.ExitStack() as undoing:
                undoing.callback(self.files.remove_half_made)
                session = self._session(self._made(passphrase, words), lock)
                undoing.callback(session.close)
                session.settings.save_profile(profile)
                session.settings.set_delay(delay_days)
                undoing.pop_all()
            return self._begun(session)

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

    def unlock_with_either(self, secret: str) -> Session:
        """Open the journal with its passphrase, or its recovery words with space between.

        Raises:
            WrongPassphraseError: It is neither; and as in `unlock`.
        """
        return self._opened(lambda header: unlock_with_either(header, secret))

    def offers_keyring(self) -> bool:
        """Say whether this journal may be opened by the computer's keyring, too."""
        with contextlib.suppress(OSError, ReflectError):
            return self.files.header().keyring is not None
        return False

    def unlock_with_keyring(self) -> Session:
        """Open the journal with what the computer's keyring holds; it may ask its owner first.

        Raises:
            KeyringError: The keyring is absent, locked or failing: ask for the passphrase.
            WrongPassphraseError: It holds nothing for this journal, or another key: the same.
                And the others of `unlock`.
        """
        self.files.require()
        with self._locked() as lock, told_of_files():
            self.files.finish()
            journal = self.files.header()
            lock.release()
        # The journal is not held while the keyring asks its owner: the passphrase may be quicker.
        secret = None if journal.keyring is None else self.keyring.secret(journal.journal_id)
        if secret is None:
            raise WrongPassphraseError
        return self._opened(lambda header: unlock_with_keyring(header, secret))

    def _made(self, passphrase: str, words: Sequence[str]) -> Database:
        header, key = new_header(self.ids.new_id(), passphrase, words, self.chosen_cost())
        identity = Identity(header.journal_id, header.generation)
        files = self.files
        with told_of_files():
            remove_database(files.new_database_file)
            make_database(files.new_database_file, key, identity)
            # The key file first: `finish` mends what a power cut leaves here.
            files.put_header(header)
            files.new_database_file.replace(files.database_file)
            sync_folder(self.folder)
        return open_database(files.database_file, key, identity)

    def _opened(self, unwrap: Callable[[Header], DataKey]) -> Session:
        self.files.require()
        with self._locked() as lock, told_of_files():
            self.files.finish()
            header = self.files.header()
            refuse_at_sight(self.files.database_file)
            key = unwrap(header)
            self.files.key_file.chmod(0o600)
            identity = Identity(header.journal_id, header.generation)
            db = open_database(
                self.files.database_file,
                key,
                identity,
                lambda: self._backed_up(key, header),
            )
            return self._begun(self._session(db, lock))

    def _backed_up(self, key: DataKey, header: Header) -> None:
        from reflectapp.services.backup import backed_up  # noqa: PLC0415  # see above

        backed_up(self.files, key, header, self.clock.wall())

    def _session(self, db: Database, lock: JournalLock) -> Session:
        from reflectapp.services.session import Session  # noqa: PLC0415  # see above

        try:
            return Session(db, lock, self)
        except BaseException:
            db.close()
            raise

    def _begun(self, session: Session) -> Session:
        if self._backs_up:
            session.back_up_daily()
        return session

    @contextlib.contextmanager
    def _locked(self) -> Iterator[JournalLock]:
        """Hold the journal's lock; only a session that is made inside keeps it."""
        with told_of_files():
            lock = JournalLock(self.folder)
        try:
            yield lock
        except BaseException:
            lock.release()
            raise
