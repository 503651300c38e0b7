"""The head of a Markdown file in YAML, between two fences."""

from __future__ import annotations

from datetime import date
from html import escape

import yaml

from reflectapp.publish.document import Document
from reflectapp.publish.formats.source import rendered

END = "\n---\n"
"""What a head ends with."""

Value = str | bool | date


def head(post: Document, **more: Value) -> str:
    """Return title, day of export and `more` between fences."""
    fields: dict[str, Value] = {"title": post.title_text, "date": post.day, **more}
    lines = "".join(f"{name}: {_written(value)}\n" for name, value in fields.items())
    return f"---\n{lines}---\n"


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body as HTML, as a site engine reads them."""
    fields, body = parted(content)
    return escape(str(fields["title"]), quote=False), rendered(body)


def parted(content: bytes) -> tuple[dict[str, object], str]:
    """Return what the head says, and the Markdown after it."""
    top, _, body = content.decode().removeprefix("---\n").partition(END)
    return yaml.safe_load(top), body


def _written(value: Value) -> str:
    if isinstance(value, str):
        # Quoted always: of the plain words that are numbers, each engine has a list of its own.
        style, text = '"', value
        return yaml.safe_dump(
            text, default_style=style, allow_unicode=True, width=float("inf")
        ).rstrip("\n")
    return str(value).lower()
