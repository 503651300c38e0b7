"""What a restored backup must not take back: the delay, what left, and the latest time seen."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.clock import as_utc
from reflectapp.domain.errors import DamagedDatabaseError, SaveFailedError
from reflectapp.domain.post import DelayChange, DelayPolicy
from reflectapp.storage.copying import copied_as_it_is, remove_database
from reflectapp.storage.database import connect
from reflectapp.storage.exported import COLUMNS, INSERT, SET_WITHDRAWN
from reflectapp.storage.keys import DataKey
from reflectapp.storage.migrations import latest
from reflectapp.storage.opening import bring_up, has_log
from reflectapp.storage.privacy import sync_file
from reflectapp.storage.series import INSERT_LABEL, INSERT_SERIES, LABELLED, LABELS
from reflectapp.storage.tellings import INSERT_TELLING, TELLINGS
from reflectapp.storage.trouble import told


@dataclass(frozen=True, slots=True)
class Commitments:
    """Read from the journal as it is, kept in the one that takes its place."""

    delay: DelayPolicy | None
    """None when no delay was ever chosen."""
    exports: tuple[tuple[str | None, ...], ...]
    """Rows of what left, in order."""
    tellings: tuple[tuple[str, ...], ...]
    """Rows of what it told."""
    series: tuple[tuple[str | None, ...], ...]
    """Rows of series of which something left."""
    labels: tuple[tuple[str | int, ...], ...]
    """Rows of the placeholders that it left with: they stand for nobody else any more."""
    high_water: str | None
    anchor: str | None
    """The setting "clock": how journal time and boot clock stand to one another."""


def commitments(connection: Any) -> Commitments:
    """Read what the writer committed to, in a journal of the present schema."""

    def rows(sql: str) -> tuple[tuple[Any, ...], ...]:
        return tuple(tuple(row) for row in connection.execute(sql).fetchall())

    anchor = connection.execute("SELECT value FROM setting WHERE name = 'clock'").fetchone()
    return Commitments(
        _delay(connection),
        rows(f"SELECT post_id, {', '.join(COLUMNS)} FROM export ORDER BY id"),  # noqa: S608 - names of ours
        rows(TELLINGS),
        rows(LABELLED),
        rows(LABELS),
        connection.execute("SELECT high_water FROM journal").fetchone()[0],
        None if anchor is None else anchor[0],
    )


def readable_commitments(path: Path, key: DataKey, folder: Path) -> Commitments | None:
    """Read them from a file that nobody has open, and do not touch it; None when that fails.

    Args:
        path: A journal, also of an older schema.
        key: What opens it.
        folder: Where a copy may lie for a moment, on which an older schema is brought up.
    """
    copy = folder / "former.db"
    try:
        with told(path.parent):
            if _version(path, key) < latest():
                copied_as_it_is(path, copy)
                bring_up(copy, key)
                path = copy
            with _reading(path, key) as connection:
                return commitments(connection)
    except (DamagedDatabaseError, SaveFailedError, sqlite.DatabaseError):
        # Damaged or gone: that is why a backup is wanted.
        return None
    finally:
        remove_database(copy)


def _version(path: Path, key: DataKey) -> int:
    with _reading(path, key) as connection:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextlib.contextmanager
def _reading(path: Path, key: DataKey) -> Iterator[Any]:
    connection = connect(path, key, "mode=ro" if has_log(path) else "immutable=1")
    try:
        yield connection
    finally:
        connection.close()


def keep_commitments(path: Path, key: DataKey, kept: Commitments) -> None:
    """Put them into a copy of the same journal that nobody has open.

    The delay is the stricter of both for every word; what left since the backup is put on
    record again, with the placeholders of its series; time does not run backwards.

    Raises:
        SaveFailedError: The disk is full, read-only or failing.
    """
    with told(path.parent):
        connection = connect(path, key, "mode=rw")
        try:
            connection.execute("BEGIN IMMEDIATE")
            _keep_delay(connection, kept.delay)
            _keep_exports(connection, kept.exports)
            connection.executemany(INSERT_TELLING, kept.tellings)
            connection.executemany(INSERT_SERIES, kept.series)
            connection.executemany(INSERT_LABEL, kept.labels)
            _keep_time(connection, kept)
            connection.execute("COMMIT")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            connection.close()
    sync_file(path)


def _delay(connection: Any) -> DelayPolicy | None:
    found = connection.execute("SELECT since, days FROM delay_change ORDER BY id").fetchall()
    changes = tuple(DelayChange(as_utc(row["since"]), row["days"]) for row in found)
    return DelayPolicy(changes) if changes else None


def _keep_delay(connection: Any, now: DelayPolicy | None) -> None:
    if now is None:
        return
    then = _delay(connection)
    strict = now if then is None else now.stricter(then)
    connection.execute("DELETE FROM delay_change")
    connection.executemany(
        "INSERT INTO delay_change (since, days) VALUES (?, ?)",
        [(change.since.isoformat(), change.days) for change in strict.changes],
    )


def _keep_exports(connection: Any, exports: tuple[tuple[str | None, ...], ...]) -> None:
    for post_id, *cells in exports:
        row = dict(zip(COLUMNS, cells, strict=True))
        known_by = (row["exported_at"], row["file_name"], row["digest"])
        # It may have been taken down since.
        withdrawn = (row["withdrawn_at"], row["withdrawn_reason"])
        if connection.execute(SET_WITHDRAWN, (*withdrawn, *known_by)).rowcount:
            continue
        # The post may not have been marked yet: what left stays on record all the same.
        found = connection.execute("SELECT id FROM post WHERE id = ?", (post_id,)).fetchone()
        connection.execute(INSERT, (None if found is None else post_id, *cells))


def _keep_time(connection: Any, kept: Commitments) -> None:
    found = connection.execute("SELECT high_water FROM journal").fetchone()[0]
    times = [as_utc(time) for time in (found, kept.high_water) if time is not None]
    if times:
        connection.execute("UPDATE journal SET high_water = ?", (max(times).isoformat(),))
    if kept.anchor is not None:
        connection.execute(
            "INSERT INTO setting (name, value) VALUES ('clock', ?)"
            " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            (kept.anchor,),
        )
