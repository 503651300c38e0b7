"""Formats that a post can leave in, one a module: pure functions of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from reflectapp.publish.decoding import as_utf8
from reflectapp.publish.document import Document
from reflectapp.publish.formats import docx, docx_reading, html, markdown
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
    stem: Callable[[str, date], str] = file_stem
    """The file name without ending, of a slug, which may be empty, and the day of export."""


FORMATS = {
    "markdown": Format("markdown", ".md", markdown.render, markdown.shown, 1, "\n---\n"),
    "html": Format("html", ".html", html.render, html.shown, 2, "</head>"),
    "docx": Format(
        "docx",
        ".docx",
        docx.render,
        docx_reading.shown,
        2,
        docx_reading.HEAD_END,
        docx_reading.texts,
    ),
}
