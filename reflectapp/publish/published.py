"""What is published, looked at again: what a file says, and whether it is what left."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Callable, Sequence
from datetime import date
from html.parser import HTMLParser
from pathlib import PurePath

from reflectapp.domain.finding import PublicVersion
from reflectapp.publish.document import document
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.formats.drawn import without_bytes
from reflectapp.publish.words import forms

_RUN = 5
"""Words in a row by which a text is known again: fewer stand in many texts."""

_BLOCK_END = re.compile(r"</(?:p|h\d|li|pre|blockquote|td|th)>")

_WEB = (".html", ".htm", ".xhtml", ".xml", ".atom", ".rss")
_PACKED = {
    ".docx": FORMATS["docx"].texts,
    ".pdf": FORMATS["pdf"].texts,
    ".zip": FORMATS["ghost"].texts,
}
_PLAIN = (".md", ".markdown", ".txt", ".json", ".rst", ".csv")
READABLE = (*_WEB, *_PLAIN, *_PACKED)
"""Endings of the files that can be looked into."""
PICTURES = (".jpg", ".jpeg")

_SHOWN = frozenset({"title", "content", "aria-label", "placeholder", "value", "href"})
_HIDDEN = frozenset({"script", "style"})


def text_in(name: str, content: bytes) -> str | None:
    """Return all that a file tells a reader or a search engine; None when it cannot be read."""
    suffix = PurePath(name).suffix.lower()
    if suffix in _PACKED:
        return _unpacked(_PACKED[suffix], content)
    if b"\0" in content and not content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return None
    text = without_bytes(_decoded(content))
    return page_text(text) if suffix in _WEB else text


def page_text(page: str) -> str:
    """Return what a page shows, with what stands in attributes that say something."""
    reader = _Page()
    reader.feed(page)
    reader.close()
    return "\n".join(["".join(reader.parts), *reader.aside])


def blocks_of(public: PublicVersion) -> tuple[str, ...]:
    """Return title and paragraphs of a post as a page shows them, notes aside."""
    page = FORMATS["html"].render(document(public, "", date.min))
    title, body = FORMATS["html"].shown(page)
    return tuple(page_text(block) for block in (title, *_BLOCK_END.split(body)))


def share_of(blocks: Sequence[str], text: str) -> float:
    """Return how much of the words of `blocks` stands in `text`, in runs of some words; 0..1."""
    wanted = [run for block in blocks for run in _runs(forms(block), _RUN)]
    words = forms(text)
    there = {length: set(_runs(words, length)) for length in {len(run) for run in wanted}}
    return sum(run in there[len(run)] for run in wanted) / len(wanted) if wanted else 0.0


def _runs(words: Sequence[str], length: int) -> list[tuple[str, ...]]:
    length = min(length, len(words))
    return [tuple(words[at : at + length]) for at in range(len(words) - length + 1) if length]


def _unpacked(read: Callable[[bytes], tuple[str, ...]], content: bytes) -> str | None:
    try:
        return "\n".join(read(content))
    except (ValueError, KeyError, OSError, RecursionError, zipfile.BadZipFile):
        return None


def _decoded(content: bytes) -> str:
    encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return content.decode(encoding, errors="replace")


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.aside: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _HIDDEN
        if tag == "img":
            self.parts.append(f" {dict(attrs).get('alt') or ''} ")
        # Apart from the text, which they would cut in two.
        self.aside += [value for name, value in attrs if value and name in _SHOWN]

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _HIDDEN))

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.parts.append(data)
