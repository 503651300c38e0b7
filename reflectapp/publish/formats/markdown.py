"""Markdown with front matter, as Hugo and others take it."""

from __future__ import annotations

import re
from html import escape

import yaml

from reflectapp.publish.document import Document
from reflectapp.publish.formats.source import rendered, source

_MARKS = re.compile(r"[\\`*_{}\[\]|#]")
_ENTITIES = {"&": "&amp;", "<": "&lt;", "~": "&#126;"}


def render(post: Document) -> bytes:
    """Return the post as a Markdown file: UTF-8, draft, dated with the day of export."""
    head = yaml.safe_dump(
        {"title": post.title_text, "date": post.day, "draft": True},
        sort_keys=False,
        allow_unicode=True,
        width=float("inf"),
    )
    note = f"> **Content note:** {escaped(post.content_note)}\n\n" if post.content_note else ""
    body = source(post.body).filled(lambda p: escaped(p.text), lambda p: p.text).strip("\n")
    return f"---\n{head}---\n\n{note}{body}\n".encode()


def escaped(text: str) -> str:
    """Return plain text such that Markdown shows it as it is."""
    with_entities = "".join(_ENTITIES.get(char, char) for char in text)
    return _MARKS.sub(r"\\\g<0>", with_entities).replace("&\\#126;", "&#126;")


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body of what `render` made, as HTML, as a site engine reads them."""
    head, _, body = content.decode().removeprefix("---\n").partition("\n---\n")
    return escape(str(yaml.safe_load(head)["title"]), quote=False), rendered(body)
