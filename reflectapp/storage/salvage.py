"""Saving the rows of a journal of which not every page can be read any more."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
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

_NUMBERED = {"entry_text": "key", "revision": "id"}
"""Each holds the present words of every entry, so what one has lost the other one has."""

_TOGETHER = 200
_MOST_LOST = 500
"""Rows that are looked for in vain before the rest of a table is given up."""


def rows_saved(source: Path, copy: Path, key: DataKey) -> None:
    """Write every row of a damaged journal into a fresh file, without looking at any index.

    Most pages of a journal are of indexes: a damaged one among them costs no word. Present words
    that cannot be read are taken from the last revision, and the other way round; older revisions
    may be lost. The index of words is left empty, and links as they were: both for the caller to
    make anew.

    Raises:
        DamagedDatabaseError: Something else that was written cannot be read, or the schema is an
            older one.
        SaveFailedError: The disk is full, read-only or failing.
    """
    with contextlib.ExitStack() as leaving, told(source.parent):
        reading = _Reading(source, key)
        leaving.callback(reading.close)
        identity = identity_of(reading.connection)
        version = int(reading.connection.execute("PRAGMA user_version").fetchone()[0])
        if identity is None or version != latest():
            raise DamagedDatabaseError
        make_database(copy, key, identity)
        writing = connect(copy, key, "mode=rw")
        leaving.callback(writing.close)
        # Rows come table by table, and those that they refer to may come later.
        writing.execute("PRAGMA foreign_keys = OFF")
        writing.execute("BEGIN IMMEDIATE")
        with _without_triggers(writing):
            for table in _tables(writing):
                _copy(reading, writing, table)
            _fill_gaps(writing)
        writing.execute("COMMIT")
    sync_file(copy)


class _Reading:
    """The damaged file. After a page that cannot be read it is opened afresh: else none could."""

    def __init__(self, path: Path, key: DataKey) -> None:
        self._path, self._key = path, key
        self.connection = connect(path, key, "mode=rw")

    def close(self) -> None:
        self.connection.close()

    def rows(self, sql: str, cells: tuple[int, ...] = ()) -> Iterator[list[Any]]:
        """Yield an answer by the dozen; at the first bad page, DamagedDatabaseError."""
        try:
            found = self.connection.execute(sql, cells)
            while rows := found.fetchmany(_TOGETHER):
                yield rows
        except sqlite.DatabaseError as error:
            if error.sqlite_errorcode & 0xFF not in (sqlite.SQLITE_CORRUPT, sqlite.SQLITE_NOTADB):
                raise
            self.close()
            self.connection = connect(self._path, self._key, "mode=rw")
            raise DamagedDatabaseError from None


@contextlib.contextmanager
def _without_triggers(connection: Any) -> Iterator[None]:
    found = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
    kept = [(row["name"], row["sql"]) for row in found.fetchall()]
    for name, _ in kept:
        connection.execute(f'DROP TRIGGER "{name}"')
    yield
    for _, sql in kept:
        connection.execute(sql)


def _tables(connection: Any) -> list[str]:
    """Return our own tables, without what the index of words is made of."""
    found = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    names = [str(row["name"]) for row in found]
    return [name for name in names if not name.startswith(("sqlite_", "entry_search"))]


def _copy(reading: _Reading, writing: Any, table: str) -> None:
    # Names of our own schema; generated columns make themselves.
    info = writing.execute(f'PRAGMA table_xinfo("{table}")').fetchall()
    columns = [f'"{row["name"]}"' for row in info if not row["hidden"]]
    listed, marks = ", ".join(columns), ", ".join("?" * len(columns))
    select = f'SELECT {listed} FROM "{table}"'  # noqa: S608  # as above
    insert = f'INSERT INTO "{table}" ({listed}) VALUES ({marks})'  # noqa: S608  # as above
    writing.execute(f'DELETE FROM "{table}"')  # noqa: S608  # as above
    try:
        for rows in reading.rows(f"{select} NOT INDEXED"):
            writing.executemany(insert, [tuple(row) for row in rows])
    except DamagedDatabaseError:
        writing.execute(f'DELETE FROM "{table}"')  # noqa: S608  # as above
        if table in _NUMBERED:
            _copy_one_by_one(reading, writing, table, (select, insert))
        elif table not in _MADE_ANEW:
            raise


def _copy_one_by_one(
    reading: _Reading, writing: Any, table: str, statements: tuple[str, str]
) -> None:
    """Copy what can be read of a table; the rest is found elsewhere or lost."""
    select, insert = statements
    lost = 0
    for number in _numbers(reading, writing, table):
        try:
            for rows in reading.rows(f'{select} WHERE "{_NUMBERED[table]}" = ?', (number,)):
                writing.executemany(insert, [tuple(row) for row in rows])
        except DamagedDatabaseError:
            lost += 1
            if lost > _MOST_LOST:
                return


def _numbers(reading: _Reading, writing: Any, table: str) -> Sequence[int]:
    """Return the numbers that rows of a table may have; none where even its end is damaged."""
    if table == "entry_text":
        return [row["key"] for row in writing.execute("SELECT key FROM entry").fetchall()]
    try:
        ((row,),) = reading.rows("SELECT coalesce(max(id), 0) AS last FROM revision")
    except DamagedDatabaseError:
        return ()
    return range(1, row["last"] + 1)


def _fill_gaps(writing: Any) -> None:
    """Let present words and last revisions make each other good.

    Raises:
        DamagedDatabaseError: An entry has lost both.
    """
    writing.execute(
        "INSERT INTO entry_text (key, title, body)"
        " SELECT entry_key, title, body FROM revision WHERE id IN"
        " (SELECT max(id) FROM revision GROUP BY entry_key)"
        " AND entry_key NOT IN (SELECT key FROM entry_text)"
    )
    # One that was lost before the last costs no present word; young words stay young without it.
    writing.execute(
        "INSERT INTO revision (entry_key, began_at, saved_at, title, body)"
        " SELECT key, changed_at, changed_at, entry_text.title, entry_text.body"
        " FROM entry JOIN entry_text USING (key) LEFT JOIN revision ON revision.id ="
        " (SELECT max(id) FROM revision WHERE entry_key = entry.key)"
        " WHERE revision.id IS NULL OR revision.title <> entry_text.title"
        " OR revision.body <> entry_text.body"
    )
    wordless = "SELECT 1 FROM entry WHERE key NOT IN (SELECT key FROM entry_text) LIMIT 1"
    if writing.execute(wordless).fetchone() is not None:
        raise DamagedDatabaseError
