"""The files of a journal, and changing two of them as one."""

from __future__ import annotations

import contextlib
import errno
import shutil
from collections.abc import Iterator
from pathlib import Path

from reflectapp.domain.errors import MissingJournalError, SaveFailedError
from reflectapp.lasting import sync_folder
from reflectapp.storage.copying import remove_database
from reflectapp.storage.header import LARGEST, Header, read, written
from reflectapp.storage.privacy import private_files, replace_file, sync_file

KEY_FILE, DATABASE_FILE = "key.json", "journal.db"
_NEW_DATABASE_FILE = DATABASE_FILE + ".new"
_INCOMING = "incoming"
_HALF_MADE = _INCOMING + ".new"


class JournalFolder:
    """A folder that is a journal, or may become one."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.key_file, self.database_file = path / KEY_FILE, path / DATABASE_FILE
        self.new_database_file = path / _NEW_DATABASE_FILE
        self._incoming, self._half_made = path / _INCOMING, path / _HALF_MADE

    def make(self) -> None:
        """Make the folder, for its owner alone."""
        with private_files():
            self.path.mkdir(parents=True, exist_ok=True)
            self.path.chmod(0o700)

    def has_journal(self) -> bool:
        """Say whether a journal, or a part of one, is in the folder."""
        return self.key_file.exists() or self.database_file.exists() or self._incoming.exists()

    def require(self) -> None:
        """Refuse a folder that lacks a file.

        Raises:
            MissingJournalError: With the file's name.
        """
        if self._incoming.is_dir():
            return
        if not self.key_file.is_file():
            raise MissingJournalError(KEY_FILE)
        if not (self.database_file.is_file() or self.new_database_file.is_file()):
            raise MissingJournalError(DATABASE_FILE)

    def require_database(self) -> None:
        """Refuse a folder that lacks the database, whatever its key file is like.

        Raises:
            MissingJournalError: With the file's name.
        """
        if not (self._incoming.is_dir() or self.database_file.is_file()):
            raise MissingJournalError(DATABASE_FILE)

    def header(self) -> Header:
        """Read the key file.

        Raises:
            DamagedHeaderError: It is not one that this program wrote.
            NewerSchemaError: A newer version of the program wrote it.
        """
        with self.key_file.open("rb") as file:
            return read(file.read(LARGEST + 1))

    def put_header(self, header: Header) -> None:
        """Replace the key file, whole or not at all."""
        replace_file(self.key_file, written(header))

    def finish(self) -> None:
        """Bring to its end what a crash or a power cut interrupted; the lock is held."""
        if not self.database_file.exists() and self.new_database_file.exists():
            self.new_database_file.replace(self.database_file)
        if self._half_made.exists():
            shutil.rmtree(self._half_made)
        if self._incoming.exists():
            self.take_in()

    @contextlib.contextmanager
    def incoming(self) -> Iterator[Path]:
        """Give an empty folder for files that shall take the place of the journal's.

        When the block ends well, they count, whatever happens after: `take_in`, or `finish` at
        the next opening, moves them. When it does not, nothing has happened.
        """
        with private_files():
            if self._half_made.exists():
                shutil.rmtree(self._half_made)
            self._half_made.mkdir(mode=0o700)
        try:
            yield self._half_made
            for file in self._half_made.iterdir():
                sync_file(file)
            sync_folder(self._half_made)
        except BaseException:
            shutil.rmtree(self._half_made, ignore_errors=True)
            raise
        self._half_made.replace(self._incoming)
        try:
            sync_folder(self.path)
        except OSError:
            self._incoming.replace(self._half_made)
            raise

    def take_in(self) -> None:
        """Put what `incoming` made in place; the database is open nowhere."""
        database = self._incoming / DATABASE_FILE
        if database.exists():
            # The log belongs to the former file, and would be written into the new one.
            for ending in ("-wal", "-shm"):
                self.path.joinpath(DATABASE_FILE + ending).unlink(missing_ok=True)
            sync_folder(self.path)
            database.replace(self.database_file)
        key_file = self._incoming / KEY_FILE
        if key_file.exists():
            key_file.replace(self.key_file)
        sync_folder(self.path)
        shutil.rmtree(self._incoming)

    def settle(self) -> None:
        """Take in what is incoming while the journal is in use, or not at all.

        Raises:
            OSError: Nothing was replaced, and nothing will be at the next opening.
        """
        try:
            self.take_in()
        except OSError:
            if (self._incoming / DATABASE_FILE).exists():
                self._incoming.replace(self._half_made)
                raise
            # The database is in place; `finish` brings its key file at the next opening.

    def keep_aside(self, name: str) -> Path:
        """Copy the files as they are into a folder beside them, and return it."""
        with private_files():
            aside = self.path / "damaged" / name
            number = 1
            while aside.exists():
                number += 1
                aside = aside.with_name(f"{name}-{number}")
            aside.mkdir(parents=True)
            for file in (KEY_FILE, DATABASE_FILE, DATABASE_FILE + "-wal"):
                if (self.path / file).exists():
                    shutil.copyfile(self.path / file, aside / file)
                    sync_file(aside / file)
            sync_folder(aside)
        return aside

    def remove_half_made(self) -> None:
        """Remove what a journal that could not be finished has left."""
        with contextlib.suppress(OSError):
            self.key_file.unlink(missing_ok=True)
        for file in (self.database_file, self.new_database_file):
            with contextlib.suppress(OSError):
                remove_database(file)


@contextlib.contextmanager
def told_of_files() -> Iterator[None]:
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
