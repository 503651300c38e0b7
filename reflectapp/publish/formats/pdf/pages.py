"""Bands put on pages, and the drawing of them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from reflectapp.publish.formats.addresses import address
from reflectapp.publish.formats.pdf.bands import WIDTH, Band, Mark, Node, Place, Placed
from reflectapp.publish.formats.pdf.fonts import Face
from reflectapp.publish.formats.pdf.lines import Look, broken
from reflectapp.publish.repaint import Painting

PAGE = (595.28, 841.89)
"""A4, in points."""
_LEFT, _TOP, _BOTTOM = (PAGE[0] - WIDTH) / 2, 76.0, 84.0
_FOOT = 46.0
_GROUND, _CODE_GROUND, _RULE = "efe9dc", "f6f3ee", "cfc8ba"
_NUMBER = Look(Face.TEXT, 9, "66615a")

Encode = Callable[[Face, str], str]
"""Gives the glyphs of a text in a face, in hexadecimal."""


@dataclass(frozen=True, slots=True)
class Target:
    """Where on a page a link can be clicked."""

    page: int
    box: tuple[float, float, float, float]
    address: str
    node: Node


@dataclass(slots=True)
class Page:
    """What is drawn on a page."""

    ground: list[str] = field(default_factory=list)
    """Bars, rules and grounds: no part of the text."""
    text: list[str] = field(default_factory=list)
    marks: list[Node] = field(default_factory=list)
    """Of each marked piece of text, the element that it belongs to."""
    foot: str = ""

    @property
    def content(self) -> str:
        """The page's content stream."""
        ground = "\n".join(self.ground)
        return f"/Artifact BMC\n{ground}\nEMC\n" + "\n".join([*self.text, self.foot])


@dataclass(frozen=True, slots=True)
class Drawing:
    """All pages, and the links on them."""

    pages: list[Page]
    targets: list[Target]
    paintings: list[Painting]
    """The pictures, in order; a page draws them as I1, I2 and so on."""


def drawn(bands: list[Band], encode: Encode) -> Drawing:
    """Draw the bands on as many pages as they need."""
    pages: list[Page] = []
    targets: list[Target] = []
    paintings: list[Painting] = []
    for number, places in enumerate(_pages(bands)):
        artist = _Artist(number, targets, paintings, encode)
        before: Band | None = None
        for top, band in places:
            artist.draw(band, top, before)
            before = band
        artist.end_mark()
        pages.append(artist.page)
    if len(pages) > 1:
        for number, page in enumerate(pages, 1):
            page.foot = _foot(f"{number} / {len(pages)}", encode)
    return Drawing(pages, targets, paintings)


def _pages(bands: list[Band]) -> Iterator[list[tuple[float, Band]]]:
    """Yield the bands of each page, with the place of their top edge."""
    page: list[tuple[float, Band]] = []
    at, room = 0.0, PAGE[1] - _TOP - _BOTTOM
    for group in _groups(bands, room):
        height = sum(band.height + band.gap for band in group)
        if page and at + height > room:
            yield page
            page, at = [], 0.0
        for band in group:
            at += band.gap if page else 0
            page.append((PAGE[1] - _TOP - at, band))
            at += band.height
    yield page


def _groups(bands: list[Band], room: float) -> Iterator[list[Band]]:
    """Yield what stays together on a page, as long as that is less than a page."""
    group: list[Band] = []
    height = 0.0
    for band in bands:
        if group and (not group[-1].keeps or height + band.gap + band.height > room):
            yield group
            group, height = [], 0.0
        group.append(band)
        height += band.gap + band.height
    if group:
        yield group


class _Artist:
    def __init__(
        self, number: int, targets: list[Target], paintings: list[Painting], encode: Encode
    ) -> None:
        self.page = Page()
        self._number, self._targets, self._encode = number, targets, encode
        self._paintings = paintings
        self._node: Node | None = None

    def draw(self, band: Band, top: float, before: Band | None) -> None:
        """Draw one band whose upper edge is `top` points above the foot of the page."""
        for bar in band.bars:
            # A bar runs on between paragraphs of the same quote.
            above = band.gap if before is not None and bar in before.bars else 0
            self._fill(bar.x, top - band.height, 2, band.height + above, bar.colour)
        if band.shade is not None:
            is_first = before is None or before.shade is None or band.gap > 0
            above, below = 3 * is_first, 3 * (not band.keeps)
            wide = WIDTH - band.shade
            height = band.height + above + below
            self._fill(band.shade, top - band.height - below, wide, height, _CODE_GROUND)
        if band.rule is not None:
            x, wide, down = band.rule
            self._fill(x, top - down, wide, 0.6, _RULE)
        if band.drawing is not None:
            x, wide, painting = band.drawing
            self._paintings.append(painting)
            self.page.ground.append(
                f"q {wide:.2f} 0 0 {band.height:.2f} {_LEFT + x:.2f} {top - band.height:.2f} cm"
                f" /I{len(self._paintings)} Do Q"
            )
        for part in band.parts:
            self._write(part, top - band.baseline)

    def end_mark(self) -> None:
        """End the marked piece of text that is open."""
        if self._node is not None:
            self.page.text.append("EMC")
            self._node = None

    def _write(self, part: Placed, y: float) -> None:
        stretch, look = part.stretch, part.stretch.look
        x, size = _LEFT + part.x, look.size
        node = self._element(part)
        if node is not self._node:
            self.end_mark()
            number = len(self.page.marks)
            self.page.text.append(f"/{node.kind} <</MCID {number}>> BDC")
            self.page.marks.append(node)
            node.kids.append(Mark(self._number, number))
            self._node = node
        if look.is_placeholder:
            self._fill(part.x - 1, y - size * 0.27, stretch.width + 2, size * 1.25, _GROUND)
        if look.link:
            self._fill(part.x, y - size * 0.16, stretch.width, 0.5, look.colour)
            box = (x, y - size * 0.3, x + stretch.width, y + size)
            node.kids.append(Place(len(self._targets)))
            self._targets.append(Target(self._number, box, address(look.link), node))
        self.page.text.append(
            f"BT /{stretch.face.name} {size:g} Tf {_colour(look.colour)} rg "
            f"1 0 0 1 {x:.2f} {y:.2f} Tm <{self._encode(stretch.face, stretch.text)}> Tj ET"
        )

    def _element(self, part: Placed) -> Node:
        """Return the element for a stretch: for a link, one of its own."""
        link = part.stretch.look.link
        if not link:
            return part.node
        last = part.node.kids[-1] if part.node.kids else None
        if isinstance(last, Node) and last.link == link:
            return last
        return part.node.new("Link", link)

    def _fill(self, x: float, y: float, wide: float, high: float, colour: str) -> None:
        self.page.ground.append(
            f"{_colour(colour)} rg {_LEFT + x:.2f} {y:.2f} {wide:.2f} {high:.2f} re f"
        )


def _foot(words: str, encode: Encode) -> str:
    """Return the number of a page, in the middle of its foot."""
    (stretch,) = broken([(_NUMBER, words)], WIDTH)[0]
    x = (PAGE[0] - stretch.width) / 2
    return (
        f"/Artifact BMC BT /{stretch.face.name} {_NUMBER.size} Tf {_colour(_NUMBER.colour)} rg "
        f"1 0 0 1 {x:.2f} {_FOOT} Tm <{encode(stretch.face, stretch.text)}> Tj ET EMC"
    )


def _colour(hexadecimal: str) -> str:
    parts = (int(hexadecimal[n : n + 2], 16) / 255 for n in (0, 2, 4))
    return " ".join(f"{part:.3f}" for part in parts)
