"""Formats that a post can leave in, one a module: pure functions of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reflectapp.publish.decoding import as_utf8
from reflectapp.publish.document import Document
from reflectapp.publish.formats import (
    blogger,
    docx,
    docx_reading,
    eleventy,
    front_matter,
    ghost,
    html,
    hugo,
    jekyll,
    markdown,
    pelican,
    plain,
    rich_text,
    site,
    wordpress,
)
from reflectapp.publish.formats.pdf import reading as pdf_reading
from reflectapp.publish.formats.pdf import rendering as pdf
from reflectapp.publish.naming import file_stem


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a post down."""

    name: str
    suffix: str
    render: Callable[[Document], bytes]
    """The bytes of the file."""
    shown: Callable[[bytes], tuple[str, str]]
    """Title and body, as HTML, that a reader of the bytes gets to see."""
    title_copies: int
    """How often the bytes hold the title."""
    head_end: str
    """What the part before title and body ends with, in the first of `texts`."""
    texts: Callable[[bytes], tuple[str, ...]] = as_utf8
    """All that the bytes say, once for each way to read them; each is scanned by itself.

    The first is what the writer is shown. A format of packed bytes gives the words and the
    metadata that its readers unpack; one with escapes gives what is left when they are undone.
    """
    holds_pictures: bool = False
    """Whether pictures can stand in it; in others their words alone do."""
    stem: Callable[[str, date], str] = file_stem
    """The file name without ending, of a slug, which may be empty, and the day of export."""


_YAML = front_matter.END
_ALL = (
    Format("markdown", ".md", markdown.render, markdown.shown, 1, _YAML),
    Format(
        "html",
        ".html",
        html.render,
        html.shown,
        2,
        "</head>",
        html.texts,
        holds_pictures=True,
    ),
    Format(
        "docx",
        ".docx",
        docx.render,
        docx_reading.shown,
        2,
        docx_reading.HEAD_END,
        docx_reading.texts,
        holds_pictures=True,
    ),
    Format(
        "pdf",
        ".pdf",
        pdf.render,
        pdf_reading.shown,
        2,
        pdf_reading.HEAD_END,
        pdf_reading.texts,
        holds_pictures=True,
    ),
    Format(
        "rich-text",
        ".html",
        rich_text.render,
        rich_text.shown,
        1,
        rich_text.HEAD_END,
        rich_text.texts,
    ),
    Format("text", ".txt", plain.render, plain.shown, 1, plain.HEAD_END),
    Format("wordpress", ".xml", wordpress.render, wordpress.shown, 1, wordpress.HEAD_END),
    Format("ghost", ".json", ghost.render, ghost.shown, 1, ghost.HEAD_END, ghost.texts),
    Format("blogger", ".xml", blogger.render, blogger.shown, 1, blogger.HEAD_END),
    Format("hugo", ".md", hugo.render, hugo.shown, 1, _YAML),
    Format("jekyll", ".md", jekyll.render, jekyll.shown, 1, _YAML, stem=jekyll.stem),
    Format("eleventy", ".md", eleventy.render, eleventy.shown, 1, _YAML),
    Format("pelican", ".md", pelican.render, pelican.shown, 1, pelican.HEAD_END),
)
FORMATS = {written.name: written for written in _ALL}
"""By name, in the order in which the writer is offered them."""

SITE = Format("site", ".html", site.render, html.shown, 2, "</head>", site.texts)
"""A page of a site; what index and feed say of it is judged with it."""

WRITTEN = FORMATS | {SITE.name: SITE}
"""All that the gate judges."""
