"""Markdown with front matter, as most editors of Markdown take it."""

from __future__ import annotations

import re

from reflectapp.publish.document import Document
from reflectapp.publish.formats import front_matter
from reflectapp.publish.formats.source import source

_MARKS = re.compile(r"[\\`*_{}\[\]|#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", "~": "&#126;"}


def render(post: Document) -> bytes:
    """Return the post as a Markdown file: UTF-8, draft, dated with the day of export."""
    head = front_matter.head(post, draft=True)
    body = source(post.body).filled(lambda p: escaped(p.text), lambda p: p.text)
    return f"{head}\n{note(post)}{body.strip(chr(10))}\n".encode()


def note(post: Document) -> str:
    """Return the content note as a quote before the body; empty where there is none."""
    return f"> **Content note:** {escaped(post.content_note)}\n\n" if post.content_note else ""


def escaped(text: str) -> str:
    """Return plain text such that Markdown shows it as it is."""
    with_entities = "".join(_ENTITIES.get(char, char) for char in text)
    return _MARKS.sub(r"\\\g<0>", with_entities).replace("&\\#126;", "&#126;")


shown = front_matter.shown
