"""Copies of a journal: made whole, checked, and put in the place of another."""

from __future__ import annotations

import contextlib
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.errors import DamagedDatabaseError, SaveFailedError
from reflectapp.storage.chain import seal_all
from reflectapp.storage.database import PAGE_SIZE, connect, raw_key
from reflectapp.storage.keys import DataKey
from reflectapp.storage.migrations import latest
from reflectapp.storage.opening import Identity, bring_up, has_log, identity_of, looked_over
from reflectapp.storage.privacy import private_files, sync_file
from reflectapp.storage.salvage import rows_saved
from reflectapp.storage.trouble import is_full, stopping, told

_INDEX_TABLES = frozenset(["entry_search_data", "entry_search_idx", "entry_search_docsize"])


def copied_to(connection: Any, copy: Path) -> None:
    """Write all that `connection` sees into a fresh file; writers need not wait.

    Raises:
        SaveFailedError: The disk is full, read-only or failing; nothing is left.
        DamagedDatabaseError: What should be copied cannot be read; nothing is left.
    """
    remove_database(copy)
    # There before SQLite writes to it: it would be readable by others for a moment.
    os.close(os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        with told(copy.parent):
            connection.execute("VACUUM INTO ?", (str(copy),))
        sync_file(copy)
    except BaseException:
        remove_database(copy)
        raise


def checked_copy(source: Path, copy: Path, key: DataKey, identity: Identity) -> None:
    """Copy a database that nobody has open, check the copy, and bring its schema up.

    Raises:
        DamagedDatabaseError: It is not whole, or not what its key file says.
        NewerSchemaError: A newer version of the program wrote it.
        SaveFailedError: The disk is full, read-only or failing.
    """
    with _at_rest(source, copy.parent) as file:
        version = looked_over(file, key, identity)
        with told(copy.parent):
            connection = connect(file, key, "mode=ro" if has_log(file) else "immutable=1")
            try:
                copied_to(connection, copy)
            finally:
                connection.close()
    check_copy(copy, key, identity)
    if version < latest():
        bring_up(copy, key)


def copied_as_it_is(source: Path, copy: Path) -> None:
    """Copy the bytes of a database that nobody has open, and of its log where it has one."""
    with private_files():
        for ending in ("", "-wal") if has_log(source) else ("",):
            shutil.copyfile(f"{source}{ending}", f"{copy}{ending}")


@contextlib.contextmanager
def _at_rest(source: Path, folder: Path) -> Iterator[Path]:
    """Give a database that reading changes nothing beside; where it has a log, a copy in `folder`.

    SQLite would write an index of that log: a stick may refuse it, and a backup stays as it is.
    """
    if not has_log(source):
        yield source
        return
    resting = folder / "resting.db"
    try:
        copied_as_it_is(source, resting)
        yield resting
    finally:
        remove_database(resting)


def rebuilt(source: Path, copy: Path, key: DataKey) -> None:
    """Write all that can be read of a damaged database into a fresh one, with fresh indexes.

    Raises:
        DamagedDatabaseError: A page that holds what was written cannot be read.
        SaveFailedError: The disk is full, read-only or failing.
    """
    if source.stat().st_size < PAGE_SIZE:
        # SQLite takes what is empty for a database without tables, and begins one.
        raise DamagedDatabaseError
    with told(source.parent):
        connection = connect(source, key, "mode=rw")
        try:
            copied_to(connection, copy)
        except DamagedDatabaseError:
            rows_saved(source, copy, key)
        finally:
            connection.close()
    with told(copy.parent):
        connection = connect(copy, key, "mode=rw")
        try:
            connection.execute("REINDEX")
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("INSERT INTO entry_search (entry_search) VALUES ('rebuild')")
            seal_all(connection)
            connection.execute("COMMIT")
            if connection.execute("PRAGMA integrity_check(1)").fetchone()[0] != "ok":
                raise DamagedDatabaseError
        finally:
            connection.close()
    sync_file(copy)


def rekeyed(path: Path, key: DataKey, new_key: DataKey, identity: Identity) -> None:
    """Encrypt a copy that nobody has open with another key, and tie it to another header.

    Raises:
        SaveFailedError: The disk is full, read-only or failing.
        DamagedDatabaseError: A page cannot be read.
    """
    with told(path.parent):
        connection = connect(path, key, "mode=rw")
        try:
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute(
                "UPDATE journal SET journal_id = ?, generation = ?",
                (identity.journal_id, identity.generation),
            )
            _reset_key(connection, new_key, path.parent)
            # So that opening it later has nothing to write.
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()
    sync_file(path)


def _reset_key(connection: Any, key: DataKey, folder: Path) -> None:
    try:
        connection.reset_key(raw_key(key))
    except sqlite.OperationalError:
        # This one call says nothing about its cause.
        raise SaveFailedError("full" if is_full(folder) else "failing") from None


def check_copy(
    path: Path,
    key: DataKey,
    identity: Identity,
    *,
    with_index: bool = True,
    is_stopped: Callable[[], bool] | None = None,
) -> None:
    """Make sure of a copy: every page, the structure, the length and whose it is.

    Args:
        with_index: Also what the index of words says, which takes four times as long as all else.
        is_stopped: Asked often; once it says yes, StoppedError ends the check.

    Raises:
        StoppedError: See `is_stopped`.
        DamagedDatabaseError: It is not whole.
        SaveFailedError: The disk is failing.
    """
    with told(path.parent):
        connection = connect(path, key, "immutable=1")
        try:
            pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
            with stopping(connection, is_stopped):
                is_whole = (
                    pages * PAGE_SIZE == path.stat().st_size
                    and identity_of(connection) == identity
                    and _is_sound(connection, with_index=with_index)
                    and _is_every_page_read(connection)
                )
        finally:
            connection.close()
    if not is_whole:
        raise DamagedDatabaseError


def _is_sound(connection: Any, *, with_index: bool) -> bool:
    """Say whether all pages hang together, each used once.

    At its end `quick_check` reads the index of words as searching does. Where it may not, that is
    what it says of the index, and it comes to that only where there is nothing else to say.
    """
    if not with_index:
        connection.set_authorizer(_without_index)
    try:
        return bool(connection.execute("PRAGMA quick_check(1)").fetchone()[0] == "ok")
    except sqlite.DatabaseError as error:
        if error.sqlite_errorcode != sqlite.SQLITE_AUTH:
            raise
        return True
    finally:
        connection.set_authorizer(None)


def _is_every_page_read(connection: Any) -> bool:
    """Say whether `_is_sound` had every page deciphered, each by its own seal, or do so now."""
    free = connection.execute("PRAGMA freelist_count").fetchone()[0]
    return not free or not connection.execute("PRAGMA cipher_integrity_check").fetchall()


def _without_index(action: int, table: str | None, *_: str | None) -> int:
    is_index = action == sqlite.SQLITE_READ and table in _INDEX_TABLES
    return int(sqlite.SQLITE_DENY if is_index else sqlite.SQLITE_OK)


def remove_database(path: Path) -> None:
    """Remove a database with its log; what is not there need not be removed."""
    for name in (path.name, f"{path.name}-wal", f"{path.name}-shm", f"{path.name}-journal"):
        with contextlib.suppress(FileNotFoundError):
            path.with_name(name).unlink()
