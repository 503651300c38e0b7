"""Formats that a post can leave in, one a module: pure functions of a document."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from reflectapp.publish.document import Document
from reflectapp.publish.formats import html, markdown


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
    """What the part before title and body ends with."""


FORMATS = {
    "markdown": Format("markdown", ".md", markdown.render, markdown.shown, 1, "\n---\n"),
    "html": Format("html", ".html", html.render, html.shown, 2, "</head>"),
}
