"""A file, a folder or a zip as named pieces, read within bounds and never unpacked to disk."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath

import pyzipper

from reflectapp.importers.candidate import Place, whole
from reflectapp.importers.faults import Cause, ImportFailedError

MAX_ITEM = 256 * 1024 * 1024
"""Largest single piece, in bytes once unpacked."""

MAX_ITEMS = 200_000
MAX_RATIO = 100
"""A text shrinks to a tenth, not to a hundredth."""

_HARMLESS = 1024 * 1024
"""Below this size nothing that is packed can do harm."""

_CHUNK = 1024 * 1024
_DEPTH = 40
_DAMAGED = (
    zipfile.BadZipFile,
    pyzipper.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    LookupError,
    ValueError,
    OverflowError,
    OSError,
)
"""What the zip libraries raise about a file that is broken, or made to break them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One named piece."""

    name: str
    """Within the folder or archive, with slashes; only ever shown, never opened."""
    size: int
    modified: datetime | None
    """UTC; None where nothing is known."""
    member: int = 0
    """Its place in an archive: two members may bear one name."""

    @property
    def suffix(self) -> str:
        """The name's ending, in lower case, with its dot."""
        return PurePosixPath(self.name).suffix.lower()

    @property
    def stem(self) -> str:
        """The name without folders and ending."""
        return PurePosixPath(self.name).stem


class Source:
    """What the writer chose."""

    def __init__(self, path: Path, passphrase: str | None = None) -> None:
        """Look at `path`; nothing is read yet but an archive's list.

        Args:
            passphrase: For our own encrypted export.

        Raises:
            ImportFailedError: It is not there, not readable, or an archive without sense.
        """
        self.path, self._passphrase = path, passphrase
        self.name = whole(path.name)
        self._archive: pyzipper.AESZipFile | None = None
        try:
            mode = path.stat().st_mode
            self.is_folder = stat.S_ISDIR(mode)
            if not self.is_folder and not stat.S_ISREG(mode):
                raise ImportFailedError(Cause.UNREADABLE, Place(self.name))
            self.items = tuple(self._items())
        except FileNotFoundError:
            raise ImportFailedError(Cause.MISSING, Place(self.name)) from None
        except OSError:
            raise ImportFailedError(Cause.UNREADABLE, Place(self.name)) from None

    @property
    def is_archive(self) -> bool:
        """Whether it is a zip."""
        return self._archive is not None

    def named(self, *suffixes: str) -> tuple[Item, ...]:
        """Return the pieces whose names end so."""
        return tuple(item for item in self.items if item.suffix in suffixes)

    def read(self, item: Item) -> bytes:
        """Return the bytes of a piece.

        Raises:
            ImportFailedError: It is too large, damaged, locked, or gone.
        """
        place = Place(item.name)
        if item.size > MAX_ITEM:
            raise ImportFailedError(Cause.TOO_LARGE, place)
        if self._archive is not None:
            return self._unpacked(self._archive, item)
        path = self.path / item.name if self.is_folder else self.path
        try:
            with path.open("rb") as file:
                raw = file.read(MAX_ITEM + 1)
        except OSError:
            raise ImportFailedError(Cause.UNREADABLE, place) from None
        if len(raw) > MAX_ITEM:
            raise ImportFailedError(Cause.TOO_LARGE, place)
        return raw

    def digest(self, *suffixes: str) -> str:
        """Return SHA-256 of the file; of a folder, of its pieces whose names end so."""
        whole = hashlib.sha256()
        try:
            if not self.is_folder:
                with self.path.open("rb") as file:
                    while chunk := file.read(_CHUNK):
                        whole.update(chunk)
                return whole.hexdigest()
        except OSError:
            raise ImportFailedError(Cause.UNREADABLE, Place(self.name)) from None
        for item in self.named(*suffixes):
            whole.update(f"{item.name}\0{item.size}\0".encode("utf-8", "surrogatepass"))
            whole.update(hashlib.sha256(self.read(item)).digest())
        return whole.hexdigest()

    def close(self) -> None:
        """Let go of the file."""
        if self._archive is not None:
            self._archive.close()

    def _items(self) -> Iterator[Item]:
        if self.is_folder:
            yield from self._in_folder()
            return
        with self.path.open("rb") as file:
            is_zip = file.read(4) in (b"PK\x03\x04", b"PK\x05\x06")
        if is_zip:
            yield from self._in_archive()
        else:
            status = self.path.stat()
            modified = datetime.fromtimestamp(status.st_mtime, UTC)
            yield Item(self.path.name, status.st_size, modified)

    def _in_folder(self) -> Iterator[Item]:
        count = 0
        for folder, folders, files in os.walk(self.path):
            here = Path(folder)
            depth = len(here.relative_to(self.path).parts)
            folders[:] = sorted(
                name for name in folders if not name.startswith(".") and depth < _DEPTH
            )
            for name in sorted(files):
                path = here / name
                status = path.lstat()
                if name.startswith(".") or not stat.S_ISREG(status.st_mode):
                    continue
                count += 1
                if count > MAX_ITEMS:
                    raise ImportFailedError(Cause.TOO_LARGE, Place(self.name))
                modified = datetime.fromtimestamp(status.st_mtime, UTC)
                yield Item(path.relative_to(self.path).as_posix(), status.st_size, modified)

    def _in_archive(self) -> Iterator[Item]:
        self._archive = archive = _opened(self.path, self.name)
        if len(archive.infolist()) == 1 and archive.infolist()[0].flag_bits & 1:
            inner = self._unpacked(archive, _item(0, archive.infolist()[0]))
            archive.close()
            # Our own export: one locked member that is a zip itself, so that names are locked too.
            self._archive = archive = _opened(io.BytesIO(inner), self.name)
        if len(archive.infolist()) > MAX_ITEMS:
            raise ImportFailedError(Cause.TOO_LARGE, Place(self.name))
        for number, info in enumerate(archive.infolist()):
            if not info.is_dir() and not _is_hidden(info.filename):
                yield _item(number, info)

    def _unpacked(self, archive: pyzipper.AESZipFile, item: Item) -> bytes:
        place = Place(item.name)
        info = archive.infolist()[item.member]
        if info.flag_bits & 1 and self._passphrase is None:
            raise ImportFailedError(Cause.LOCKED, place)
        limit = min(info.file_size, MAX_ITEM)
        if info.file_size > MAX_ITEM:
            raise ImportFailedError(Cause.TOO_LARGE, place)
        if info.file_size > _HARMLESS and info.file_size > MAX_RATIO * max(info.compress_size, 1):
            raise ImportFailedError(Cause.BOMB, place)
        secret = None if self._passphrase is None else self._passphrase.encode()
        try:
            with archive.open(info, pwd=secret if info.flag_bits & 1 else None) as file:
                raw: bytes = file.read(limit + 1)
        except RuntimeError:
            raise ImportFailedError(Cause.WRONG_PASSPHRASE, place) from None
        except _DAMAGED:
            raise ImportFailedError(Cause.DAMAGED, place) from None
        if len(raw) != info.file_size:
            raise ImportFailedError(Cause.DAMAGED, place)
        return raw


def _is_hidden(name: str) -> bool:
    parts = name.replace("\\", "/").split("/")
    return any(part == "__MACOSX" or (part[:1] == "." and part != "..") for part in parts)


def _opened(file: Path | io.BytesIO, name: str) -> pyzipper.AESZipFile:
    try:
        return pyzipper.AESZipFile(file)
    except _DAMAGED:
        raise ImportFailedError(Cause.DAMAGED, Place(name)) from None


def _item(member: int, info: pyzipper.ZipInfo) -> Item:
    try:
        year, month, day, hour, minute, second = info.date_time
        modified = datetime(year, month, day, hour, minute, second, tzinfo=UTC)
    except ValueError:
        modified = None
    return Item(info.filename.replace("\\", "/"), info.file_size, modified, member)
