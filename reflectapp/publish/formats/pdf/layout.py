"""Blocks of a post as bands of a page, and what they are in the structure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reflectapp.publish.document import Document, day_text
from reflectapp.publish.formats.pdf.bands import WIDTH, Band, Bar, Node, Placed, placed
from reflectapp.publish.formats.pdf.fonts import Face
from reflectapp.publish.formats.pdf.lines import Line, Look, broken, natural_width
from reflectapp.publish.formats.pdf.tables import columns
from reflectapp.publish.formats.tree import (
    Block,
    Listing,
    Paragraph,
    Preformatted,
    Quote,
    Rule,
    Run,
    Runs,
    Table,
    blocks,
)

_GREY, _LINK, _QUOTE, _NOTE = "66615a", "1f5f7a", "cfc8ba", "b8860b"
_TEXT = Look(Face.TEXT, 11)
_DATE = Look(Face.TEXT, 10, _GREY)
_TITLE = Look(Face.BOLD, 22)
_CODE = Look(Face.CODE, 9)
_HEADINGS = (17.0, 14.5, 12.5, 11.5, 11.0, 11.0)
_STEP, _LEAST_ROOM = 20.0, 80.0
_GAP, _HEADING_GAP, _ITEM_GAP, _CELL_GAP, _CELL_EDGE = 10.0, 22.0, 5.0, 14.0, 5.0
_CAPTION_GAP, _TALLEST, _DOT = 4.5, 480.0, 0.75
"""Below a picture; of a picture; of one of its dots, at its natural size."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A post as bands, top to bottom, and its structure."""

    bands: list[Band]
    root: Node


def layout(post: Document) -> Layout:
    """Return how a post stands on an endless page."""
    maker = _Maker()
    root = Node("Document")
    title = tuple(Run(p.text, is_placeholder=p.is_placeholder) for p in post.title)
    if any(run.text.strip() for run in title):
        maker.add_text(_looks(title, _TITLE), root.new("H1"), _Where(), keeps=True)
    maker.add_text([(_DATE, day_text(post.day))], root.new("P"), _Where(gap=4))
    body = root.new("Sect")
    if post.content_note:
        note = (Run("Content note:", is_bold=True), Run(f" {post.content_note}"))
        where = _Where(14, (Bar(2, _NOTE),), 20)
        maker.add_text(_looks(note, _TEXT), body.new("P"), where)
    maker.add(blocks(post), body, _Where(gap=20))
    return Layout(maker.bands, root)


@dataclass(frozen=True, slots=True)
class _Where:
    x: float = 0
    bars: tuple[Bar, ...] = ()
    gap: float = _GAP
    """Above the next block."""
    rest: float = _GAP
    """Above those after it."""

    @property
    def room(self) -> float:
        return max(WIDTH - self.x, _LEAST_ROOM)


class _Maker:
    def __init__(self) -> None:
        self.bands: list[Band] = []

    def add(self, contents: Sequence[Block], parent: Node, where: _Where) -> None:
        """Add blocks; the first of them keeps the distance that `where` says."""
        for block in contents:
            match block:
                case Paragraph(runs, level):
                    self._add_paragraph(runs, level, parent, where)
                case Preformatted(runs):
                    self._add_code(runs, parent.new("P"), where)
                case Rule():
                    third = where.room / 3
                    line = (where.x + third, third, 10.0)
                    self.bands.append(Band(20, 0, gap=where.gap, bars=where.bars, rule=line))
                case Quote(inner):
                    bars = (*where.bars, Bar(where.x + 3, _QUOTE))
                    quoted = replace(where, x=where.x + _STEP, bars=bars)
                    self.add(inner, parent.new("BlockQuote"), quoted)
                case Listing():
                    self._add_list(block, parent.new("L"), where)
                case Table():
                    self._add_table(block, parent.new("Table"), where)
            where = replace(where, gap=where.rest)

    def add_text(
        self,
        words: Sequence[tuple[Look, str]],
        node: Node,
        where: _Where,
        *,
        keeps: bool = False,
    ) -> None:
        """Add a paragraph; `keeps` has it stay with what follows."""
        self._add_lines(broken(words, where.room), node, where, keeps=keeps)

    def _add_paragraph(self, runs: Runs, level: int, parent: Node, where: _Where) -> None:
        where, runs = self._add_pictures([runs], where), _without_pictures(runs)
        if not runs and where.gap == _CAPTION_GAP:
            return
        if not level:
            self.add_text(_looks(runs, _TEXT), parent.new("P"), where)
            return
        # The title is the first heading of the page.
        node, look = parent.new(f"H{min(level + 1, 6)}"), Look(Face.BOLD, _HEADINGS[level - 1])
        self.add_text(_looks(runs, look), node, replace(where, gap=_HEADING_GAP), keeps=True)

    def _add_pictures(self, cells: Sequence[Runs], where: _Where) -> _Where:
        """Add the pictures among runs, and return where their words go."""
        for painting in (run.painting for runs in cells for run in runs if run.painting):
            scale = min(_DOT, where.room / painting.width, _TALLEST / painting.height)
            wide, high = painting.width * scale, painting.height * scale
            drawing = (where.x, wide, painting)
            self.bands.append(
                Band(high, _TEXT.size, (), where.gap, True, where.bars, drawing=drawing)
            )
            where = replace(where, gap=_CAPTION_GAP)
        return where

    def _add_code(self, runs: Runs, node: Node, where: _Where) -> None:
        words = [(replace(_CODE, is_placeholder=r.is_placeholder), r.text) for r in runs]
        inner, at = replace(where, x=where.x + 8, gap=where.gap + 3), len(self.bands)
        self._add_lines(broken(words, inner.room - 8), node, inner)
        self.bands[at:] = [replace(band, shade=where.x) for band in self.bands[at:]]

    def _add_list(self, listing: Listing, node: Node, where: _Where) -> None:
        labels = [
            "•" if listing.first is None else f"{listing.first + n}."
            for n in range(len(listing.items))
        ]
        step = max([_STEP, *(natural_width([(_TEXT, label)]) + 8 for label in labels)])
        for label, item in zip(labels, listing.items, strict=True):
            element, at = node.new("LI"), len(self.bands)
            name, inner = element.new("Lbl"), replace(where, x=where.x + step, rest=_ITEM_GAP)
            self.add(item or (Paragraph(()),), element.new("LBody"), inner)
            (stretch,) = broken([(_TEXT, label)], WIDTH)[0]
            # Bullets stand at the beginning of the step, numbers at its end.
            x = 6.0 if listing.first is None else step - 6 - stretch.width
            first, mark = self.bands[at], Placed(where.x + x, stretch, name)
            self.bands[at] = replace(first, parts=(mark, *first.parts))
            where = replace(where, gap=_ITEM_GAP)

    def _add_table(self, table: Table, node: Node, where: _Where) -> None:
        for row in table.rows:
            where = self._add_pictures(row.cells, where)
        rows = [
            [_looks(_in_bold(cell) if row.is_head else cell, _TEXT) for cell in row.cells]
            for row in table.rows
        ]
        widths = columns(rows, where.room, _CELL_GAP)
        for number, (row, cells) in enumerate(zip(table.rows, rows, strict=True)):
            element, x = node.new("TR"), where.x
            lines: list[list[tuple[Placed, ...]]] = []
            for cell, wide in zip(cells, widths, strict=True):
                leaf = element.new("TH" if row.is_head else "TD")
                lines.append([placed(line, x, leaf) for line in broken(cell, wide)])
                x += wide + _CELL_GAP
            there = replace(where, gap=0 if number else where.gap)
            self._add_row(lines, there, x - _CELL_GAP - where.x, keeps=row.is_head)

    def _add_row(
        self, cells: list[list[tuple[Placed, ...]]], where: _Where, wide: float, *, keeps: bool
    ) -> None:
        tall = max(map(len, cells), default=0)
        for n in range(tall):
            above, below = _CELL_EDGE * (n == 0), _CELL_EDGE * (n == tall - 1)
            height = _TEXT.size * 1.4 + above + below
            self.bands.append(
                Band(
                    height,
                    above + _TEXT.size,
                    tuple(part for cell in cells for line in cell[n : n + 1] for part in line),
                    0 if n else where.gap,
                    keeps or n < tall - 1,
                    where.bars,
                    (where.x, wide, height) if below else None,
                )
            )

    def _add_lines(
        self, lines: list[Line], node: Node, where: _Where, *, keeps: bool = False
    ) -> None:
        look = next((stretch.look for line in lines for stretch in line), _TEXT)
        height = look.size * (1.5 if look.size < 14 else 1.3)
        for n, line in enumerate(lines):
            # No line of a paragraph stands alone on a page.
            stays = keeps or (len(lines) > 1 and n in {0, len(lines) - 2})
            gap = 0 if n else where.gap
            self.bands.append(
                Band(
                    height,
                    height / 2 + look.size * 0.33,
                    placed(line, where.x, node),
                    gap,
                    stays,
                    where.bars,
                )
            )


def _looks(runs: Runs, base: Look) -> list[tuple[Look, str]]:
    return [(_look(run, base), run.text) for run in _without_pictures(runs)]


def _look(run: Run, base: Look) -> Look:
    is_bold = run.is_bold or base.face is Face.BOLD
    faces = (Face.TEXT, Face.ITALIC, Face.BOLD, Face.BOLD_ITALIC)
    face, size = faces[run.is_italic + 2 * is_bold], base.size
    if run.is_code:
        face, size = Face.CODE, base.size * 0.85
    colour = _LINK if run.link else base.colour
    return Look(face, size, colour, run.is_placeholder, run.link)


def _without_pictures(runs: Runs) -> Runs:
    return tuple(run for run in runs if run.painting is None)


def _in_bold(runs: Runs) -> Runs:
    return tuple(replace(run, is_bold=True) for run in runs)
