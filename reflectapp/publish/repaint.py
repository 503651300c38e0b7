"""Pictures painted anew: dots alone, without what their files tell of place, time and camera."""

from __future__ import annotations

import io
import struct
from base64 import b64encode
from dataclasses import dataclass

from PIL import Image, ImageOps
from PIL.Image import open as opened

MAX_BYTES = 20 * 1024 * 1024
MAX_DOTS = 40_000_000
MAX_SIDE = 2000
"""Dots of the longer side of what leaves."""

_READ = ("PNG", "JPEG", "WEBP", "GIF")
_QUALITY = 88
_DAMAGES = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    AttributeError,
    ArithmeticError,
    RuntimeError,
    MemoryError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
"""What Pillow raises for a damaged file."""

_SCAN = 0xDA
_NEEDED = frozenset({0xE0, 0xDB, 0xC0, 0xC4, _SCAN})
"""Segments of a JPEG (ISO/IEC 10918-1, B.1.1.3) with tables and pixels, and the head of JFIF."""


@dataclass(frozen=True, slots=True)
class Painting:
    """A picture as it leaves."""

    content: bytes
    """A JPEG of colours alone."""
    width: int
    height: int

    @property
    def encoded(self) -> str:
        """The bytes as they stand in a text."""
        return b64encode(self.content).decode()

    @property
    def is_bare(self) -> bool:
        """Whether the file says nothing but what is needed to show its pixels."""
        return _segments(self.content) <= _NEEDED


def no_larger(painting: Painting, longest: int) -> Painting:
    """Return a picture none of whose sides is above `longest`; itself, where that is so."""
    if max(painting.width, painting.height) <= longest:
        return painting
    return repainted(painting.content, longest)


def repainted(source: bytes, longest: int = MAX_SIDE) -> Painting:
    """Return a picture with fresh dots, the right way up, none of its sides above `longest`.

    The same bytes always give the same. Of what moves, the first picture is taken; what can be
    seen through is put on white.

    Raises:
        ValueError: It is damaged, too large, or of a kind that is not read.
    """
    if len(source) > MAX_BYTES:
        raise ValueError("too large")
    try:
        with opened(io.BytesIO(source), formats=_READ) as found:
            # The head of the file says it, before any of its dots takes memory.
            if found.width * found.height > MAX_DOTS:
                raise ValueError("too large")
            upright = ImageOps.exif_transpose(found).convert("RGBA")
    except _DAMAGES:
        raise ValueError("no picture") from None
    upright.thumbnail((longest, longest), Image.Resampling.LANCZOS)
    # A new picture knows nothing of the one that its dots come from.
    fresh = Image.new("RGB", upright.size, "white")
    fresh.paste(upright, mask=upright.getchannel("A"))
    written = io.BytesIO()
    fresh.save(written, "JPEG", quality=_QUALITY, exif=b"", comment=b"", icc_profile=None)
    return Painting(written.getvalue(), fresh.width, fresh.height)


def _segments(content: bytes) -> set[int]:
    """Return which segments a JPEG has; -1 stands for what is none."""
    found: set[int] = set()
    at = 2
    while content[at : at + 1] == b"\xff" and content[at + 1 : at + 2] != bytes([_SCAN]):
        found.add(int.from_bytes(content[at + 1 : at + 2], "big"))
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    # Among pixels the end has no likeness: their own 0xFF is followed by zero.
    is_whole = content[:2] == b"\xff\xd8" and content.find(b"\xff\xd9", at) == len(content) - 2
    return found | ({_SCAN} if is_whole else {-1})
