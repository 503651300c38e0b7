"""Markdown for Pelican, with a head of "Key: value" lines."""

from __future__ import annotations

from html import escape

from reflectapp.publish.document import Document
from reflectapp.publish.formats import markdown
from reflectapp.publish.formats.source import rendered
from reflectapp.publish.naming import neutral_name, slug

HEAD_END = "\n\n"


def render(post: Document) -> bytes:
    """Return the post as a draft; Pelican's themes show a title as the HTML that it is."""
    title = escape(post.title_text, quote=False)
    # Pelican names pages after titles, and fails where that leaves no letter.
    address = "" if slug(post.title_text) else f"Slug: {neutral_name(post.day)}\n"
    head = f"Title: {title}\nDate: {post.day}\n{address}Status: draft{HEAD_END}"
    # Pelican puts beside a page what is attached to it, wherever the page goes.
    return (head + markdown.body(post, f"({{{{attach}}}}{post.stem}/{{}})")).encode()


files = markdown.files


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body, as HTML, as Pelican reads them."""
    head, _, body = content.decode().partition(HEAD_END)
    return head.partition("\n")[0].removeprefix("Title: "), rendered(body)
