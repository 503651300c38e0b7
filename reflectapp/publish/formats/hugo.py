"""Markdown for Hugo, which runs shortcodes wherever they stand, in code too."""

from __future__ import annotations

import re

from reflectapp.publish.document import Document
from reflectapp.publish.formats import front_matter, markdown

_SHORTCODE = re.compile(r"\{\{(?=[<%])")
_WORD_JOINER = "\u2060"


def render(post: Document) -> bytes:
    """Return the post as a draft that Hugo builds only when asked for drafts.

    Hugo knows no escape for half a shortcode: in code an unseen character parts its braces.
    """
    body = _SHORTCODE.sub(f"{{{_WORD_JOINER}{{", markdown.body(post))
    return f"{front_matter.head(post, draft=True)}\n{body}".encode()


shown = front_matter.shown
