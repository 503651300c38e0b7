"""What this computer has to offer the program, and what may go wrong on it."""

from __future__ import annotations

import os
import shutil
import stat
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reflectapp.assets import MissingResourceError, resource
from reflectapp.domain.errors import AnalysisFailedError, ModelMissingError
from reflectapp.domain.subject import Register
from reflectapp.services.detection import Detection
from reflectapp.services.door import Door
from reflectapp.storage.keyring import KeyringState

_FONTS = ("Inter_400Regular.ttf", "Literata_400Regular.ttf")
_LITTLE_ROOM = 200 * 1024 * 1024
"""Free bytes below which backups of a grown journal soon fail."""

_SYNC_MARKS = (
    ".stfolder",
    ".dropbox.cache",
    ".sync",
    ".nextcloudsync.log",
    ".owncloudsync.log",
    ".tmp.drivedownload",
)
"""What programs that synchronise leave in the folders that they watch."""

_DROPBOX = ".dropbox"
"""A file in a folder that Dropbox watches; in everybody's home, a folder with its settings."""

_SYNC_NAMES = ("dropbox", "onedrive", "google drive", "googledrive", "nextcloud", "owncloud")
_SYNC_NAMES_MAC = ("mobile documents", "cloudstorage")


class State(StrEnum):
    """How good a finding is."""

    GOOD = "good"
    NOTE = "note"
    BAD = "bad"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at."""

    subject: str
    """One of "journal", "keyring", "model", "fonts", "swap", "sync folder", "disk"."""
    what: str
    """What was found, as one word or two that do not change."""
    state: State


def examined(door: Door) -> tuple[Finding, ...]:
    """Look at everything; takes some seconds and changes nothing that lasts."""
    return (
        _journal(door),
        _keyring(door.keyring.state()),
        _model(),
        _fonts(),
        swap(_read("/proc/swaps"), encrypted_devices()),
        sync_folder_of(door.folder),
        _disk(door.folder),
    )


def sync_folder_of(folder: Path) -> Finding:
    """Say whether a program that synchronises seems to watch `folder`.

    Copies of a journal that is open are often broken, and they lie on other people's computers.
    """
    for above in (folder, *folder.absolute().parents):
        name = above.name.casefold()
        is_named = any(name.startswith(known) for known in (*_SYNC_NAMES, *_SYNC_NAMES_MAC))
        is_marked = any((above / mark).exists() for mark in _SYNC_MARKS)
        if is_named or is_marked or (above / _DROPBOX).is_file():
            return Finding("sync folder", "inside", State.BAD)
    return Finding("sync folder", "none", State.GOOD)


def swap(table: str | None, encrypted: Iterable[str]) -> Finding:
    """Judge Linux's table of swap areas; None where there is no such table."""
    if table is None:
        return Finding("swap", "unknown", State.NOTE)
    areas = [line.split()[0] for line in table.splitlines()[1:] if line.split()]
    safe = set(encrypted)
    if not areas:
        return Finding("swap", "none", State.GOOD)
    if all(Path(area).name in safe or Path(area).name.startswith("zram") for area in areas):
        return Finding("swap", "encrypted", State.GOOD)
    return Finding("swap", "plain", State.NOTE)


def encrypted_devices() -> tuple[str, ...]:
    """Return the names of the block devices that dm-crypt encrypts."""
    found = []
    for device in Path("/sys/block").glob("dm-*"):
        if (_read(str(device / "dm" / "uuid")) or "").startswith("CRYPT-"):
            found += [device.name, (_read(str(device / "dm" / "name")) or "").strip()]
    return tuple(found)


def _journal(door: Door) -> Finding:
    if not door.has_journal():
        return Finding("journal", "none", State.NOTE)
    is_open_to_others = stat.S_IMODE(door.folder.stat().st_mode) & 0o077
    if is_open_to_others and sys.platform != "win32":
        return Finding("journal", "open to others", State.BAD)
    return Finding("journal", "there", State.GOOD)


def _keyring(state: KeyringState) -> Finding:
    return Finding("keyring", state, State.GOOD if state is KeyringState.READY else State.NOTE)


def _model() -> Finding:
    detection = Detection()
    try:
        detection.analyse("doctor", "Is it there?", Register()).result()
    except (ModelMissingError, AnalysisFailedError):
        return Finding("model", "damaged", State.BAD)
    finally:
        detection.close()
    return Finding("model", "whole", State.GOOD)


def _fonts() -> Finding:
    try:
        for name in _FONTS:
            resource("fonts", name)
    except MissingResourceError:
        return Finding("fonts", "missing", State.BAD)
    return Finding("fonts", "whole", State.GOOD)


def _disk(folder: Path) -> Finding:
    there = next(above for above in (folder, *folder.absolute().parents) if above.exists())
    free = shutil.disk_usage(there).free
    if free < _LITTLE_ROOM or not os.access(there, os.W_OK):
        return Finding("disk", "little room", State.BAD)
    return Finding("disk", "room", State.GOOD)


def _read(path: str) -> str | None:
    try:
        return Path(path).read_text("utf-8", "replace")
    except OSError:
        return None
