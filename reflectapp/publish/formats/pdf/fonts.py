"""The faces of a PDF: which letters they have, how wide they are, and a face cut to its letters."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterator, Set
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from reflectapp.assets import resource

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont


class Face(StrEnum):
    """A font file under resources/fonts."""

    TEXT = "Literata_400Regular"
    ITALIC = "Literata_400Regular_Italic"
    BOLD = "Literata_600SemiBold"
    BOLD_ITALIC = "Literata_600SemiBold_Italic"
    CODE = "print/IBMPlexMono_400Regular"
    SIGNS = "Inter_400Regular"
    """For what the others lack: arrows, ticks, rare letters."""
    EMOJI = "print/NotoEmoji_400Regular"


MISSING = "\ufffd"
"""What a reader of the file gets for a sign that no face has: the gate then refuses the PDF."""
_SPARE = (Face.SIGNS, Face.EMOJI)
_UNITS = 1000
_UNUSED = {"GPOS", "GSUB", "GDEF", "BASE", "STAT", "meta", "vhea", "vmtx", "VORG", "DSIG"}
"""Tables that a PDF has no use for; reading them would take most of the time."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A face with no more in it than a text needs."""

    name: str
    font: bytes
    """TrueType."""
    numbers: dict[str, int]
    """Of each sign, the glyph that shows it."""
    widths: dict[int, int]
    """Of each glyph, in thousandths of the size."""
    ascent: int
    descent: int
    cap_height: int
    box: tuple[int, ...]
    angle: float


def runs(text: str, face: Face) -> Iterator[tuple[Face, str]]:
    """Yield `text` in stretches that one face shows; what shows nothing by itself is left out."""
    current, stretch = face, ""
    for sign in unicodedata.normalize("NFC", text):
        found = _found(sign, face)
        if found is None:
            continue
        of, shown = found
        if of is not current and stretch:
            yield current, stretch
            stretch = ""
        current = of
        stretch += shown
    if stretch:
        yield current, stretch


def folded(text: str) -> str:
    """Return what of a text a PDF can show: two that are the same here look the same there."""
    composed = unicodedata.normalize("NFC", text)
    return "".join(sign for sign in composed if not _is_invisible(sign))


def width(text: str, face: Face) -> float:
    """Return how wide a stretch of one face is, in its size."""
    known = _measures(face)
    return sum(known.advance(sign) for sign in text) / known.units


def cut(face: Face, signs: Set[str]) -> Cut:
    """Return the face with the glyphs for `signs` alone."""
    from fontTools import subset  # noqa: PLC0415  # a tenth of a second, for this alone

    font = _opened(face)
    for table in _UNUSED & set(font.keys()):
        del font[table]
    options = subset.Options(hinting=False, glyph_names=False, notdef_outline=True)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=[ord(sign) for sign in signs if sign != MISSING])
    subsetter.subset(font)
    units = font["head"].unitsPerEm
    letters = font.getBestCmap() or {}
    numbers = {chr(code): font.getGlyphID(name) for code, name in letters.items()}
    numbers[MISSING] = 0
    widths = {
        font.getGlyphID(name): round(advance * _UNITS / units)
        for name, (advance, _) in font["hmtx"].metrics.items()
    }
    head, line, shape = font["head"], font["hhea"], font["OS/2"]
    lengths = (line.ascent, line.descent, shape.sCapHeight or line.ascent)
    box = (head.xMin, head.yMin, head.xMax, head.yMax)
    scaled = [round(length * _UNITS / units) for length in (*lengths, *box)]
    name, angle = font["name"].getDebugName(6), font["post"].italicAngle
    # The PDF says itself which number is which letter; names of makers stay behind.
    for table in ("cmap", "name", "OS/2", "post"):
        del font[table]
    content = io.BytesIO()
    font.save(content)
    ascent, descent, cap_height, *edges = scaled
    return Cut(
        name,
        content.getvalue(),
        numbers,
        widths,
        ascent,
        descent,
        cap_height,
        box=tuple(edges),
        angle=angle,
    )


def _opened(face: Face) -> TTFont:
    from fontTools.ttLib import TTFont  # noqa: PLC0415  # as above

    file = io.BytesIO(resource("fonts", f"{face}.ttf").read_bytes())
    return TTFont(file, recalcTimestamp=False, lazy=True)


@dataclass(frozen=True, slots=True)
class _Measures:
    units: int
    advances: dict[str, int]
    missing: int

    def advance(self, sign: str) -> int:
        return self.advances.get(sign, self.missing)


@cache
def _measures(face: Face) -> _Measures:
    font = _opened(face)
    metrics = font["hmtx"].metrics
    advances = {chr(code): metrics[name][0] for code, name in font.getBestCmap().items()}
    return _Measures(font["head"].unitsPerEm, advances, metrics[".notdef"][0])


@cache
def _found(sign: str, face: Face) -> tuple[Face, str] | None:
    """Return the face for a sign, and what it shows there; None for what shows nothing."""
    for candidate in (face, *_SPARE):
        if sign in _measures(candidate).advances and not _is_invisible(sign):
            return candidate, sign
    if unicodedata.category(sign) == "Zs":
        return face, " "
    return None if _is_invisible(sign) else (face, MISSING)


def _is_invisible(sign: str) -> bool:
    """Say whether a sign only steers how others look: joiners, directions, tints of skin."""
    return (
        unicodedata.category(sign) in {"Cf", "Cc"}
        or "\ufe00" <= sign <= "\ufe0f"
        or "\U0001f3fb" <= sign <= "\U0001f3ff"
        or "\U000e0100" <= sign <= "\U000e01ef"
        or sign == "\u034f"
    )
