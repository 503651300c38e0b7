"""A zip that is the same whenever and wherever it is made of the same parts."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Mapping

_LARGEST = 100 * 1024 * 1024
"""Bytes, unpacked."""

_BEGINNING = (1980, 1, 1, 0, 0, 0)
"""The earliest time that a zip can hold: it tells nothing."""


def packed(parts: Mapping[str, str | bytes]) -> bytes:
    """Return a zip of the parts, by name, in their order."""
    bytes_of_zip = io.BytesIO()
    with zipfile.ZipFile(bytes_of_zip, "w") as archive:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, _BEGINNING)
            entry.compress_type = zipfile.ZIP_DEFLATED
            # The system that made it is written otherwise.
            entry.create_system, entry.external_attr = 0, 0
            archive.writestr(entry, content)
    return bytes_of_zip.getvalue()


def unpacked(content: bytes) -> dict[str, bytes]:
    """Return the parts of a zip by name; its own comment stands under the empty name.

    Raises:
        ValueError: It is damaged, or would take more memory than any post.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > _LARGEST:
                raise ValueError("too large")
            parts = {name: archive.read(name) for name in archive.namelist()}
            return {"": archive.comment} | parts
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError):
        raise ValueError("damaged") from None
