"""Files that get their names all together, or none of them does."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from reflectapp.domain.errors import ExportFailedError
from reflectapp.lasting import sync_folder

_MODE = 0o644
"""Readable by all: the file is made to be published, often by a site engine of another user."""

_CAUSES = {
    errno.ENOENT: "missing",
    errno.ENOTDIR: "missing",
    errno.EACCES: "read-only",
    errno.EPERM: "read-only",
    errno.EROFS: "read-only",
    errno.ENOSPC: "full",
    errno.EDQUOT: "full",
    errno.EFBIG: "full",
    errno.EEXIST: "exists",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A file, or a new folder with all that is in it, that gets its name in one step."""

    target: Path
    temporary: Path
    aside: Path
    """Where the file whose place it takes waits until all parts have their names."""


class Staged:
    """What was approved, on the disk whole, under names that nobody looks for."""

    def __init__(
        self, target: Path, parts: Sequence[Part], former: Path | None, *, replace: bool
    ) -> None:
        """Take what is to be there in the end, its parts in order, and what goes for it."""
        self._target, self._parts = target, parts
        self._former, self._replace = former, replace

    def release(self) -> Path:
        """Give all files their names and return the post or site: this is when it leaves.

        Raises:
            ExportFailedError: It did not leave, and nothing is left behind.
        """
        done: list[Part] = []
        try:
            for part in self._parts:
                if part is not self._parts[-1]:
                    _keep_aside(part)
                _put_in_place(part.temporary, part.target, replace=self._replace)
                done.append(part)
        except OSError as error:
            for part in reversed(done):
                _take_back(part)
            self.discard()
            raise told(error) from None
        # The post has left: saying that it has not would leave it off the record.
        self._tidy()
        return self._target

    def discard(self) -> None:
        """Take the bytes away again; after `release` there is nothing to take."""
        for part in self._parts:
            _remove(part.temporary)
            _remove(part.aside)

    def _tidy(self) -> None:
        self.discard()
        with suppress(OSError):
            if self._former is not None:
                self._former.unlink()
                self._former.parent.rmdir()
        for folder in {part.target.parent for part in self._parts}:
            with suppress(OSError):
                sync_folder(folder)


def told(error: OSError) -> ExportFailedError:
    return ExportFailedError(_CAUSES.get(error.errno or 0, "failing"))


def written(wanted: Mapping[Path, bytes], digest: str, day: date) -> list[Part]:
    """Write files aside, in order; those of a folder that is not there yet as one part."""
    groups: dict[Path, dict[Path, bytes]] = {}
    for path, content in wanted.items():
        groups.setdefault(_first_missing(path), {})[path] = content
    noon = datetime.combine(day, time(12), UTC).timestamp()
    parts: list[Part] = []
    try:
        for left, (target, files) in zip(reversed(range(len(groups))), groups.items(), strict=True):
            name = f".{digest[:16]}{f'-{left}' if left else ''}"
            temporary, aside = target.with_name(f"{name}.part"), target.with_name(f"{name}.old")
            parts.append(Part(target, temporary, aside))
            for path, content in files.items():
                _write(temporary / path.relative_to(target), content, noon)
            _settle(temporary, noon)
    except OSError:
        for part in parts:
            _remove(part.temporary)
        raise
    return parts


def sweep(targets: Iterable[Path], digest: str) -> None:
    """Take away what a power cut left: names made of the digest are ours alone."""
    for folder in {_first_missing(target).parent for target in targets}:
        for left in folder.glob(f".{digest[:16]}*"):
            _remove(left)


def _first_missing(path: Path) -> Path:
    """Return the folder that has to be made first for a file, or the file itself."""
    while not os.path.lexists(path.parent):
        path = path.parent
    return path


def _write(path: Path, content: bytes, when: float) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    os.utime(path, (when, when))


def _settle(written: Path, when: float) -> None:
    """Give new folders their time, and make what is in them last."""
    folders = [found for found in written.rglob("*") if found.is_dir()]
    for folder in [*folders, *([written] if written.is_dir() else [])]:
        with suppress(OSError):
            sync_folder(folder)
        os.utime(folder, (when, when))


def _put_in_place(temporary: Path, target: Path, *, replace: bool) -> None:
    if replace:
        temporary.replace(target)
        return
    try:
        # A link, unlike a rename, never covers a file that came up in the meantime.
        target.hardlink_to(temporary)
    except FileExistsError:
        raise
    except OSError:
        # Memory sticks know no links, and folders have none.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "") from None
        temporary.replace(target)
    else:
        with suppress(OSError):
            temporary.unlink()


def _keep_aside(part: Part) -> None:
    """Keep the file whose place a part takes, for `_take_back`."""
    if not os.path.lexists(part.target):
        return
    try:
        os.link(part.target, part.aside, follow_symlinks=False)
    except OSError:
        shutil.copy2(part.target, part.aside, follow_symlinks=False)


def _take_back(part: Part) -> None:
    with suppress(OSError):
        if os.path.lexists(part.aside):
            part.aside.replace(part.target)
        else:
            _remove(part.target)


def _remove(path: Path) -> None:
    """Take away a file, a link or a whole folder, if it is there."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def holds(path: Path, content: bytes) -> bool:
    """Say whether a file is there already, byte for byte."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def digest_of(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
