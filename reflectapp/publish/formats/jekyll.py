"""Markdown for Jekyll, whose template language runs wherever it stands, in code too."""

from __future__ import annotations

import re
from datetime import date

from reflectapp.publish.document import Document
from reflectapp.publish.formats import drawn, front_matter, markdown

_TAG = re.compile(r"\{(?=[{%])")
_BRACE = '{{ "{" }}'
"""A brace as the output of the template language itself; older Jekylls know no other way."""
_ASSETS = "/assets/"
_BASE = f'{{{{ "{_ASSETS}" | relative_url }}}}'
"""Where files lie that posts need, in a site below the root of its host, too."""
_MARK = "\uf8ff"


def render(post: Document) -> bytes:
    """Return the post as one that Jekyll builds only when asked for unpublished ones."""
    body = markdown.body(post, f"({_MARK}{post.stem}/{{}})", bars_are_tables=True)
    body = _TAG.sub(lambda _: _BRACE, body).replace(f"]({_MARK}", f"]({_BASE}")
    return f"{front_matter.head(post, layout='post', published=False)}\n{body}".encode()


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body, as HTML, as Jekyll reads them."""
    plain = content.decode().replace(_BASE, _ASSETS).replace(_BRACE, "{")
    return front_matter.shown(plain.encode())


def files(post: Document) -> dict[str, bytes]:
    """Return the pictures: from the root of the site, for Jekyll leaves what is beside a post."""
    return drawn.files(post, f"{_ASSETS}{post.stem}")


def stem(slug: str, day: date) -> str:
    """Return the only kind of name under which Jekyll takes a file for a post."""
    return f"{day.isoformat()}-{slug or 'post'}"
