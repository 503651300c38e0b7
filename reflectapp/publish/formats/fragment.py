"""A post's text as HTML that holds nothing but words and their structure."""

from __future__ import annotations

import re
from html import escape

import nh3

from reflectapp.publish.document import Document, Piece
from reflectapp.publish.formats.source import rendered, source

# fmt: off
_TAGS = {
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre",
    "code", "em", "strong", "a", "table", "thead", "tbody", "tr", "th", "td",
}
# fmt: on
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
_PRE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_NEW_LINE = re.compile(r"\s*\n\s*")
_BLOCK_END = re.compile(r"(</(?:p|h[1-6]|ul|ol|blockquote|pre|table)>|<hr>) ?")


def note(post: Document) -> str:
    """Return the content note as a paragraph; empty where there is none."""
    if not post.content_note:
        return ""
    words = escape(post.content_note, quote=False)
    return f'<p class="note"><strong>Content note:</strong> {words}</p>'


def body(post: Document) -> str:
    """Return the body as HTML; no address but those of pages and mail is left in it."""
    text = source(post.body)
    page = nh3.clean(
        rendered(text.text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        link_rel="noopener noreferrer",
    )
    return text.filled(shown, shown, page)


def shown(piece: Piece) -> str:
    """Return a literal piece as HTML."""
    text = escape(piece.text, quote=False)
    return f'<span class="placeholder">{text}</span>' if piece.is_placeholder else text


def for_editors(post: Document) -> str:
    """Return note and body as the editors of hosted blogs take them.

    They make a line break of every new line, but for those in entities: a paragraph stands on
    one line.
    """
    page = "\n".join(part for part in (note(post), body(post)) if part)
    parts = _PRE.split(page)
    parts[0::2] = [with_lines(_NEW_LINE.sub(" ", part)) for part in parts[0::2]]
    parts[1::2] = [part.replace("\n", "&#10;") for part in parts[1::2]]
    return "".join(parts).replace("\t", "&#9;").strip()


def with_lines(page: str) -> str:
    """Return HTML with an empty line after each block, which no reader of it sees."""
    return _BLOCK_END.sub(r"\1\n\n", page)
