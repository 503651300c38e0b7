"""Saving the rows of a journal whose indexes cannot be read any more."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.errors import DamagedDatabaseError
from reflectapp.storage.database import connect
from reflectapp.storage.keys import DataKey
from reflectapp.storage.migrations import latest
from reflectapp.storage.opening import identity_of, make_database
from reflectapp.storage.privacy import sync_file
from reflectapp.storage.trouble import told

_MADE_ANEW = frozenset({"analysis"})
"""Tables whose rows are found again by themselves; one that cannot be read may stay behind."""

_TOGETHER = 200


def rows_saved(source: Path, copy: Path, key: DataKey) -> None:
    """Write every row of a damaged journal into a fresh file, without looking at any index.

    Most pages of a journal are of indexes: a damaged one among them costs no word. The index of
    words is left empty, for the caller to make anew.

    Raises:
        DamagedDatabaseError: A page that holds what was written cannot be read, or the schema is
            an older one.
        SaveFailedError: The disk is full, read-only or failing.
    """
    with contextlib.ExitStack() as leaving, told(source.parent):
        reading = connect(source, key, "mode=rw")
        leaving.callback(reading.close)
        identity = identity_of(reading)
        version = int(reading.execute("PRAGMA user_version").fetchone()[0])
        if identity is None or version != latest():
            raise DamagedDatabaseError
        make_database(copy, key, identity)
        writing = connect(copy, key, "mode=rw")
        leaving.callback(writing.close)
        # Rows come table by table, and those that they refer to may come later.
        writing.execute("PRAGMA foreign_keys = OFF")
        writing.execute("BEGIN IMMEDIATE")
        triggers = writing.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = [(row["name"], row["sql"]) for row in triggers.fetchall()]
        for name, _ in kept:
            writing.execute(f'DROP TRIGGER "{name}"')
        for table in _tables(writing):
            _copy(reading, writing, table)
        for _, sql in kept:
            writing.execute(sql)
        writing.execute("COMMIT")
    sync_file(copy)


def _tables(connection: Any) -> list[str]:
    """Return our own tables, without what the index of words is made of."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    names = [str(row["name"]) for row in found]
    return [name for name in names if not name.startswith(("sqlite_", "entry_search"))]


def _copy(reading: Any, writing: Any, table: str) -> None:
    # Names of our own schema; generated columns make themselves.
    info = writing.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    columns = [f'"{row["name"]}"' for row in info if not row["hidden"]]
    listed, marks = ", ".join(columns), ", ".join("?" * len(columns))
    writing.execute(f'DELETE FROM "{table}"')  # noqa: S608  # as above
    try:
        found = reading.execute(f'SELECT {listed} FROM "{table}" NOT INDEXED')  # noqa: S608
        while rows := found.fetchmany(_TOGETHER):
            writing.executemany(
                f'INSERT INTO "{table}" ({listed}) VALUES ({marks})',  # noqa: S608  # as above
                [tuple(row) for row in rows],
            )
    except sqlite.DatabaseError:
        if table not in _MADE_ANEW:
            raise
        writing.execute(f'DELETE FROM "{table}"')  # noqa: S608  # as above
