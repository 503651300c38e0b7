"""Markdown for Hugo, which runs shortcodes wherever they stand, in code too."""

from __future__ import annotations

import re

from reflectapp.publish.document import Document
from reflectapp.publish.formats import drawn, front_matter, markdown

_SHORTCODE = re.compile(r"\{\{(?=[<%])")
_WORD_JOINER = "\u2060"


def render(post: Document) -> bytes:
    """Return the post as a draft that Hugo builds only when asked for drafts.

    Hugo knows no escape for half a shortcode: in code an unseen character parts its braces.
    """
    body = _SHORTCODE.sub(f"{{{_WORD_JOINER}{{", markdown.body(post, "({})"))
    return f"{front_matter.head(post, draft=True)}\n{body}".encode()


def file_name(post: Document) -> str:
    """Return the name of the file: Hugo takes pictures along in a bundle, a folder of the page."""
    return bundled(post.stem) if post.pictures else f"{post.stem}.md"


def rival(post: Document) -> str:
    """Return the other name under which the same page may stand."""
    return f"{post.stem}.md" if post.pictures else bundled(post.stem)


def bundled(stem: str) -> str:
    """Return the name of a page that is a folder."""
    return f"{stem}/index.md"


def files(post: Document) -> dict[str, bytes]:
    """Return the pictures: in the bundle."""
    return drawn.files(post, post.stem)


shown = front_matter.shown
