"""A post's body as blocks and runs of text, for formats that are no markup.

It is read off the HTML that the browser would get, so every format shows the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from reflectapp.publish.document import Document
from reflectapp.publish.formats.drawn import painting_at
from reflectapp.publish.formats.fragment import body
from reflectapp.publish.repaint import Painting

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_VOID = frozenset({"br", "hr", "img", "meta"})
_CONTAINERS = frozenset({"blockquote", "ul", "ol", "li"})
# As HTML collapses it: a hard space is no white space.
_SPACE = re.compile(r"[ \t\n\r\f]+")
_BREAK = "\v"
"""A forced line break on the way here; no post holds this sign."""
_DEEPEST = 12
"""Quotes and lists within one another beyond this are shown as if they were not."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text in one look; a line feed is a forced line break."""

    text: str
    is_bold: bool = False
    is_italic: bool = False
    is_code: bool = False
    is_placeholder: bool = False
    link: str = ""
    """Where it leads to; empty for most."""
    painting: Painting | None = None
    """A picture that stands here; the text is its alternative text then."""


Runs = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph, or a heading of level 1 to 6."""

    runs: Runs
    level: int = 0


@dataclass(frozen=True, slots=True)
class Preformatted:
    """Code: white space and lines stay as they are."""

    runs: Runs


@dataclass(frozen=True, slots=True)
class Rule:
    """A break between scenes."""


@dataclass(frozen=True, slots=True)
class Quote:
    """What somebody else said."""

    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """A list; `first` is the number of its first item, None for bullets."""

    items: tuple[tuple[Block, ...], ...]
    first: int | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; all rows of a table have the same number of cells."""

    cells: tuple[Runs, ...]
    is_head: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table."""

    rows: tuple[Row, ...]


Block = Paragraph | Preformatted | Rule | Quote | Listing | Table


def blocks(post: Document) -> tuple[Block, ...]:
    """Return the body of a post."""
    return blocks_in(body(post))


def blocks_in(page: str) -> tuple[Block, ...]:
    """Return what HTML of ours shows."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return tuple(_blocks(reader.root.children))


def text_of(runs: Sequence[Run]) -> str:
    """Return what the runs say."""
    return "".join(run.text for run in runs)


@dataclass(slots=True)
class _Element:
    tag: str
    attributes: dict[str, str]
    children: list[_Element | str] = field(default_factory=list)


class _Page(HTMLParser):
    """Makes a tree of what nh3 wrote: every element is closed in order."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = _Element("", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = _Element(tag, {name: value or "" for name, value in attrs})
        self._open[-1].children.append(element)
        if tag not in _VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _blocks(children: Sequence[_Element | str], depth: int = 0) -> Iterator[Block]:
    """Yield the blocks; words beside them are paragraphs of their own."""
    loose: list[_Element | str] = []
    if depth > _DEEPEST:
        children = _without_containers(children)
    for child in children:
        block = None if isinstance(child, str) else _block(child, depth)
        if block is None:
            loose.append(child)
            continue
        yield from _paragraph(loose)
        loose.clear()
        yield block
    yield from _paragraph(loose)


def _paragraph(children: Sequence[_Element | str], level: int = 0) -> Iterator[Block]:
    runs = _tidied(_runs(children, Run("")))
    if runs:
        yield Paragraph(runs, level)


def _without_containers(children: Sequence[_Element | str]) -> list[_Element | str]:
    """Return what stands in quotes and lists of any depth, without recursion."""
    out: list[_Element | str] = []
    waiting = list(reversed(children))
    while waiting:
        child = waiting.pop()
        if isinstance(child, _Element) and child.tag in _CONTAINERS:
            waiting.extend(reversed(child.children))
        else:
            out.append(child)
    return out


def _block(element: _Element, depth: int) -> Block | None:
    """Return the block that an element is; None for one that stands within a line."""
    children = element.children
    block: Block | None = None
    match element.tag:
        case "hr":
            block = Rule()
        case "blockquote":
            block = Quote(tuple(_blocks(children, depth + 1)))
        case "ul" | "ol":
            first = None if element.tag == "ul" else _number(element.attributes.get("start", ""))
            items = (_blocks(item.children, depth + 1) for item in _inner(element, "li"))
            block = Listing(tuple(tuple(item) for item in items), first)
        case "pre":
            block = Preformatted(_without_last_line_end(tuple(_runs(children, Run("")))))
        case "table":
            block = _table(element)
        case "p" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
            level = _HEADINGS.get(element.tag, 0)
            block = next(_paragraph(children, level), Paragraph((), level))
    return block


def _number(start: str) -> int:
    return int(start) if start.isdecimal() and len(start) < 7 else 1


def _inner(element: _Element, *tags: str) -> Iterator[_Element]:
    for child in element.children:
        if isinstance(child, _Element) and child.tag in tags:
            yield child


def _table(element: _Element) -> Table:
    rows = [
        Row(
            tuple(_tidied(_runs(cell.children, Run(""))) for cell in _inner(row, "th", "td")),
            part.tag == "thead",
        )
        for part in _inner(element, "thead", "tbody")
        for row in _inner(part, "tr")
    ]
    width = max((len(row.cells) for row in rows), default=0)
    return Table(tuple(replace(r, cells=r.cells + ((),) * (width - len(r.cells))) for r in rows))


def _runs(children: Sequence[_Element | str], look: Run) -> Iterator[Run]:
    for child in children:
        if isinstance(child, str):
            yield replace(look, text=child)
        elif child.tag == "br":
            yield replace(look, text=_BREAK)
        elif child.tag == "img":
            found = child.attributes
            painting = painting_at(found["src"], found["width"], found["height"])
            yield Run(found["alt"], painting=painting)
        else:
            yield from _runs(child.children, _look(child, look))


def _look(element: _Element, look: Run) -> Run:
    match element.tag:
        case "strong":
            return replace(look, is_bold=True)
        case "em":
            return replace(look, is_italic=True)
        case "code":
            return replace(look, is_code=True)
        case "span":
            return replace(look, is_placeholder=True)
        case "a":
            return replace(look, link=element.attributes.get("href", ""))
    return look


def _tidied(runs: Iterator[Run]) -> Runs:
    """Collapse white space as a browser does, over the ends of runs too."""
    out: list[Run] = []
    ends_in_space = True
    for run in runs:
        if run.text == _BREAK:
            out.append(replace(run, text="\n"))
            ends_in_space = True
            continue
        if run.painting is not None:
            out.append(run)
            ends_in_space = not run.text
            continue
        text = _SPACE.sub(" ", run.text)
        if ends_in_space:
            text = text.removeprefix(" ")
        if text:
            out.append(replace(run, text=text))
            ends_in_space = text.endswith(" ")
    while out and out[-1].painting is None and not out[-1].text.strip(" \n"):
        out.pop()
    if out:
        out[-1] = replace(out[-1], text=out[-1].text.rstrip(" \n"))
    return tuple(out)


def _without_last_line_end(runs: Runs) -> Runs:
    if runs and runs[-1].text.endswith("\n"):
        runs = (*runs[:-1], replace(runs[-1], text=runs[-1].text[:-1]))
    return tuple(run for run in runs if run.text or run.painting is not None)
