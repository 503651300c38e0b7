"""Markdown for Jekyll, whose template language runs wherever it stands, in code too."""

from __future__ import annotations

import re
from datetime import date

from reflectapp.publish.document import Document
from reflectapp.publish.formats import front_matter, markdown

_TAG = re.compile(r"\{(?=[{%])")
_BRACE = '{{ "{" }}'
"""A brace as the output of the template language itself; older Jekylls know no other way."""


def render(post: Document) -> bytes:
    """Return the post as one that Jekyll builds only when asked for unpublished ones."""
    body = _TAG.sub(lambda _: _BRACE, markdown.body(post, bars_are_tables=True))
    return f"{front_matter.head(post, layout='post', published=False)}\n{body}".encode()


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body, as HTML, as Jekyll reads them."""
    return front_matter.shown(content.decode().replace(_BRACE, "{").encode())


def stem(slug: str, day: date) -> str:
    """Return the only kind of name under which Jekyll takes a file for a post."""
    return f"{day.isoformat()}-{slug or 'post'}"
