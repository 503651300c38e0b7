"""HTML to Markdown, cleaned first: no scripts, no styles, nothing that is fetched."""

from __future__ import annotations

import re

import nh3

from reflectapp.importers.candidate import Why, whole
from reflectapp.importers.fields import PieceError

MAX_HTML = 10_000_000

_BLOCK = r"p|div|h[1-6]|ul|ol|blockquote|pre|table|figure|section|article"
_BEGINNING = re.compile(rf"\s*<(?:{_BLOCK}|br|span|b|strong|em|i)\b[^>]*>", re.IGNORECASE)
_BLOCKS = re.compile(rf"</?(?:{_BLOCK}|hr|li|tr|td|th)\b", re.IGNORECASE)
_PARAGRAPHS = re.compile(r"\n[ \t]*\n+")
_PICTURE = re.compile(r"<img\b[^>]*>", re.IGNORECASE)
_MANY_BREAKS = re.compile(r"\n{3,}")
_DEEPEST = 200
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)\b[^>]*?(/?)>")
_VOID = frozenset({"br", "hr", "img", "wbr", "col"})

PICTURE_LEFT_OUT = "<em>(photo, not imported)</em>"

_ALLOWED = {
    "p", "div", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote",
    "pre", "code", "strong", "b", "em", "i", "del", "s", "a", "table", "thead", "tbody", "tr",
    "th", "td", "sup", "sub", "u", "span", "figure", "figcaption", "dl", "dt", "dd",
}  # fmt: skip


def is_html(text: str) -> bool:
    """Say whether a text begins as HTML does."""
    return _BEGINNING.match(text) is not None


def markdown_of(html: str) -> str:
    """Return HTML, as editors of blogs and diaries keep it, as Markdown.

    Pictures become a note that one was there. Blank lines outside of blocks part paragraphs, as
    WordPress has it.

    Raises:
        PieceError: It is too long, or nested too deeply to be writing.
    """
    if len(html) > MAX_HTML:
        raise PieceError(Why.TOO_LONG)
    marked = _PICTURE.sub(PICTURE_LEFT_OUT, _with_paragraphs(whole(html)))
    clean = nh3.clean(
        marked, tags=_ALLOWED, attributes={"a": {"href"}}, link_rel=None, strip_comments=True
    )
    if _depth(clean) > _DEEPEST:
        raise PieceError(Why.DAMAGED)
    try:
        # Only where HTML is read: it brings a parser and takes long to load.
        from markdownify import ATX, markdownify  # noqa: PLC0415

        text = markdownify(
            clean, heading_style=ATX, bullets="-", escape_asterisks=False, escape_underscores=False
        )
    except RecursionError:
        raise PieceError(Why.DAMAGED) from None
    lines = (line.rstrip() if not line.endswith("  ") else line for line in text.split("\n"))
    return _MANY_BREAKS.sub("\n\n", "\n".join(lines)).strip("\n")


def _with_paragraphs(html: str) -> str:
    """Return the HTML with its bare stretches in paragraphs."""
    if "<pre" in html.lower():  # whose blank lines are its own
        return html
    return "\n\n".join(
        part if _BLOCKS.search(part) else "<p>" + part.strip("\n").replace("\n", "<br>") + "</p>"
        for part in _PARAGRAPHS.split(html)
        if part.strip()
    )


def _depth(clean: str) -> int:
    """Return how deeply the cleaned HTML is nested."""
    depth = deepest = 0
    for match in _TAG.finditer(clean):
        if match[2] in _VOID or match[3]:
            continue
        depth += -1 if match[1] else 1
        deepest = max(deepest, depth)
    return deepest
