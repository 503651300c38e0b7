"""Disks that refuse to write: SQLite itself says no, nothing of ours is replaced."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reflectapp.services.session import Session


@contextmanager
def no_writing(session: Session) -> Iterator[None]:
    """Let SQLite itself refuse every write, as on a write-protected drive."""
    connection = session.journal._db._connection
    connection.execute("PRAGMA query_only = 1")
    try:
        yield
    finally:
        connection.execute("PRAGMA query_only = 0")


@contextmanager
def full_disk(session: Session) -> Iterator[None]:
    """Let SQLite run out of pages, as on a full disk."""
    connection = session.journal._db._connection
    pages = connection.execute("PRAGMA page_count").fetchone()[0]
    connection.execute(f"PRAGMA max_page_count = {pages}")
    try:
        yield
    finally:
        connection.execute("PRAGMA max_page_count = 1000000")
