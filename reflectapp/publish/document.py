"""What a post consists of, before any format."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from reflectapp.domain.entry import TITLE_BREAK
from reflectapp.domain.finding import PublicVersion, SegmentKind
from reflectapp.domain.spans import Span
from reflectapp.publish.ending import NO_ENDING, Ending, one_line
from reflectapp.publish.picture import Picture
from reflectapp.publish.piece import MONTHS, Piece, clean, day_text
from reflectapp.publish.repaint import Painting

__all__ = ["MONTHS", "Document", "Piece", "clean", "day_text", "document", "plain"]


@dataclass(frozen=True, slots=True)
class Document:
    """A post as every format gets it."""

    title: tuple[Piece, ...]
    """Plain text without line breaks and tabs."""
    body: tuple[Piece, ...]
    """Markdown, but for the literal pieces; `ending` is the last part of it already."""
    content_note: str
    """Plain text on one line; may be empty."""
    day: date
    """The day of export: the one date that a post bears."""
    ending: Ending = NO_ENDING
    """Part of `body`; here for formats that keep the author apart, too."""
    pictures: tuple[Picture, ...] = ()
    """Those that stand where the body refers to them; of all others the words alone do."""
    stem: str = "post"
    """The name of its file, without ending: what pictures beside it are called after."""

    @property
    def paintings(self) -> dict[str, Painting]:
        """The pictures as they leave, by where the body says that they lie."""
        return {picture.address: picture.painting for picture in self.pictures}

    @property
    def title_text(self) -> str:
        """The title, or the day where there is none."""
        return plain(self.title).strip() or day_text(self.day)


def document(
    public: PublicVersion,
    content_note: str,
    day: date,
    ending: Ending = NO_ENDING,
    pictures: tuple[Picture, ...] = (),
) -> Document:
    """Return the post that a public version makes."""
    end = public.text.find(TITLE_BREAK)
    end = len(public.text) if end < 0 else end
    start = min(end + len(TITLE_BREAK), len(public.text))
    title = _pieces(public, Span(0, end))
    last = replace(ending, author=one_line(ending.author), disclaimer=one_line(ending.disclaimer))
    return Document(
        tuple(replace(p, text=_on_one_line(p.text)) for p in title),
        _pieces(public, Span(start, len(public.text))) + last.pieces(day),
        one_line(content_note),
        day,
        last,
        pictures,
    )


def plain(pieces: tuple[Piece, ...]) -> str:
    """Return the text of the pieces."""
    return "".join(piece.text for piece in pieces)


def _on_one_line(text: str) -> str:
    return " ".join(text.splitlines()).replace("\t", " ")


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
