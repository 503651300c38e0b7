"""What goes wrong under SQLite, told as what it means; and work that may be stopped."""

from __future__ import annotations

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.errors import DamagedDatabaseError, SaveFailedError, StoppedError

_STEPS_BETWEEN_LOOKS = 2_000
_NEARLY_NOTHING = 256 * 1024
"""Free bytes below which a failing write is put down to a full disk."""


@contextlib.contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what SQLite says into what a person can be told; the rest is a bug and passes.

    SQLite's own words are left behind: they may hold what was searched for.
    """
    try:
        yield
    except sqlite.Error as error:
        known = _fault(getattr(error, "sqlite_errorcode", None), folder)
        if known is None:
            raise
        raise known from None


@contextlib.contextmanager
def stopping(connection: Any, is_stopped: Callable[[], bool] | None) -> Iterator[None]:
    """Let what `connection` does end with StoppedError once `is_stopped`, if any, says so."""
    if is_stopped is None:
        yield
        return
    connection.set_progress_handler(lambda: int(is_stopped()), _STEPS_BETWEEN_LOOKS)
    try:
        yield
    finally:
        connection.set_progress_handler(None, 0)


def _fault(code: int | None, folder: Path) -> Exception | None:
    match code and code & 0xFF:
        case sqlite.SQLITE_FULL:
            return SaveFailedError("full")
        case sqlite.SQLITE_READONLY:
            return SaveFailedError("read-only")
        case sqlite.SQLITE_IOERR | sqlite.SQLITE_CANTOPEN | sqlite.SQLITE_BUSY:
            return SaveFailedError("full" if is_full(folder) else "failing")
        case sqlite.SQLITE_CORRUPT | sqlite.SQLITE_NOTADB:
            return DamagedDatabaseError()
        case sqlite.SQLITE_INTERRUPT:
            return StoppedError()
        case _:
            return None


def is_full(folder: Path) -> bool:
    """Say whether a failing write may be put down to a full disk."""
    try:
        return shutil.disk_usage(folder).free < _NEARLY_NOTHING
    except OSError:
        return False
