"""What pages are made of: strips with text and lines, and the structure that they belong to."""

from __future__ import annotations

from dataclasses import dataclass, field

from reflectapp.publish.formats.pdf.lines import Line, Stretch
from reflectapp.publish.repaint import Painting

WIDTH = 443.0
"""Of the text, in points."""


@dataclass(slots=True, eq=False)
class Node:
    """An element of the structure: what a screen reader is told."""

    kind: str
    kids: list[Node | Mark | Place] = field(default_factory=list)
    link: str = ""

    def new(self, kind: str, link: str = "") -> Node:
        """Return a new element within this one, after what it has."""
        node = Node(kind, link=link)
        self.kids.append(node)
        return node


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece of a page's content, by number."""

    page: int
    number: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a link can be clicked, by number among all of them."""

    number: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A stretch at its distance from the left edge of the text."""

    x: float
    stretch: Stretch
    node: Node


@dataclass(frozen=True, slots=True)
class Bar:
    """A line down the side of what is quoted or noted."""

    x: float
    colour: str


@dataclass(frozen=True, slots=True)
class Band:
    """A strip across the page: one line of text, or of several cells."""

    height: float
    baseline: float
    """From the top."""
    parts: tuple[Placed, ...] = ()
    gap: float = 0
    """Above it, but not at the top of a page."""
    keeps: bool = False
    """Whether it stays with the next band."""
    bars: tuple[Bar, ...] = ()
    rule: tuple[float, float, float] | None = None
    """A thin line across: where it begins, how long it is, how far down."""
    shade: float | None = None
    """Where the ground of code begins."""
    drawing: tuple[float, float, Painting] | None = None
    """A picture as high as the strip: where it begins, and how wide it is."""


def placed(line: Line, x: float, node: Node) -> tuple[Placed, ...]:
    """Return the stretches of a line side by side."""
    parts: list[Placed] = []
    for stretch in line:
        parts.append(Placed(x, stretch, node))
        x += stretch.width
    return tuple(parts)
