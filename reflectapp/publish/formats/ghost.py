"""JSON, which Ghost's importer takes; with pictures a zip of it and of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from html import escape

from reflectapp.publish.document import Document
from reflectapp.publish.formats import drawn, fragment
from reflectapp.publish.formats.packing import packed, unpacked

HEAD_END = '"html": "'
LONGEST_TITLE = 255
"""In code points; Ghost takes nothing out of a file that holds a longer one."""

_ZIP = b"PK"
_IMAGES = "content/images"
"""The folder of a Ghost in which pictures lie."""


def render(post: Document) -> bytes:
    """Return the post as a draft, with the address that other engines make of the file's name."""
    noon = datetime.combine(post.day, time(12), UTC)
    entry = {
        "id": "1",
        "title": post.title_text,
        # What Ghost itself makes of a long title, or a short one in Chinese, stops its import.
        "slug": post.stem,
        "type": "post",
        "status": "draft",
        "created_at": noon.strftime("%Y-%m-%dT%H:%M:%S.000Z"),
        # Without new lines: JSON would write letters for them, which the leak scan would read.
        "html": fragment.for_editors(post, _address(post)).replace("\n", ""),
    }
    meta = {"exported_on": int(noon.timestamp() * 1000), "version": "5.0.0"}
    data = {"posts": [entry], "tags": [], "posts_tags": [], "users": []}
    whole = {"db": [{"meta": meta, "data": data}]}
    told = (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
    pictures = drawn.files(post, f"{_IMAGES}/{post.stem}")
    return packed({f"{post.stem}.json": told} | pictures) if pictures else told


def file_name(post: Document) -> str:
    """Return the name of the file."""
    return f"{post.stem}.zip" if post.pictures else f"{post.stem}.json"


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body, as HTML, as Ghost reads them."""
    post = json.loads(_parts(content)[1])["db"][0]["data"]["posts"][0]
    body = fragment.with_words(fragment.with_lines(post["html"]))
    return escape(post["title"], quote=False), body


def texts(content: bytes) -> tuple[str, ...]:
    """Return the JSON as it stands, and its words without the escapes of JSON.

    Raises:
        ValueError: The file is damaged.
    """
    names, told = _parts(content)
    return told.decode(), "\n".join([*names, *_words(json.loads(told))])


def _parts(content: bytes) -> tuple[tuple[str, ...], bytes]:
    """Return the names of what is packed, and the JSON."""
    if not content.startswith(_ZIP):
        return (), content
    parts = unpacked(content)
    told = [part for name, part in parts.items() if name.endswith(".json")]
    if not told:
        raise ValueError("no post of Ghost")
    return tuple(parts), told[0]


def _address(post: Document) -> fragment.Address:
    names = drawn.names(post)
    return lambda painting: f"/{_IMAGES}/{post.stem}/{names[painting]}"


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
