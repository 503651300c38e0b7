"""Writes an approved post, or a site of them: whole or not at all."""

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

from reflectapp.domain.destination import COPIED_FORMAT
from reflectapp.domain.errors import ExportFailedError
from reflectapp.domain.post import SentFile
from reflectapp.publish.gate import Approval, Clip, is_genuine
from reflectapp.publish.placing import places
from reflectapp.publish.site import files_of
from reflectapp.publish.site_face import NEUTRAL, ClearedFace

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


def clip(approval: Approval) -> Clip:
    """Return approved rich text with what is pasted where only plain text is taken.

    Raises:
        TypeError: The approval is not genuine, or not of rich text.
    """
    if not is_genuine(approval) or approval.format != COPIED_FORMAT:
        raise TypeError("not an approval of rich text")
    return Clip(*approval.texts)


@dataclass(frozen=True, slots=True)
class _Part:
    """A file, or a new folder with all that is in it, that gets its name in one step."""

    target: Path
    temporary: Path
    aside: Path
    """Where the file whose place it takes waits until all parts have their names."""


class Staged:
    """What was approved, on the disk whole, under names that nobody looks for."""

    def __init__(
        self, target: Path, parts: Sequence[_Part], former: Path | None, *, replace: bool
    ) -> None:
        """Take what is to be there in the end, its parts in order, and what goes for it."""
        self._target, self._parts = target, parts
        self._former, self._replace = former, replace

    def release(self) -> Path:
        """Give all files their names and return the post or site: this is when it leaves.

        Raises:
            ExportFailedError: It did not leave, and nothing is left behind.
        """
        done: list[_Part] = []
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
            raise _told(error) from None
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
                _sync_folder(folder)


def stage_site(
    approvals: Sequence[Approval], target: Path, cleared: ClearedFace = NEUTRAL
) -> Staged:
    """Write a site of approved pages beside `target`, a folder that is not there yet.

    Raises:
        ExportFailedError: Nothing was written, and nothing is left behind.
        TypeError: An approval is not genuine, or not of a page of a site; or its title and address
            were not cleared.
    """
    files = files_of(approvals, cleared)
    whole = hashlib.sha256(b"".join(files.values())).hexdigest()
    day = max(approval.day for approval in approvals)
    if os.path.lexists(target):
        raise ExportFailedError("exists")
    try:
        if not target.parent.is_dir():
            raise FileNotFoundError(errno.ENOENT, "")
        parts = _written({target / n: content for n, content in files.items()}, whole, day)
    except OSError as error:
        raise _told(error) from None
    return Staged(target, parts, None, replace=False)


def stage(approval: Approval, folder: Path, *, replace: bool = False) -> Staged:
    """Write the approved bytes beside where they will lie, under names of their hash.

    Their times are noon of the day of export, in UTC: they tell neither the hour nor the zone.

    Args:
        approval: What the gate approved.
        folder: An existing folder.
        replace: Whether files of the same names may be overwritten.

    Raises:
        ExportFailedError: Nothing was written, and nothing is left behind.
        TypeError: The approval is not genuine.
    """
    if not is_genuine(approval):
        raise TypeError("not an approval of the gate")
    target, rival = folder / approval.file_name, folder / (approval.rival or approval.file_name)
    beside = zip(places(approval.files, folder), approval.files, strict=True)
    try:
        wanted = {p: file.content for p, file in beside if not _holds(p, file.content)}
        if not replace and any(map(os.path.lexists, (*wanted, target, rival))):
            raise FileExistsError(errno.EEXIST, "")
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "")
        # The post comes last: until it is there, no engine knows of its pictures.
        parts = _written(wanted | {target: approval.content}, approval.digest, approval.day)
        former = rival if rival != target and rival.is_file() else None
    except OSError as error:
        raise _told(error) from None
    return Staged(target, parts, former, replace=replace)


def clear_away(folder: Path, files: Iterable[SentFile]) -> None:
    """Take away pictures that left into `folder` before and are not wanted any more.

    Those that are not as they left stay; folders that stand empty then go.
    """
    for file in files:
        path = folder / file.path
        with suppress(OSError):
            if path.stat().st_size == file.size and _digest(path) == file.digest:
                path.unlink()
                path.parent.rmdir()


def _told(error: OSError) -> ExportFailedError:
    return ExportFailedError(_CAUSES.get(error.errno or 0, "failing"))


def _written(wanted: Mapping[Path, bytes], digest: str, day: date) -> list[_Part]:
    """Write files aside, in order; those of a folder that is not there yet as one part."""
    groups: dict[Path, dict[Path, bytes]] = {}
    for path, content in wanted.items():
        groups.setdefault(_first_missing(path), {})[path] = content
    noon = datetime.combine(day, time(12), UTC).timestamp()
    parts: list[_Part] = []
    try:
        for left, (target, files) in zip(reversed(range(len(groups))), groups.items(), strict=True):
            # Named after the digest: what stands there is ours, left by a power cut.
            name = f".{digest[:16]}{f'-{left}' if left else ''}"
            temporary, aside = target.with_name(f"{name}.part"), target.with_name(f"{name}.old")
            _remove(temporary)
            _remove(aside)
            parts.append(_Part(target, temporary, aside))
            for path, content in files.items():
                _write(temporary / path.relative_to(target), content, noon)
            _settle(temporary, noon)
    except OSError:
        for part in parts:
            _remove(part.temporary)
        raise
    return parts


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
            _sync_folder(folder)
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


def _keep_aside(part: _Part) -> None:
    """Keep the file whose place a part takes, for `_take_back`."""
    if not os.path.lexists(part.target):
        return
    try:
        os.link(part.target, part.aside, follow_symlinks=False)
    except OSError:
        shutil.copy2(part.target, part.aside, follow_symlinks=False)


def _take_back(part: _Part) -> None:
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


def _holds(path: Path, content: bytes) -> bool:
    """Say whether a file is there already, byte for byte."""
    return path.is_file() and path.stat().st_size == len(content) and path.read_bytes() == content


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _sync_folder(folder: Path) -> None:
    """Make the rename last, where the system can; Windows opens no folders, and needs it not."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
