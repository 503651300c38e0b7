"""Making a journal file, and looking one over before anything may touch it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.errors import (
    DamagedDatabaseError,
    MissingJournalError,
    NewerSchemaError,
)
from reflectapp.storage.chain import seal_all
from reflectapp.storage.database import PAGE_SIZE, Database, connect
from reflectapp.storage.keys import DataKey
from reflectapp.storage.migrations import Migration, latest, migrations
from reflectapp.storage.privacy import private_files
from reflectapp.storage.trouble import told

_PLAIN = b"SQLite format 3\0"
_SAYS_NOTHING_OF_THE_FILE = (sqlite.SQLITE_IOERR, sqlite.SQLITE_CANTOPEN, sqlite.SQLITE_BUSY)


@dataclass(frozen=True, slots=True)
class Identity:
    """What ties a database to its header."""

    journal_id: str
    generation: int


def make_database(path: Path, key: DataKey, identity: Identity) -> None:
    """Make an empty journal at `path`, where nothing may be yet.

    Raises:
        SaveFailedError: The disk is full, read-only or failing.
    """
    with told(path.parent), private_files():
        path.touch(mode=0o600, exist_ok=False)
        connection = connect(path, key, "mode=rw")
        try:
            migrate(connection, migrations())
            connection.execute(
                "INSERT INTO journal (one, journal_id, generation) VALUES (1, ?, ?)",
                (identity.journal_id, identity.generation),
            )
        finally:
            connection.close()


def open_database(
    path: Path,
    key: DataKey,
    identity: Identity,
    before_migrating: Callable[[], None] | None = None,
) -> Database:
    """Open the journal at `path`; when it is refused, its files are as they were.

    Args:
        before_migrating: Called when the schema is older; what it raises leaves it so.

    Raises:
        MissingJournalError: There is no file.
        DamagedDatabaseError: It is truncated, empty, plain, foreign, or not this journal's.
        NewerSchemaError: A newer version of the program wrote it.
        SaveFailedError: The disk is read-only or failing.
    """
    version = looked_over(path, key, identity)
    path.chmod(0o600)
    if version < latest():
        if before_migrating is not None:
            before_migrating()
        bring_up(path, key)
    return Database(path, key)


def refuse_at_sight(path: Path) -> None:
    """Refuse what can be seen to be no journal without a key.

    Raises:
        MissingJournalError: There is no file.
        DamagedDatabaseError: It is empty, cut short, or not encrypted.
    """
    if not path.is_file():
        raise MissingJournalError(path.name)
    size = path.stat().st_size
    # While a log is there, a crash may have left the file itself half grown; SQLite mends that.
    if size < PAGE_SIZE or (size % PAGE_SIZE and not has_log(path)):
        raise DamagedDatabaseError
    with path.open("rb") as file:
        if file.read(len(_PLAIN)) == _PLAIN:
            raise DamagedDatabaseError


def looked_over(path: Path, key: DataKey, identity: Identity) -> int:
    """Return the schema's version, read through a connection that cannot write.

    Raises:
        MissingJournalError: And the others of `open_database`.
    """
    refuse_at_sight(path)
    is_logged = has_log(path)
    with told(path.parent):
        try:
            connection = connect(path, key, "mode=ro" if is_logged else "immutable=1")
            try:
                return _checked(connection, identity, None if is_logged else path.stat().st_size)
            finally:
                connection.close()
        except sqlite.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", None)
            if code is not None and code & 0xFF in _SAYS_NOTHING_OF_THE_FILE:
                raise
            raise DamagedDatabaseError from None


def bring_up(path: Path, key: DataKey) -> None:
    """Bring the schema up to what this program writes."""
    with told(path.parent):
        connection = connect(path, key, "mode=rw")
        try:
            migrate(connection, migrations())
        finally:
            connection.close()


def _checked(connection: Any, identity: Identity, size: int | None) -> int:
    version = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if version > latest():
        raise NewerSchemaError(version, latest())
    pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
    is_whole = size is None or pages * PAGE_SIZE == size
    if version < 1 or not is_whole or identity_of(connection) != identity:
        raise DamagedDatabaseError
    return version


def identity_of(connection: Any) -> Identity | None:
    """Return whose database this is; None when it does not say."""
    row = connection.execute("SELECT journal_id, generation FROM journal").fetchone()
    return None if row is None else Identity(*row)


def has_log(path: Path) -> bool:
    """Say whether something was written that is not in the file itself yet."""
    log = path.with_name(path.name + "-wal")
    return log.is_file() and log.stat().st_size > 0


def migrate(connection: Any, steps: Sequence[Migration]) -> None:
    """Bring the schema up to the last of `steps`: all in one transaction, or not at all."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        done = int(connection.execute("PRAGMA user_version").fetchone()[0])
        for step in steps:
            if step.version > done:
                for statement in _statements(step.script):
                    connection.execute(statement)
                if step.is_sealing:
                    seal_all(connection)
                connection.execute(f"PRAGMA user_version = {step.version:d}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _statements(script: str) -> Iterator[str]:
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite.complete_statement(statement):
            yield statement
            statement = ""
    if statement.strip():
        raise ValueError("a migration ends within a statement")
