"""Backups on disk: folders that are whole journals, made whole or not at all."""

from __future__ import annotations

import contextlib
import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from reflectapp.domain.backup import Backup
from reflectapp.lasting import sync_folder
from reflectapp.storage.copying import check_copy, copied_to
from reflectapp.storage.folder import DATABASE_FILE, KEY_FILE
from reflectapp.storage.header import Header, written
from reflectapp.storage.keys import DataKey
from reflectapp.storage.opening import Identity
from reflectapp.storage.privacy import private_files, replace_file
from reflectapp.storage.trouble import stopping

BACKUPS = "backups"
"""The folder beside a journal in which those lie that are made by themselves."""

_STAMP = "%Y-%m-%dT%H%M%SZ"
_NAME = re.compile(r"(?:Reflect backup )?(\d{4}-\d\d-\d\dT\d{6}Z)(?: \d+)?")
_UNFINISHED = ".unfinished-"


@dataclass(frozen=True, slots=True)
class Original:
    """A journal of which a backup is made."""

    connection: Any
    """Whatever it sees is copied."""
    key: DataKey
    header: Header


def write_backup(
    original: Original,
    parent: Path,
    made_at: datetime,
    *,
    prefix: str = "",
    is_stopped: Callable[[], bool] | None = None,
) -> Backup:
    """Write a whole journal into a fresh folder under `parent`, which has to be there.

    The copy is checked, page by page, before it gets its name.

    Args:
        is_stopped: Asked often; once it says yes, StoppedError ends the copying.

    Raises:
        OSError: And what `copied_to` and `check_copy` raise; nothing is left of the backup.
        StoppedError: The same.
    """
    stamp = made_at.astimezone(UTC).strftime(_STAMP)
    folder = _free_name(parent, prefix + stamp)
    fresh = parent / (_UNFINISHED + folder.name)
    with private_files():
        fresh.mkdir(mode=0o700)
    try:
        with stopping(original.connection, is_stopped):
            copied_to(original.connection, fresh / DATABASE_FILE)
        header = original.header
        # The index of words is looked at weekly, and before a backup becomes the journal.
        check_copy(
            fresh / DATABASE_FILE,
            original.key,
            Identity(header.journal_id, header.generation),
            with_index=False,
            is_stopped=is_stopped,
        )
        replace_file(fresh / KEY_FILE, written(header))
        sync_folder(fresh)
        fresh.replace(folder)
    except BaseException:
        shutil.rmtree(fresh, ignore_errors=True)
        raise
    sync_folder(parent)
    return backup_at(folder)


def backups_in(parent: Path) -> tuple[Backup, ...]:
    """Return the finished backups under `parent`, newest first; none where it cannot be read."""
    found: list[Backup] = []
    with contextlib.suppress(OSError):
        for folder in parent.iterdir():
            # One that lost a file, or is being removed, is no backup: never a reason to fail.
            with contextlib.suppress(OSError):
                if _NAME.fullmatch(folder.name):
                    found.append(backup_at(folder))
    return tuple(sorted(found, key=lambda backup: (backup.made_at, backup.folder), reverse=True))


def backup_at(folder: Path) -> Backup:
    """Return what can be said of a backup without opening it.

    Raises:
        OSError: A file of it is missing.
    """
    sizes = [(folder / name).stat() for name in (DATABASE_FILE, KEY_FILE)]
    made_at = datetime.fromtimestamp(int(sizes[0].st_mtime), UTC)
    if named := _NAME.fullmatch(folder.name):
        # Whoever renames a folder may write a day that does not exist.
        with contextlib.suppress(ValueError):
            made_at = datetime.strptime(named[1], _STAMP).replace(tzinfo=UTC)
    return Backup(folder, made_at, sum(size.st_size for size in sizes))


def remove_backup(backup: Backup) -> None:
    """Remove a backup; first its name, so that a crash leaves no half of one.

    Raises:
        OSError: It could not be removed.
    """
    leaving = backup.folder.with_name(_UNFINISHED + backup.folder.name)
    backup.folder.replace(leaving)
    shutil.rmtree(leaving)


def remove_unfinished(parent: Path) -> None:
    """Remove what a crash left of backups that were being made or removed."""
    for folder in parent.glob(_UNFINISHED + "*"):
        shutil.rmtree(folder, ignore_errors=True)


def _free_name(parent: Path, name: str) -> Path:
    folder, number = parent / name, 1
    while folder.exists():
        number += 1
        folder = parent / f"{name} {number}"
    return folder
