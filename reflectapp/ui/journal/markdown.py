"""Where the Markdown of a line is, for quiet highlighting; marks stay in the text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

LONGEST = 10_000
"""Lines longer than this, in code points, get no marks inside: they are no prose."""

_MOST = 100
"""Pieces looked at in one line; prose has no more."""


class Look(Enum):
    """How a stretch of a line looks."""

    HEADING_1 = auto()
    HEADING_2 = auto()
    HEADING_3 = auto()
    QUOTE = auto()
    CODE = auto()
    STRONG = auto()
    EMPHASIS = auto()
    LINK = auto()
    TAG = auto()
    MARK = auto()
    """A sign that builds lists, quotes or rules."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a line, in code points of the line, and how it looks."""

    start: int
    end: int
    look: Look


@dataclass(frozen=True, slots=True)
class Line:
    """A line's pieces, outer before inner, and whether code goes on below it."""

    pieces: tuple[Piece, ...]
    opens_code: bool = False


_FENCE = re.compile(r"\s{0,3}(```|~~~)")
_HEADING = re.compile(r"(#{1,6})\s+\S")
_QUOTE = re.compile(r"\s{0,3}>")
_LIST = re.compile(r"\s*([-*+]|\d{1,9}[.)])\s")
_RULE = re.compile(r"\s{0,3}([-*_])\s*(\1\s*){2,}$")
# Bounded repeats: a line of a thousand unclosed marks must not cost a thousand scans to its end.
_CODE = re.compile(r"`[^`\n]{1,400}`")
_STRONG = re.compile(r"(\*\*|__)(?=\S)[^\n]{1,400}?(?<=\S)\1")
_EMPHASIS = re.compile(
    r"(?<![\w*])\*(?=[^\s*])[^*\n]{1,400}(?<=\S)\*(?![\w*])|(?<![\w_])_(?=[^\s_])[^_\n]{1,400}(?<=\S)_(?![\w_])"
)
_LINK = re.compile(r"\[[^\]\n]{1,400}\]\([^)\s]{0,400}\)|<https?://[^>\s]{1,400}>")
_TAG = re.compile(r"(?<![\w#&/])#(?=[\w-]{0,40}[^\W\d_])[\w-]{1,60}")
_INLINE = ((_STRONG, Look.STRONG), (_EMPHASIS, Look.EMPHASIS), (_LINK, Look.LINK), (_TAG, Look.TAG))


def read_line(text: str, *, in_code: bool = False) -> Line:
    """Return the pieces of one line of Markdown; `in_code` when a fence above it is open."""
    if _FENCE.match(text):
        return Line((Piece(0, len(text), Look.CODE),), opens_code=not in_code)
    if in_code:
        return Line((Piece(0, len(text), Look.CODE),), opens_code=True)
    return Line((*_line_pieces(text), *(_inline_pieces(text) if len(text) <= LONGEST else ())))


def heading_of(text: str) -> str:
    """Return the words of a heading line, or an empty string."""
    return text.lstrip("#").strip() if _HEADING.match(text) else ""


def stretches(pieces: Sequence[Piece]) -> Iterator[tuple[int, int, tuple[Look, ...]]]:
    """Yield (start, end, looks) so that no two overlap; looks from the outer to the inner."""
    cuts = sorted({edge for piece in pieces for edge in (piece.start, piece.end)})
    for start, end in pairwise(cuts):
        looks = tuple(p.look for p in pieces if p.start <= start and end <= p.end)
        if looks:
            yield start, end, looks


def _line_pieces(text: str) -> list[Piece]:
    if heading := _HEADING.match(text):
        look = (Look.HEADING_1, Look.HEADING_2, Look.HEADING_3)[min(len(heading[1]), 3) - 1]
        return [Piece(0, len(text), look)]
    if _QUOTE.match(text):
        return [Piece(0, len(text), Look.QUOTE)]
    if _RULE.match(text):
        return [Piece(0, len(text), Look.MARK)]
    if item := _LIST.match(text):
        return [Piece(item.start(1), item.end(1), Look.MARK)]
    return []


def _inline_pieces(text: str) -> list[Piece]:
    codes = [Piece(m.start(), m.end(), Look.CODE) for m in _CODE.finditer(text)]
    pieces = list(codes)
    for pattern, look in _INLINE:
        for match in pattern.finditer(text):
            if not any(c.start < match.end() and match.start() < c.end for c in codes):
                pieces.append(Piece(match.start(), match.end(), look))
    return pieces[:_MOST]
