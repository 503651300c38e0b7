"""Writes an approved post, or a site of them: whole or not at all."""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path

from reflectapp.domain.destination import COPIED_FORMAT
from reflectapp.domain.errors import ExportFailedError
from reflectapp.domain.post import SentFile
from reflectapp.publish.gate import Approval, Clip, is_genuine
from reflectapp.publish.placing import places
from reflectapp.publish.site import files_of
from reflectapp.publish.site_face import NEUTRAL, ClearedFace
from reflectapp.publish.staging import Staged, digest_of, holds, sweep, told, written


def clip(approval: Approval) -> Clip:
    """Return approved rich text with what is pasted where only plain text is taken.

    Raises:
        TypeError: The approval is not genuine, or not of rich text.
    """
    if not is_genuine(approval) or approval.format != COPIED_FORMAT:
        raise TypeError("not an approval of rich text")
    return Clip(*approval.texts)


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
        sweep((target,), whole)
        parts = written({target / n: content for n, content in files.items()}, whole, day)
    except OSError as error:
        raise told(error) from None
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
    beside = dict(zip(places(approval.files, folder), approval.files, strict=True))
    try:
        sweep((target, *beside), approval.digest)
        wanted = {p: file.content for p, file in beside.items() if not holds(p, file.content)}
        if not replace and any(map(os.path.lexists, (*wanted, target, rival))):
            raise FileExistsError(errno.EEXIST, "")
        if not folder.is_dir():
            raise FileNotFoundError(errno.ENOENT, "")
        # The post comes last: until it is there, no engine knows of its pictures.
        parts = written(wanted | {target: approval.content}, approval.digest, approval.day)
        former = rival if rival != target and rival.is_file() else None
    except OSError as error:
        raise told(error) from None
    return Staged(target, parts, former, replace=replace)


def clear_away(folder: Path, files: Iterable[SentFile]) -> None:
    """Take away pictures that left into `folder` before and are not wanted any more.

    Those that are not as they left stay; folders that stand empty then go.
    """
    for file in files:
        path = folder / file.path
        with suppress(OSError):
            if path.stat().st_size == file.size and digest_of(path) == file.digest:
                path.unlink()
                path.parent.rmdir()
