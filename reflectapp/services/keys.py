"""The secrets that open a journal: changing them while it is open."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence

from reflectapp.domain.errors import KeyringError, WrongPassphraseError
from reflectapp.services.passphrase import check_passphrase
from reflectapp.storage.copying import check_copy, copied_to, rekeyed
from reflectapp.storage.database import Database
from reflectapp.storage.folder import DATABASE_FILE, KEY_FILE, JournalFolder, told_of_files
from reflectapp.storage.header import Cost, Header, written
from reflectapp.storage.keyring import KeyringState, SystemKeyring
from reflectapp.storage.keys import (
    DataKey,
    check_recovery_words,
    new_header,
    new_keyring_secret,
    new_recovery_words,
    unlock,
    unlock_with_either,
    unlock_with_keyring,
    with_keyring,
)
from reflectapp.storage.opening import Identity
from reflectapp.storage.privacy import replace_file


class Keys:
    """The slots of an open journal. Every call may come from any thread."""

    def __init__(
        self,
        db: Database,
        folder: JournalFolder,
        keyring: SystemKeyring,
        cost: Callable[[], Cost],
    ) -> None:
        """Take an open journal.

        Args:
            cost: Returns what one try of a new passphrase shall cost.
        """
        self._db, self._folder = db, folder
        self._keyring, self._cost = keyring, cost

    def check(self, secret: str) -> None:
        """Refuse what opens not this journal. Takes about a second.

        Args:
            secret: The passphrase, or the twelve recovery words with space between.

        Raises:
            WrongPassphraseError: It is neither.
        """
        unlock_with_either(self._folder.header(), secret)

    def check_passphrase(self, passphrase: str) -> None:
        """Refuse what is not this journal's passphrase. Takes about a second.

        Raises:
            WrongPassphraseError: It is not.
        """
        unlock(self._folder.header(), passphrase)

    def check_words(self, words: Sequence[str]) -> None:
        """Refuse words that are not this journal's present recovery words.

        Raises:
            BadRecoveryWordsError: They cannot be anybody's.
            WrongPassphraseError: They are not this journal's.
        """
        check_recovery_words(words)
        self.check(" ".join(words))

    def new_words(self) -> tuple[str, ...]:
        """Return twelve words that may become this journal's recovery words."""
        return new_recovery_words()

    def change(self, secret: str, passphrase: str, words: Sequence[str]) -> None:
        """Encrypt the whole journal with a fresh key, for this passphrase and these words.

        Takes seconds, in which nothing else reads or saves. Whatever happens meanwhile, the
        journal opens with the former passphrase and words or with the new ones. Backups that
        were made before keep opening with the former ones.

        Args:
            secret: The present passphrase, or the present recovery words.
            passphrase: The one that counts from now on; it may be the present one.
            words: The recovery words that count from now on: fresh ones, written down and typed
                back, or the present ones, typed in.

        Raises:
            WrongPassphraseError: `secret` opens not this journal; nothing was changed.
            WeakPassphraseError, BadRecoveryWordsError: Nothing was changed.
            SaveFailedError: Nothing was changed.
            DamagedDatabaseError: A page cannot be read; nothing was changed.
        """
        check_passphrase(passphrase)
        check_recovery_words(words)
        with told_of_files(), self._db.replacing() as change:
            header = self._folder.header()
            unlock_with_either(header, secret)
            fresh, key = new_header(
                header.journal_id, passphrase, words, self._cost(), header.generation + 1
            )
            fresh = self._with_same_keyring(header, fresh, key)
            identity = Identity(fresh.journal_id, fresh.generation)
            with self._folder.incoming() as folder:
                copy = folder / DATABASE_FILE
                copied_to(change.connection, copy)
                rekeyed(copy, change.key, key, identity)
                check_copy(copy, key, identity)
                replace_file(folder / KEY_FILE, written(fresh))
                change.close()
            self._folder.settle()
            change.key = key

    def uses_keyring(self) -> bool:
        """Say whether the keyring of a computer opens this journal, too."""
        return self._folder.header().keyring is not None

    def check_keyring(self) -> None:
        """See whether the keyring would open this journal now; takes 5 seconds at most.

        Raises:
            KeyringError: The keyring is absent, locked or failing.
            WrongPassphraseError: It holds nothing that opens this journal.
        """
        self.check_keyring_answers()
        header = self._folder.header()
        secret = self._keyring.secret(header.journal_id)
        if secret is None:
            raise WrongPassphraseError
        unlock_with_keyring(header, secret)

    def check_keyring_answers(self) -> None:
        """See whether the keyring takes and gives now; takes 5 seconds at most.

        Raises:
            KeyringError: The keyring is absent, locked or failing.
        """
        state = self._keyring.state()
        if state is not KeyringState.READY:
            raise KeyringError(state)

    def use_keyring(self, secret: str) -> None:
        """Let whoever uses this computer account, while it is unlocked, open the journal.

        Takes about a second where the keyring answers at once.

        Args:
            secret: The present passphrase, or the present recovery words: who merely comes upon
                an open journal shall keep no way in.

        Raises:
            KeyringError: The keyring is absent, locked or failing; nothing was changed.
            WrongPassphraseError: `secret` opens not this journal; nothing was changed.
            SaveFailedError: Nothing was changed.
        """
        self.check_keyring_answers()
        held = new_keyring_secret()
        with told_of_files(), self._db.beside() as (_, key):
            header = self._folder.header()
            # Compared with the key in use, lest another journal's file stand in for a moment.
            if unlock_with_either(header, secret) != key:
                raise WrongPassphraseError
            self._keyring.keep(header.journal_id, held)
            self._folder.put_header(with_keyring(header, key, held))

    def forget_keyring(self) -> None:
        """Let only the passphrase and the recovery words open the journal again.

        What the keyring holds is removed if it can be; it opens nothing any more in any case.

        Raises:
            SaveFailedError: Nothing was changed.
        """
        with told_of_files(), self._db.beside() as (_, key):
            header = self._folder.header()
            self._folder.put_header(with_keyring(header, key, None))
        with contextlib.suppress(KeyringError):
            self._keyring.forget(header.journal_id)

    def _with_same_keyring(self, before: Header, fresh: Header, key: DataKey) -> Header:
        """Keep the keyring's slot, if there was one and the keyring is at hand."""
        if before.keyring is None:
            return fresh
        try:
            secret = self._keyring.secret(before.journal_id)
        except KeyringError:
            secret = None
        return with_keyring(fresh, key, secret)
