"""Everything that a journal holds, in open formats, for its writer alone."""

from __future__ import annotations

import contextlib
import errno
import re
import threading
import zipfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

import pyzipper
import yaml

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import ExportFailedError, SaveFailedError, StoppedError
from reflectapp.importers.reflect import FILE
from reflectapp.services.passphrase import check_passphrase
from reflectapp.services.private_json import Record
from reflectapp.storage.database import Database
from reflectapp.storage.settings import SettingsStore
from reflectapp.storage.whole import remove_unfinished, whole_file

__all__ = ["Passphrase", "PrivateExport", "Unprotected", "WrittenExport"]

INNER = "reflect-journal.zip"
"""The one locked member: a zip shows the names and sizes of its members to everybody."""

_README = """\
This is everything that your Reflect journal held when it was exported: all entries with their
real names, their older versions, the people and places that the journal knew, and your decisions.

  journal.json   everything, as Reflect reads it back: reflectapp import reflect FILE
  entries/       each entry as a Markdown file, for any other program
  bin/           the entries that were in the bin

Nobody but you should read it. Outside the encrypted zip nothing protects it: delete the unpacked
files when you are done, and remember that deleted files, synchronised folders and e-mails leave
copies behind.
"""
_UNFIT = re.compile(r"[^a-z0-9]+")
_LONGEST_NAME = 40


@dataclass(frozen=True, slots=True)
class Passphrase:
    """Lock the export with this one; not the journal's."""

    text: str


@dataclass(frozen=True, slots=True)
class Unprotected:
    """The writer chose to let anybody who finds the file read it."""


@dataclass(frozen=True, slots=True)
class WrittenExport:
    """What was written."""

    path: Path
    entries: int
    size: int
    """Bytes."""


class PrivateExport:
    """Writes the private export of an open journal. Takes long; may run in a thread."""

    def __init__(self, db: Database, clock: TrustedClock) -> None:
        self._db, self._clock, self._settings = db, clock, SettingsStore(db)
        self._closing, self._working = threading.Event(), threading.Lock()

    def write(
        self,
        target: Path,
        protection: Passphrase | Unprotected,
        *,
        overwrite: bool = False,
        progress: Callable[[int, int], None] = lambda done, total: None,
        is_stopped: Callable[[], bool] = lambda: False,
    ) -> WrittenExport:
        """Write everything into one zip, whole or not at all, for its owner's account alone.

        Args:
            protection: AES-256 with a passphrase, or none by the writer's own choice.
            progress: Told how many of how many steps are done; an entry makes two.

        Raises:
            WeakPassphraseError: The passphrase is too short.
            ExportFailedError: Nothing was written.
            StoppedError: See `is_stopped`; nothing was written.
        """
        if isinstance(protection, Passphrase):
            check_passphrase(protection.text)
        with _told(), self._snapshot() as record:
            ids = record.ids()
            stopped = lambda: self._closing.is_set() or is_stopped()  # noqa: E731
            steps = _Steps(2 * len(ids), progress, stopped)
            _refuse_taken(target, overwrite=overwrite)
            with whole_file(target, self._note_unfinished) as file:
                if isinstance(protection, Passphrase):
                    with _locked(file, protection.text) as inner:
                        _fill(inner, record, ids, steps)
                else:
                    _fill(file, record, ids, steps)
            return WrittenExport(target, len(ids), target.stat().st_size)

    def clear_away(self) -> None:
        """Remove what an export left that was cut off, as soon as its drive is there."""
        unfinished = self._settings.unfinished()
        with contextlib.suppress(OSError):
            if unfinished is not None and remove_unfinished(unfinished):
                self._settings.save_unfinished(None)

    def _note_unfinished(self, path: Path | None) -> None:
        # A journal that cannot be written to can still be exported.
        with contextlib.suppress(SaveFailedError):
            self._settings.save_unfinished(path)

    def close(self) -> None:
        """Stop an export that runs, and wait until it has."""
        self._closing.set()
        with self._working:
            pass

    @contextlib.contextmanager
    def _snapshot(self) -> Iterator[Record]:
        """Give the journal as it is now; writing goes on meanwhile and is not seen."""
        with self._working, self._db.beside() as (_, key):
            db = Database(self._db.path, key, "mode=ro")
            try:
                with db.transaction():
                    yield Record(db, self._clock)
            finally:
                db.close()


def _fill(file: BinaryIO, record: Record, ids: tuple[str, ...], steps: _Steps) -> None:
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_member("README.txt"), _README)
        with archive.open(_member(FILE), "w", force_zip64=True) as member:
            for lines in record.lines(steps.over(ids)):
                member.write(lines.encode("utf-8"))
        for entry_id in steps.over(ids):
            entry = record.entry(entry_id)
            archive.writestr(_member(file_name(entry)), as_markdown(entry))


class _Steps:
    """Tells of progress, and stops when somebody asks."""

    def __init__(
        self, total: int, progress: Callable[[int, int], None], is_stopped: Callable[[], bool]
    ) -> None:
        self._total, self._done = total, 0
        self._progress, self._is_stopped = progress, is_stopped

    def over(self, ids: tuple[str, ...]) -> Iterator[str]:
        for entry_id in ids:
            if self._is_stopped():
                raise StoppedError
            yield entry_id
            self._done += 1
            self._progress(self._done, self._total)


def file_name(entry: Entry) -> str:
    """Return where an entry lies in the export: by day, with enough of its id to be the only one.

    The title is in it as far as any file system takes it.
    """
    words = _UNFIT.sub("-", entry.title.lower())[:_LONGEST_NAME].strip("-")
    parts = (entry.happened_on.isoformat(), words, entry.id)
    folder = "entries" if entry.deleted_at is None else "bin"
    return f"{folder}/{'-'.join(part for part in parts if part)}.md"


def as_markdown(entry: Entry) -> str:
    """Return an entry as a Markdown file with front matter."""
    facts: dict[str, object] = {
        "title": entry.title,
        "date": entry.happened_on.isoformat(),
        "created": entry.created_at.isoformat(timespec="seconds"),
        "changed": entry.changed_at.isoformat(timespec="seconds"),
        "tags": list(entry.tags),
        "mood_before": None if entry.mood_before is None else int(entry.mood_before),
        "mood_after": None if entry.mood_after is None else int(entry.mood_after),
        "template": entry.template,
    }
    known = {name: value for name, value in facts.items() if value not in (None, [], "")}
    head = yaml.safe_dump(known, allow_unicode=True, sort_keys=False)
    return f"---\n{head}---\n\n{entry.body}\n"


def _member(name: str) -> zipfile.ZipInfo:
    # A time of its own would tell when; the default is 1980.
    info = zipfile.ZipInfo(name)
    info.compress_type = zipfile.ZIP_DEFLATED
    info.external_attr = 0o600 << 16
    return info


@contextlib.contextmanager
def _locked(file: BinaryIO, passphrase: str) -> Iterator[BinaryIO]:
    """Give the one member of an encrypted zip, to write another zip into."""
    with pyzipper.AESZipFile(
        file, "w", compression=pyzipper.ZIP_STORED, encryption=pyzipper.WZ_AES
    ) as outer:
        outer.setpassword(passphrase.encode("utf-8"))
        info = outer.zipinfo_cls(INNER)
        info.external_attr = 0o600 << 16
        with outer.open(info, "w", force_zip64=True) as member:
            yield member


def _refuse_taken(target: Path, *, overwrite: bool) -> None:
    if (target.exists() and not overwrite) or target.is_dir() or not target.name:
        raise ExportFailedError("exists")


@contextlib.contextmanager
def _told() -> Iterator[None]:
    """Turn what the system says of files into what a person can be told."""
    try:
        yield
    except OSError as error:
        match error.errno:
            case errno.ENOSPC | errno.EDQUOT | errno.EFBIG:
                cause = "full"
            case errno.EROFS | errno.EACCES | errno.EPERM:
                cause = "read-only"
            case errno.ENOENT | errno.ENOTDIR:
                cause = "missing"
            case _:
                cause = "failing"
        raise ExportFailedError(cause) from None
