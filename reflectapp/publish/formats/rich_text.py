"""A post to paste into the editors of Medium, Substack and others: HTML, and plain text beside it.

The plain text is made of the HTML's own bytes, so whoever approved these approved both.
"""

from __future__ import annotations

import re
from html import escape

from reflectapp.publish.document import Document
from reflectapp.publish.formats.fragment import for_editors, with_words
from reflectapp.publish.formats.plain import text_of_blocks
from reflectapp.publish.formats.tree import blocks_in

HEAD_END = "</h1>"

_CHARSET = '<meta charset="utf-8">'
"""Without it some editors read the clipboard in the letters of their system."""
_SPAN = re.compile(r"</?span[^>]*>")


def render(post: Document) -> bytes:
    """Return title, content note and body; the day is the one on which it is posted."""
    title = escape(post.title_text, quote=False)
    # Editors would bring the look of a placeholder along, and some of them our style's name.
    page = _SPAN.sub("", for_editors(post)).replace(' class="note"', "", 1)
    return f"{_CHARSET}<h1>{title}</h1>\n{page}\n".encode()


def texts(content: bytes) -> tuple[str, ...]:
    """Return the HTML, and what is pasted where no HTML is taken."""
    page = content.decode()
    return page, text_of_blocks(blocks_in(page))


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body as HTML."""
    head, _, body = content.decode().partition(HEAD_END)
    return head.partition("<h1>")[2], with_words(body)
