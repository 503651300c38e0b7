"""A Word document of seven parts, written by hand: it holds what is needed and nothing else.

No author, no program, no template with a history of its own; names of styles in the text are
codes, so that nobody called Quote or Strong is found in them. Block elements stand on lines
of their own, which no reader of the document sees and the leak scan reads by.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from xml.sax.saxutils import escape, quoteattr

from reflectapp.publish.document import Document, day_text
from reflectapp.publish.formats import docx_parts as parts
from reflectapp.publish.formats import docx_pictures as pictures
from reflectapp.publish.formats.addresses import address
from reflectapp.publish.formats.packing import packed
from reflectapp.publish.formats.tree import (
    Block,
    Listing,
    Paragraph,
    Preformatted,
    Quote,
    Row,
    Rule,
    Run,
    Runs,
    Table,
    blocks,
)
from reflectapp.publish.repaint import Painting

_STEP = 480
"""Twentieths of a point by which lists and quotes stand in."""
_TEXT_WIDTH = 9000
_LEAST_WIDTH = 2000
_HANGING = 360
"""How far before its words the mark of an item stands."""
_DEEPEST_LEVEL = 8


def render(post: Document) -> bytes:
    """Return the post as the bytes of a .docx file."""
    body = _Body()
    title = tuple(Run(p.text, is_placeholder=p.is_placeholder) for p in post.title)
    if any(run.text.strip() for run in title):
        body.add_paragraph(title, parts.TITLE)
    body.add_paragraph((Run(day_text(post.day)),), parts.DATE)
    if post.content_note:
        lead = Run("Content note:", is_bold=True)
        body.add_paragraph((lead, Run(f" {post.content_note}")), parts.NOTE)
    body.add(blocks(post), _Place())
    return packed(
        {
            "[Content_Types].xml": parts.content_types(pictures.TYPE if body.paintings else ""),
            "_rels/.rels": parts.PACKAGE_LINKS,
            "docProps/core.xml": parts.core(escape(post.title_text), post.day),
            "word/settings.xml": parts.SETTINGS,
            "word/styles.xml": parts.STYLES,
            "word/numbering.xml": parts.numbering(body.firsts),
            "word/_rels/document.xml.rels": parts.document_links(
                map(quoteattr, body.links), pictures.links(len(body.paintings))
            ),
            "word/document.xml": parts.document(body.lines),
            **pictures.parts(body.paintings),
        }
    )


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a block stands."""

    indent: int = 0
    level: int = -1
    """How deep in lists; -1 for none."""
    is_quoted: bool = False
    quote_indent: int = 0
    """How far the quote around it stands in."""
    number: str = ""
    """Properties that make the next paragraph an item of a list."""


class _Body:
    """The lines of the document, with the links and lists that other parts must know."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.links: list[str] = []
        self.firsts: list[int | None] = []
        """Of each list the number of its first item, None for bullets."""
        self.paintings: list[Painting] = []

    def add(self, contents: Sequence[Block], place: _Place) -> None:
        """Add blocks, the first of them as an item where `place` says so."""
        for block in contents:
            match block:
                case Paragraph():
                    self.add_paragraph(block.runs, _style(block, place), place)
                case Preformatted():
                    self.add_paragraph(block.runs, parts.CODE_BLOCK, place)
                case Rule():
                    self.add_paragraph((), parts.RULE, place)
                case _:
                    self._add_container(block, place)
            place = replace(place, number="")

    def add_paragraph(self, runs: Runs, style: str = "", place: _Place = _Place()) -> None:
        """Add one paragraph."""
        about = f'<w:pStyle w:val="{style}"/>' if style else ""
        about += place.number
        hanging = _HANGING if place.number else 0
        if place.is_quoted and place.level >= 0:
            # The line beside the quote goes straight down, however far its lists stand in.
            about += parts.quote_bar(place.indent - hanging - place.quote_indent)
        if place.indent:
            hangs = f' w:hanging="{hanging}"' if hanging else ""
            about += f'<w:ind w:left="{place.indent}"{hangs}/>'
        self.lines.append(f"<w:p><w:pPr>{about}</w:pPr>{''.join(self._runs(runs, place))}</w:p>")

    def _add_container(self, block: Quote | Listing | Table, place: _Place) -> None:
        if place.number:
            # An item that begins with no words of its own.
            self.add_paragraph((), "", place)
            place = replace(place, number="")
        if isinstance(block, Quote):
            indent = place.indent + _STEP
            quoted = replace(place, indent=indent, is_quoted=True, quote_indent=indent)
            self.add(block.blocks, quoted)
        elif isinstance(block, Listing):
            self._add_list(block, place)
        else:
            self._add_table(block, place)

    def _add_list(self, block: Listing, place: _Place) -> None:
        self.firsts.append(block.first)
        number, level = len(self.firsts), min(place.level + 1, _DEEPEST_LEVEL)
        about = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
        inner = replace(place, indent=place.indent + _STEP, level=level)
        for item in block.items:
            self.add(item or (Paragraph(()),), replace(inner, number=about))

    def _add_table(self, table: Table, place: _Place) -> None:
        width = max((len(row.cells) for row in table.rows), default=0)
        if not width:
            return
        # Readers that lay out by themselves see no column without a width.
        grid = f'<w:gridCol w:w="{_TEXT_WIDTH // width}"/>' * width
        self.lines.append(
            f'<w:tbl><w:tblPr><w:tblStyle w:val="{parts.TABLE}"/><w:tblW w:w="0" w:type="auto"/>'
            f'<w:tblInd w:w="{place.indent}" w:type="dxa"/></w:tblPr>'
            f"<w:tblGrid>{grid}</w:tblGrid>"
        )
        for row in table.rows:
            self._add_row(row)
        # Two tables in a row would be one; and a document may not end with a table.
        self.lines += ["</w:tbl>", f'<w:p><w:pPr><w:pStyle w:val="{parts.GAP}"/></w:pPr></w:p>']

    def _add_row(self, row: Row) -> None:
        self.lines.append(f"<w:tr>{'<w:trPr><w:tblHeader/></w:trPr>' if row.is_head else ''}")
        for cell in row.cells:
            self.lines.append("<w:tc>")
            runs = tuple(replace(r, is_bold=r.is_bold or row.is_head) for r in cell)
            self.add_paragraph(runs, parts.CELL)
            self.lines.append("</w:tc>")
        self.lines.append("</w:tr>")

    def _runs(self, runs: Runs, place: _Place) -> Iterator[str]:
        for run in runs:
            if run.painting is not None:
                self.paintings.append(run.painting)
                room = max(_TEXT_WIDTH - place.indent, _LEAST_WIDTH)
                yield pictures.drawing(len(self.paintings), run.painting, room)
            elif run.link:
                yield f'<w:hyperlink r:id="{self._link(run.link)}">{_run(run)}</w:hyperlink>'
            else:
                yield _run(run)

    def _link(self, target: str) -> str:
        found = address(target)
        if found not in self.links:
            self.links.append(found)
        return parts.link_id(self.links.index(found))


def _style(block: Paragraph, place: _Place) -> str:
    if block.level:
        return parts.heading(block.level)
    if place.is_quoted:
        return parts.QUOTE
    return parts.ITEM if place.level >= 0 else ""


def _run(run: Run) -> str:
    style = ""
    for code, is_so in (
        (parts.PLACEHOLDER, run.is_placeholder),
        (parts.LINK, bool(run.link)),
        (parts.CODE, run.is_code),
    ):
        if is_so and not style:
            style = f'<w:rStyle w:val="{code}"/>'
    look = style + "<w:b/>" * run.is_bold + "<w:i/>" * run.is_italic
    about = f"<w:rPr>{look}</w:rPr>" if look else ""
    lines = "<w:br/>\n".join(map(_text, run.text.split("\n")))
    return f"<w:r>{about}{lines}</w:r>"


def _text(words: str) -> str:
    return "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(part)}</w:t>' if part else ""
        for part in words.split("\t")
    )
