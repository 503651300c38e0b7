"""Writes an approved post, or a site of them: whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Sequence
from contextlib import suppress
from datetime import UTC, date, datetime, time
from pathlib import Path

from reflectapp.domain.destination import COPIED_FORMAT
from reflectapp.domain.errors import ExportFailedError
from reflectapp.publish.gate import Approval, Clip, is_genuine
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


class Staged:
    """An approved post that is on the disk whole, and has no name yet that anybody would find."""

    def __init__(self, temporary: Path, target: Path, *, replace: bool) -> None:
        self._temporary, self._target, self._replace = temporary, target, replace

    def release(self) -> Path:
        """Give the file its name and return it: this is when a post leaves.

        Raises:
            ExportFailedError: It did not leave, and nothing is left behind.
        """
        try:
            _put_in_place(self._temporary, self._target, replace=self._replace)
        except OSError as error:
            self.discard()
            raise _told(error) from None
        # The post has left: saying that it has not would leave it off the record.
        with suppress(OSError):
            _sync_folder(self._target.parent)
        return self._target

    def discard(self) -> None:
        """Take the bytes away again; after `release` there is nothing to take."""
        with suppress(OSError):
            self._temporary.unlink(missing_ok=True)


class StagedSite:
    """A site that is on the disk whole, in a folder of a name that nobody looks for."""

    def __init__(self, temporary: Path, target: Path) -> None:
        self.folder, self._target = temporary, target

    def release(self) -> Path:
        """Give the folder its name and return it.

        Raises:
            ExportFailedError: The site did not leave, and nothing is left behind.
        """
        try:
            if os.path.lexists(self._target):
                raise FileExistsError(errno.EEXIST, "")
            self.folder.rename(self._target)
        except OSError as error:
            self.discard()
            raise _told(error) from None
        with suppress(OSError):
            _sync_folder(self._target.parent)
        return self._target

    def discard(self) -> None:
        """Take the folder away again; after `release` there is nothing to take."""
        shutil.rmtree(self.folder, ignore_errors=True)


def stage_site(
    approvals: Sequence[Approval], target: Path, cleared: ClearedFace = NEUTRAL
) -> StagedSite:
    """Write a site of approved pages beside `target`, a folder that is not there yet.

    Raises:
        ExportFailedError: Nothing was written, and nothing is left behind.
        TypeError: An approval is not genuine, or not of a page of a site; or its title and address
            were not cleared.
    """
    files = files_of(approvals, cleared)
    whole = hashlib.sha256(b"".join(files.values())).hexdigest()
    staged = StagedSite(target.parent / f".{whole[:16]}.part", target)
    if os.path.lexists(target):
        raise ExportFailedError("exists")
    staged.discard()
    noon = _noon(max(approval.day for approval in approvals))
    try:
        staged.folder.mkdir()
        for name, content in files.items():
            _write(staged.folder / name, content, noon)
        os.utime(staged.folder, (noon, noon))
    except OSError as error:
        staged.discard()
        raise _told(error) from None
    return staged


def stage(approval: Approval, folder: Path, *, replace: bool = False) -> Staged:
    """Write the approved bytes into `folder`, under a name of their hash.

    Their times are noon of the day of export, in UTC: they tell neither the hour nor the zone.

    Args:
        approval: What the gate approved.
        folder: An existing folder.
        replace: Whether a file of the same name may be overwritten.

    Raises:
        ExportFailedError: Nothing was written, and nothing is left behind.
        TypeError: The approval is not genuine.
    """
    if not is_genuine(approval):
        raise TypeError("not an approval of the gate")
    target = folder / approval.file_name
    temporary = folder / f".{approval.digest[:16]}.part"
    staged = Staged(temporary, target, replace=replace)
    if not replace and os.path.lexists(target):
        raise ExportFailedError("exists")
    try:
        _write_aside(temporary, approval)
    except OSError as error:
        staged.discard()
        raise _told(error) from None
    return staged


def _told(error: OSError) -> ExportFailedError:
    return ExportFailedError(_CAUSES.get(error.errno or 0, "failing"))


def _write_aside(temporary: Path, approval: Approval) -> None:
    # The name is made of the digest: what stands there is ours, left by a power cut.
    temporary.unlink(missing_ok=True)
    _write(temporary, approval.content, _noon(approval.day))


def _write(path: Path, content: bytes, when: float) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _MODE)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(descriptor)
    os.utime(path, (when, when))


def _noon(day: date) -> float:
    return datetime.combine(day, time(12), UTC).timestamp()


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
        # Memory sticks know no links.
        if os.path.lexists(target):
            raise FileExistsError(errno.EEXIST, "") from None
        temporary.replace(target)
    else:
        with suppress(OSError):
            temporary.unlink()


def _sync_folder(folder: Path) -> None:
    """Make the rename last, where the system can; Windows opens no folders, and needs it not."""
    if os.name != "posix":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
