"""JSON, which Ghost's importer takes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from html import escape

from reflectapp.publish.document import Document
from reflectapp.publish.formats import fragment

HEAD_END = '"html": "'


def render(post: Document) -> bytes:
    """Return the post as a draft. Ghost makes its address out of the title."""
    noon = datetime.combine(post.day, time(12), UTC)
    entry = {
        "id": "1",
        "title": post.title_text,
        "type": "post",
        "status": "draft",
        "created_at": noon.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        # Without new lines: JSON would write letters for them, which the leak scan would read.
        "html": fragment.for_editors(post).replace("\n", ""),
    }
    meta = {"exported_on": int(noon.timestamp() * 1000), "version": "5.0.0"}
    data = {"posts": [entry], "tags": [], "posts_tags": [], "users": []}
    whole = {"db": [{"meta": meta, "data": data}]}
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body, as HTML, as Ghost reads them."""
    post = json.loads(content)["db"][0]["data"]["posts"][0]
    return escape(post["title"], quote=False), fragment.with_lines(post["html"])


def texts(content: bytes) -> tuple[str, ...]:
    """Return the file as it stands, and its words without the escapes of JSON."""
    return content.decode(), "\n".join(_words(json.loads(content)))


def _words(part: object) -> Iterator[str]:
    if isinstance(part, dict):
        for name, value in part.items():
            yield name
            yield from _words(value)
    elif isinstance(part, list):
        for value in part:
            yield from _words(value)
    else:
        yield str(part)
