"""A file that appears whole or not at all, and leaves nothing behind where the system can."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from reflectapp.lasting import sync_folder

_UNNAMED: int | None = getattr(os, "O_TMPFILE", None)
"""Linux: a file without a name, which is gone with the program that writes it."""

NoteUnfinished = Callable[[Path | None], None]
"""Told where the unfinished file lies before there is a byte in it, and None when it is gone."""


@contextlib.contextmanager
def whole_file(target: Path, note: NoteUnfinished) -> Iterator[BinaryIO]:
    """Give a file, for its owner alone, that takes `target`'s place when all went well.

    Where files without a name can be made, killing the program leaves nothing. Elsewhere (on other
    systems, on most memory sticks) the unfinished file has a name, which `note` hears of.

    Raises:
        OSError: What was there before is as it was.
    """
    unnamed = _unnamed(target.parent)
    if unnamed is None:
        with _named(target, note) as file:
            yield file
        return
    with os.fdopen(unnamed, "w+b") as file:
        yield file
        _sync(file)
        _give_name(unnamed, target)
    sync_folder(target.parent)


def remove_unfinished(path: Path) -> bool:
    """Remove an unfinished file; False when nobody can say now whether it is still there."""
    if not path.parent.is_dir():
        return False
    if _is_unfinished(path):
        path.unlink(missing_ok=True)
    return True


def _unfinished(target: Path) -> Path:
    return target.with_name(f".{target.name}.part")


def _is_unfinished(path: Path) -> bool:
    return path.name.startswith(".") and path.suffix == ".part" and path.is_file()


def _unnamed(folder: Path) -> int | None:
    """Return a file without a name in `folder`, or None where there are none."""
    if _UNNAMED is None or not Path("/proc/self/fd").is_dir():
        return None
    try:
        return os.open(folder, os.O_RDWR | _UNNAMED, 0o600)
    except OSError:
        # What is wrong with the folder, the attempt with a name will tell.
        return None


def _give_name(unnamed: int, target: Path) -> None:
    folder = os.open(target.parent, os.O_RDONLY)
    try:
        name = target.name
        if target.exists():
            # A link takes nothing's place: it gets a name beside first, whole as it is.
            name = _unfinished(target).name
            _unfinished(target).unlink(missing_ok=True)
        # With folders given, Python follows the link of /proc to the file itself.
        os.link(
            f"/proc/self/fd/{unnamed}",
            name,
            src_dir_fd=folder,
            dst_dir_fd=folder,
            follow_symlinks=True,
        )
        if name != target.name:
            _unfinished(target).replace(target)
    finally:
        os.close(folder)


@contextlib.contextmanager
def _named(target: Path, note: NoteUnfinished) -> Iterator[BinaryIO]:
    fresh = _unfinished(target)
    fresh.unlink(missing_ok=True)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    note(fresh)
    try:
        with os.fdopen(os.open(fresh, flags, 0o600), "w+b") as file:
            yield file
            _sync(file)
        fresh.replace(target)
    except BaseException:
        with contextlib.suppress(OSError):
            fresh.unlink(missing_ok=True)
        raise
    finally:
        if not fresh.exists():
            note(None)
    sync_folder(target.parent)


def _sync(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())
