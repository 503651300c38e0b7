"""A disk that can be watched, cut off and made to fail, under the real SQLite.

The functions with which SQLite writes, syncs and truncates files are replaced by ones that
write down what they do, or refuse. Nothing of the program knows.
"""

from __future__ import annotations

import contextlib
import ctypes
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import sqlcipher3.dbapi2
from sqlcipher3 import _sqlite3

SECTOR = 512
FULL, READ_ONLY, WRITE_FAILS = 13, 8, 778
"""SQLITE_FULL, SQLITE_READONLY, SQLITE_IOERR_WRITE."""

_P = ctypes.c_void_p
# The name as an address: SQLite keeps it, and reads more behind its end.
_OPEN = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, _P, ctypes.c_int, _P)
_WRITE = ctypes.CFUNCTYPE(ctypes.c_int, _P, _P, ctypes.c_int, ctypes.c_int64)
_SIZE = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.c_int64)
_SYNC = ctypes.CFUNCTYPE(ctypes.c_int, _P, ctypes.c_int)


class _Vfs(ctypes.Structure):
    _fields_ = [
        ("iVersion", ctypes.c_int),
        ("szOsFile", ctypes.c_int),
        ("mxPathname", ctypes.c_int),
        ("pNext", _P),
        ("zName", ctypes.c_char_p),
        ("pAppData", _P),
        ("xOpen", _P),
    ]


class _Methods(ctypes.Structure):
    _fields_ = [
        ("iVersion", ctypes.c_int),
        *[(name, _P) for name in ("xClose", "xRead", "xWrite", "xTruncate", "xSync")],
        ("rest", _P * 13),
    ]


@dataclass(frozen=True)
class Step:
    """Something that SQLite asked of the disk."""

    name: str
    """Of the file."""
    kind: str
    """"write", "truncate" or "sync"."""
    offset: int = 0
    data: bytes = b""


@dataclass
class Disk:
    """What was asked so far, and which write shall fail."""

    steps: list[Step] = field(default_factory=list)
    fail_at: int = -1
    """Number of the write or truncation, from now on, from which all fail; -1: none."""
    error: int = FULL
    asked: int = 0

    def refuses(self) -> bool:
        """Count one more write and say whether it fails."""
        self.asked += 1
        return 0 <= self.fail_at < self.asked

    def heal(self) -> None:
        """Let everything succeed again, and count from the start."""
        self.fail_at, self.asked = -1, 0


@contextlib.contextmanager
def watched_disk() -> Iterator[Disk]:
    """Watch what SQLite does to files that are opened inside."""
    library = ctypes.CDLL(_sqlite3.__file__)
    library.sqlite3_vfs_find.restype = _P
    library.sqlite3_vfs_find.argtypes = [ctypes.c_char_p]
    assert sqlcipher3.dbapi2
    vfs = _Vfs.from_address(library.sqlite3_vfs_find(None))
    real_open, disk, kept = vfs.xOpen, Disk(), list[Any]()
    call_open = _OPEN(real_open)

    def opened(this: int, name: int | None, file: int, flags: int, out: int | None) -> int:
        status = call_open(this, name, file, flags, out)
        slot = _P.from_address(file)
        if status == 0 and name and slot.value:
            methods, used = _watching(disk, Path(ctypes.string_at(name).decode()).name, slot.value)
            kept.append((methods, used))
            slot.value = ctypes.addressof(methods)
        return int(status)

    callback = _OPEN(opened)
    vfs.xOpen = ctypes.cast(callback, _P).value
    try:
        yield disk
    finally:
        vfs.xOpen = real_open
        # Files that are still open go on calling these.
        _ALIVE.append((callback, kept))


_ALIVE: list[Any] = []


def _watching(disk: Disk, name: str, address: int) -> tuple[_Methods, list[Any]]:
    methods = _Methods()
    ctypes.memmove(ctypes.byref(methods), address, ctypes.sizeof(_Methods))
    write, cut, sync = _WRITE(methods.xWrite), _SIZE(methods.xTruncate), _SYNC(methods.xSync)

    def writes(file: int, data: int, size: int, offset: int) -> int:
        if disk.refuses():
            return disk.error
        disk.steps.append(Step(name, "write", offset, ctypes.string_at(data, size)))
        return int(write(file, data, size, offset))

    def cuts(file: int, size: int) -> int:
        if disk.refuses():
            return disk.error
        disk.steps.append(Step(name, "truncate", size))
        return int(cut(file, size))

    def syncs(file: int, flags: int) -> int:
        disk.steps.append(Step(name, "sync"))
        return int(sync(file, flags))

    used = [_WRITE(writes), _SIZE(cuts), _SYNC(syncs)]
    methods.xWrite, methods.xTruncate, methods.xSync = (
        ctypes.cast(function, _P).value for function in used
    )
    return methods, used


def after_power_cut(
    before: dict[str, bytes], steps: list[Step], chance: Random
) -> dict[str, bytes]:
    """Return the files as a power cut after `steps` may leave them.

    What was synced is there. Of the rest each write is there, is not, or is there in part; in
    any order.
    """
    files = {name: bytearray(content) for name, content in before.items()}
    synced = {step.name: number for number, step in enumerate(steps) if step.kind == "sync"}
    loose = []
    for number, step in enumerate(steps):
        if number <= synced.get(step.name, -1):
            _apply(files, step)
        elif step.kind != "sync" and chance.random() < 0.5:
            loose.append(step)
    chance.shuffle(loose)
    for step in loose:
        _apply(files, _torn(step, chance) if chance.random() < 0.3 else step)
    return {name: bytes(content) for name, content in files.items()}


def _torn(step: Step, chance: Random) -> Step:
    sectors = len(step.data) // SECTOR
    kept = chance.randint(0, sectors) * SECTOR
    if step.kind != "write" or chance.random() < 0.5:
        return Step(step.name, step.kind, step.offset, step.data[:kept] or step.data[:1])
    return Step(step.name, step.kind, step.offset + kept, step.data[kept:])


def _apply(files: dict[str, bytearray], step: Step) -> None:
    content = files.setdefault(step.name, bytearray())
    if step.kind == "truncate":
        del content[step.offset :]
    elif step.kind == "write":
        if len(content) < step.offset:
            content.extend(bytes(step.offset - len(content)))
        content[step.offset : step.offset + len(step.data)] = step.data
