"""All that the bytes of a post say, read without the program's own readers."""

from __future__ import annotations

import io
import re
import zipfile

from pypdfium2 import PdfDocument

_BYTES = re.compile("(?<=base64,)[A-Za-z0-9+/=]{300,}")
"""Of a picture, the least of which has more: they are no words."""

PACKED = ("docx", "pdf")
"""Formats whose bytes are no text; slower, so they are tried less often."""


def words_in(content: bytes) -> str:
    """Return the words of a post in any format, markup aside where the format packs it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            names = archive.namelist()
            told = [name for name in names if not name.endswith(".jpg")]
            parts = [archive.comment, *(archive.read(name) for name in told)]
        return "\n".join([*names, *(_without_tags(part.decode()) for part in parts)])
    if content.startswith(b"%PDF"):
        addresses = [found.decode() for found in re.findall(rb"/URI \((.*?)\)>>", content)]
        with PdfDocument(content) as file:
            about = [f"{key} {value}" for key, value in file.get_metadata_dict().items()]
            return "\n".join([*about, *addresses, *pages_of(file)])
    return _BYTES.sub("", content.decode())


def pages_of(file: PdfDocument) -> list[str]:
    """Return the text of each page, as Chrome's PDF engine reads it."""
    return [page.get_textpage().get_text_range() for page in file]


def _without_tags(xml: str) -> str:
    targets = re.findall(r'Target="([^"]*)"', xml)
    return "\n".join([re.sub(r"<[^<>]*>", "", xml), *targets])
