"""What a post consists of, before any format."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from reflectapp.domain.entry import TITLE_BREAK
from reflectapp.domain.finding import PublicVersion, SegmentKind
from reflectapp.domain.spans import Span

_UNPRINTABLE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
# fmt: off
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)
# fmt: on


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a post's text."""

    text: str
    is_literal: bool = False
    """Put there by a decision: never markup, whatever characters it has."""
    is_placeholder: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A post as every format gets it."""

    title: tuple[Piece, ...]
    """Plain text without line breaks."""
    body: tuple[Piece, ...]
    """Markdown, but for the literal pieces."""
    content_note: str
    """Plain text on one line; may be empty."""
    day: date
    """The day of export: the one date that a post bears."""

    @property
    def title_text(self) -> str:
        """The title, or the day where there is none."""
        return plain(self.title).strip() or day_text(self.day)


def document(public: PublicVersion, content_note: str, day: date) -> Document:
    """Return the post that a public version makes."""
    end = public.text.find(TITLE_BREAK)
    end = len(public.text) if end < 0 else end
    start = min(end + len(TITLE_BREAK), len(public.text))
    title = _pieces(public, Span(0, end))
    return Document(
        tuple(Piece(" ".join(p.text.splitlines()), p.is_literal, p.is_placeholder) for p in title),
        _pieces(public, Span(start, len(public.text))),
        " ".join(clean(content_note).split()),
        day,
    )


def plain(pieces: tuple[Piece, ...]) -> str:
    """Return the text of the pieces."""
    return "".join(piece.text for piece in pieces)


def clean(text: str) -> str:
    """Return `text` with line feeds alone and without what no page can hold."""
    return _UNPRINTABLE.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def day_text(day: date) -> str:
    """Return a day as "21 November 2026"."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _pieces(public: PublicVersion, within: Span) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    for segment in public.segments:
        start = max(segment.public.start, within.start)
        end = min(segment.public.end, within.end)
        if start < end:
            is_placeholder = segment.kind is SegmentKind.PLACEHOLDER
            is_literal = is_placeholder or segment.kind in (
                SegmentKind.GENERALISED,
                SegmentKind.RENAMED,
            )
            pieces.append(Piece(clean(public.text[start:end]), is_literal, is_placeholder))
    return tuple(pieces)
