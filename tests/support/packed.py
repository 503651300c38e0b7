"""All that the bytes of a post say, read without the program's own readers."""

from __future__ import annotations

import io
import re
import zipfile


def words_in(content: bytes) -> str:
    """Return the words of a post in any format, markup aside where the format packs it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [archive.comment, *(archive.read(name) for name in archive.namelist())]
            names = archive.namelist()
        return "\n".join([*names, *(_without_tags(part.decode()) for part in parts)])
    return content.decode()


def _without_tags(xml: str) -> str:
    targets = re.findall(r'Target="([^"]*)"', xml)
    return "\n".join([re.sub(r"<[^<>]*>", "", xml), *targets])
