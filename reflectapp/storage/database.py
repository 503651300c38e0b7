"""One way to read and write the encrypted database, for all threads."""

from __future__ import annotations

import contextlib
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.errors import DamagedDatabaseError
from reflectapp.storage.keys import DataKey
from reflectapp.storage.trouble import stopping, told

PAGE_SIZE = 4096
_BUSY_SECONDS = 5.0

_RAW_KEY = re.compile(r"[0-9a-f]{64}")

LOCKED_MEMORY = "cipher_memory_security = ON"
"""Keeps what is deciphered out of swap files, and wipes it after use."""

PRAGMAS: tuple[str, ...] = (
    LOCKED_MEMORY,
    "temp_store = MEMORY",
    "secure_delete = ON",
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "cell_size_check = ON",
    "mmap_size = 0",
)
_WRITING_PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "fullfsync = 1",
    "checkpoint_fullfsync = 1",
)

Cell = str | int | float | None
Cells = Sequence[Cell]


class Row(Protocol):
    """One row of an answer, by column name."""

    def __getitem__(self, column: str) -> Any:
        """Return the cell of `column`."""


def raw_key(key: DataKey) -> str:
    """Return `key` in the one form that SQLCipher takes as it is, without deriving.

    Raises:
        ValueError: It is not 256 bits; nothing else may ever get near a key statement.
    """
    digits = key.raw.hex()
    if not _RAW_KEY.fullmatch(digits):
        raise ValueError("a data key has 256 bits")
    return f"x'{digits}'"


def connect(path: Path, key: DataKey, access: str) -> Any:
    """Return a connection to a database that is there; it is never created.

    Args:
        access: Parameters of an SQLite address: "mode=rw", "mode=ro" or "immutable=1".
    """
    connection = sqlite.connect(
        f"{path.absolute().as_uri()}?{access}",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
        timeout=_BUSY_SECONDS,
    )
    try:
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.set_key(raw_key(key))
        connection.row_factory = sqlite.Row
        for pragma in (*PRAGMAS, *(_WRITING_PRAGMAS if access == "mode=rw" else ())):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection


class Replacing:
    """The connection and key of a file that another is about to replace."""

    def __init__(self, connection: Any, key: DataKey) -> None:
        self.connection, self.key, self.is_closed = connection, key, False

    def close(self) -> None:
        """Write everything into the one file and let go of it.

        Raises:
            SaveFailedError: Some of it is in the log still; nothing may take the file's place.
        """
        # Closing would write it back, too, but say nothing when it cannot.
        self.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self.connection.close()
        self.is_closed = True


class Database:
    """An open journal file. Every call may come from any thread.

    Raises (every call):
        SaveFailedError: The disk is full, read-only or failing; nothing was written.
        DamagedDatabaseError: A page is not what was written.
    """

    def __init__(self, path: Path, key: DataKey, access: str = "mode=rw") -> None:
        """Take a file that `opening` has looked over; for `access`, see `connect`."""
        self.path = path
        self._key, self._access = key, access
        self._lock, self._beside = threading.RLock(), threading.Lock()
        self._turn = threading.RLock()
        self._depth = 0
        self._is_spoilt = self.is_held_up = False
        self.after_change: Callable[[], None] = _nothing
        """Called, in the thread that made it, when a change is on disk."""
        with told(path.parent):
            self._connection = connect(path, key, access)

    def rows(self, sql: str, cells: Cells = ()) -> list[Row]:
        """Return all rows of an answer."""
        with self._lock, self._told():
            return list(self._connection.execute(sql, cells))

    def row(self, sql: str, cells: Cells = ()) -> Row | None:
        """Return the first row of an answer, or None when there is none."""
        with self._lock, self._told():
            cursor = self._connection.execute(sql, cells)
            found: Row | None = cursor.fetchone()
            cursor.close()
            return found

    def change(self, sql: str, cells: Cells = ()) -> int:
        """Carry out one statement and return how many rows it changed."""
        with self.transaction():
            return int(self._connection.execute(sql, cells).rowcount)

    def change_all(self, sql: str, lines: Sequence[Cells]) -> None:
        """Carry out one statement for every line."""
        with self.transaction():
            self._connection.executemany(sql, lines)

    def add(self, sql: str, cells: Cells = ()) -> int:
        """Carry out one INSERT and return the number of the new row."""
        with self.transaction():
            return int(self._connection.execute(sql, cells).lastrowid)

    @contextlib.contextmanager
    def transaction(self, *, is_change: bool = True) -> Iterator[None]:
        """Make what happens inside one change: all of it or nothing; an inner one joins.

        Other threads wait, so keep it short.

        Args:
            is_change: Whether what was written changes by it, which `after_change` hears of.
        """
        # Not within the lock: who reads need not wait for who waits for `changing_beside`.
        with self._turn, self._lock, self._told():
            if self._depth:
                yield
                return
            self._connection.execute("BEGIN IMMEDIATE" if self._access == "mode=rw" else "BEGIN")
            self._depth = 1
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                # A full disk may have ended the transaction already.
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise
            finally:
                self._depth = 0
        if is_change:
            self.after_change()

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """Tell what goes wrong; after a damaged page, go on with a fresh connection.

        SQLCipher lets nothing more be written through one that met such a page, wherever it lies,
        and new words would be refused for an old page that they have nothing to do with.
        """
        try:
            with told(self.path.parent):
                if self._is_spoilt and not self._depth:
                    self._connection.close()
                    self._connection = connect(self.path, self._key, self._access)
                    self._is_spoilt = False
                yield
        except DamagedDatabaseError:
            self._is_spoilt = True
            raise

    @contextlib.contextmanager
    def beside(self) -> Iterator[tuple[Any, DataKey]]:
        """Give a second connection, for long reading, and the key; one at a time.

        Nothing that is written through this object meanwhile waits for it.
        """
        with self._beside, told(self.path.parent):
            connection = connect(self.path, self._key, "mode=rw")
            try:
                yield connection, self._key
            finally:
                connection.close()

    @contextlib.contextmanager
    def changing_beside(self, is_stopped: Callable[[], bool]) -> Iterator[Database]:
        """Give a second connection, for one long change.

        Reading through this object goes on meanwhile; changing waits, however long it takes.

        Raises:
            StoppedError: `is_stopped`, which is asked often, said yes.
        """
        with self._beside, self._turn:
            other = Database(self.path, self._key)
            self.is_held_up = True
            try:
                with stopping(other._connection, is_stopped):
                    yield other
            finally:
                self.is_held_up = False
                other.close()

    @contextlib.contextmanager
    def replacing(self) -> Iterator[Replacing]:
        """Let another file take this one's place; all other threads wait. After it, it is open.

        Only for calls that are inside no transaction.
        """
        with self._beside, self._turn, self._lock, told(self.path.parent):
            change = Replacing(self._connection, self._key)
            try:
                yield change
            finally:
                if change.is_closed:
                    self._key = change.key
                    self._connection = connect(self.path, self._key, self._access)
        self.after_change()

    def close(self) -> None:
        """Write everything into the one file and let go of it; a second time does nothing."""
        with self._lock, told(self.path.parent):
            self._connection.close()


def _nothing() -> None:
    """Follow no change."""
