"""Pictures painted anew: dots alone, without what their files tell of place, time and camera."""

from __future__ import annotations

import io
import struct
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


@dataclass(frozen=True, slots=True)
class Painting:
    """A picture as it leaves."""

    content: bytes
    """A JPEG of colours alone."""
    width: int
    height: int


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
