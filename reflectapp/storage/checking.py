"""Looking a whole journal over, by a connection of its own."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.damage import Damage, Part
from reflectapp.domain.errors import DamagedDatabaseError, SaveFailedError, StoppedError
from reflectapp.storage.chain import chain_faults
from reflectapp.storage.copying import copied_to, remove_database
from reflectapp.storage.database import PAGE_SIZE, connect
from reflectapp.storage.keys import DataKey
from reflectapp.storage.opening import Identity, has_log, identity_of
from reflectapp.storage.trouble import stopping, told

CHECK_FILE = "journal.db.check"
"""A copy on which the index of words is tried; gone when the check has ended."""

_SHARES = {
    Part.FILE: 0.01,
    Part.PAGES: 0.1,
    Part.STRUCTURE: 0.4,
    Part.LINKS: 0.02,
    Part.HISTORY: 0.17,
    Part.SEARCH: 0.3,
}
"""How much of the time each part takes, as measured on a journal of 10,000 entries."""

_SAYS_DAMAGED = (sqlite.SQLITE_CORRUPT, sqlite.SQLITE_NOTADB)
_MOST_FAULTS = 1000

_Reading = Callable[[Any], None]
"""Looks at a part through a connection, and notes what is damaged."""

Progress = Callable[[Part, float], None]
"""Told what is being looked at, and how much of the whole is done (0..1)."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a check saw."""

    entries: int
    revisions: int
    damages: tuple[Damage, ...]
    unchecked: tuple[Part, ...]


class Check:
    """One full check. Saves go on meanwhile; what they add is not looked at."""

    def __init__(
        self,
        path: Path,
        identity: Identity,
        progress: Progress | None = None,
        is_stopped: Callable[[], bool] | None = None,
    ) -> None:
        """Take a journal's file.

        Args:
            identity: What its header says it is.
            is_stopped: Asked often; once it says yes, the check ends with StoppedError.
        """
        self._path, self._identity = path, identity
        self._progress, self._is_stopped = progress, is_stopped or _never
        self._damages: list[Damage] = []
        self._unchecked: list[Part] = []
        self._done = 0.0
        self._entries = self._revisions = 0

    def run(self, connection: Any, key: DataKey) -> Findings:
        """Look at everything; damage in one part keeps no other from being looked at.

        Raises:
            StoppedError: See `is_stopped`.
            SaveFailedError: The disk is read-only or failing.
        """
        self._run_part(Part.FILE, lambda: self._check_file(connection))
        parts = (
            (Part.PAGES, self._check_pages),
            (Part.STRUCTURE, self._check_structure),
            (Part.LINKS, self._check_links),
            (Part.HISTORY, self._check_history),
        )
        done = self._read_parts(connection, parts)
        while done < len(parts):
            # A connection that met a damaged page says of every other page that it is damaged.
            with contextlib.closing(connect(self._path, key, "mode=rw")) as fresh:
                done += self._read_parts(fresh, parts[done:])
        if any(damage.part in {Part.PAGES, Part.STRUCTURE} for damage in self._damages):
            self._unchecked.append(Part.SEARCH)
        else:
            self._run_part(Part.SEARCH, lambda: self._check_search(connection, key))
        unchecked = tuple(dict.fromkeys(self._unchecked))
        return Findings(self._entries, self._revisions, tuple(self._damages), unchecked)

    def _read_parts(self, connection: Any, parts: Sequence[tuple[Part, _Reading]]) -> int:
        """Look at parts up to the first that is damaged; return how many were looked at."""
        with stopping(connection, self._is_stopped):
            connection.execute("BEGIN")
            try:
                # The first reading fixes what all the following see, and keeps the log from
                # being written back into pages that are being looked at.
                for number, (part, check) in enumerate(parts, 1):
                    known = len(self._damages) + len(self._unchecked)
                    self._run_part(part, partial(check, connection))
                    if len(self._damages) + len(self._unchecked) > known:
                        return number
            finally:
                # Even this may say that a page is damaged, which is known by now.
                with contextlib.suppress(sqlite.DatabaseError):
                    connection.execute("ROLLBACK")
        return len(parts)

    def _run_part(self, part: Part, check: Callable[[], None]) -> None:
        if self._is_stopped():
            raise StoppedError
        self._tell(part, 0.0)
        try:
            check()
        except sqlite.DatabaseError as error:
            code = getattr(error, "sqlite_errorcode", None)
            if code == sqlite.SQLITE_INTERRUPT:
                raise StoppedError from None
            if code is not None and code & 0xFF not in _SAYS_DAMAGED:
                raise
            self._break_off(part)
        except DamagedDatabaseError:
            self._break_off(part)
        self._done += _SHARES[part]
        self._tell(part, 0.0)

    def _break_off(self, part: Part) -> None:
        """Note that a page could not be read; a known one says nothing of what it holds."""
        is_known = any(damage.part is Part.PAGES for damage in self._damages)
        if is_known and part in {Part.STRUCTURE, Part.LINKS}:
            self._unchecked.append(part)
        else:
            self._damages.append(Damage(part))

    def _tell(self, part: Part, share: float) -> None:
        if self._progress is not None:
            self._progress(part, min(self._done + share * _SHARES[part], 1.0))

    def _check_file(self, connection: Any) -> None:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        pages = int(connection.execute("PRAGMA page_count").fetchone()[0])
        size = self._path.stat().st_size
        # A save since the checkpoint may have let the journal grow in its log only.
        is_short = size % PAGE_SIZE or (size < pages * PAGE_SIZE and not has_log(self._path))
        if is_short or identity_of(connection) != self._identity:
            raise DamagedDatabaseError

    def _check_pages(self, connection: Any) -> None:
        connection.execute("SELECT count(*) FROM journal").fetchone()
        faults = connection.execute("PRAGMA cipher_integrity_check").fetchmany(_MOST_FAULTS)
        if faults:
            self._damages.append(Damage(Part.PAGES, len(faults)))

    def _check_structure(self, connection: Any) -> None:
        said = connection.execute(f"PRAGMA integrity_check({_MOST_FAULTS:d})").fetchall()
        faults = [row[0] for row in said if row[0] != "ok"]
        of_search = [fault for fault in faults if "entry_search" in fault]
        if of_search:
            self._damages.append(Damage(Part.SEARCH, len(of_search)))
        if len(faults) > len(of_search):
            self._damages.append(Damage(Part.STRUCTURE, len(faults) - len(of_search)))

    def _check_links(self, connection: Any) -> None:
        faults = connection.execute("PRAGMA foreign_key_check").fetchmany(_MOST_FAULTS)
        if faults:
            self._damages.append(Damage(Part.LINKS, len(faults)))

    def _check_history(self, connection: Any) -> None:
        whole = int(connection.execute("SELECT count(*) FROM entry").fetchone()[0]) or 1
        for faults in chain_faults(connection):
            if self._is_stopped():
                raise StoppedError
            self._entries, self._revisions = faults.entries, faults.revisions
            self._tell(Part.HISTORY, faults.entries / whole)
        if faults.broken:
            self._damages.append(Damage(Part.HISTORY, len(faults.broken), faults.broken))
        if faults.is_seal_broken:
            self._damages.append(Damage(Part.SEAL))

    def _check_search(self, connection: Any, key: DataKey) -> None:
        """Compare the index with the entries; on a copy, because this holds up every save."""
        copy = self._path.with_name(CHECK_FILE)
        try:
            copied_to(connection, copy)
        except (SaveFailedError, OSError):
            self._unchecked.append(Part.SEARCH)
            return
        try:
            with told(copy.parent):
                trial = connect(copy, key, "mode=rw")
            try:
                with stopping(trial, self._is_stopped):
                    trial.execute(
                        "INSERT INTO entry_search (entry_search, rank)"
                        " VALUES ('integrity-check', 1)"
                    )
            finally:
                trial.close()
        finally:
            remove_database(copy)


def _never() -> bool:
    return False
