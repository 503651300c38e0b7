"""Keeping files and memory from other accounts of the computer."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from reflectapp.lasting import sync_folder

_PR_SET_DUMPABLE = 4
"""Of linux/prctl.h."""


@contextlib.contextmanager
def private_files() -> Iterator[None]:
    """Make what is created inside 0600 (files) and 0700 (folders).

    The mask is the whole process's, so keep the block short.
    """
    before = os.umask(0o077)
    try:
        yield
    finally:
        os.umask(before)


def replace_file(path: Path, content: bytes) -> None:
    """Put `content` at `path` whole or not at all, readable by its owner alone.

    Raises:
        OSError: Nothing was replaced.
    """
    fresh = path.with_name(path.name + ".new")
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except OSError:
        fresh.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)


def sync_file(path: Path) -> None:
    """Make what is in a file outlast a power cut."""
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def harden_process() -> None:
    """Let no crash of this process write its memory to disk, as far as the system offers it."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # not on Windows

    # A hard limit that somebody lowered already can stay as it is.
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        with contextlib.suppress(OSError, AttributeError):
            ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
