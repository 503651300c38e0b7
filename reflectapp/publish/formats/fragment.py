"""A post's text as HTML that holds nothing but words and their structure."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import escape, unescape

import nh3

from reflectapp.publish.document import Document, Piece
from reflectapp.publish.formats.drawn import data_address
from reflectapp.publish.formats.local_links import leads_to_a_page
from reflectapp.publish.formats.source import rendered, source
from reflectapp.publish.repaint import Painting

# fmt: off
_TAGS = {
    "p", "br", "hr", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre",
    "code", "em", "strong", "a", "table", "thead", "tbody", "tr", "th", "td",
}
# fmt: on
_ATTRIBUTES = {"a": {"href"}, "ol": {"start"}}
Address = Callable[[Painting], str]
"""Says where a picture is to be found."""
_PICTURE = re.compile(r'<img src="[^"]*" alt="([^"]*)" width="\d+" height="\d+">')
"""What `_drawn` makes, and nothing else: the writer's own "<" is text in every page."""
_PRE = re.compile(r"(<pre>.*?</pre>)", re.DOTALL)
_NEW_LINE = re.compile(r"\s*\n\s*")
_BLOCK_END = re.compile(r"(</(?:p|h[1-6]|ul|ol|blockquote|pre|table)>|<hr>) ?")


def note(post: Document) -> str:
    """Return the content note as a paragraph; empty where there is none."""
    if not post.content_note:
        return ""
    words = escape(post.content_note, quote=False)
    return f'<p class="note"><strong>Content note:</strong> {words}</p>'


def body(post: Document, address: Address = data_address, *, has_captions: bool = True) -> str:
    """Return the body as HTML; no address but those of pages and mail is left in it.

    Args:
        post: The post.
        address: Where its pictures are.
        has_captions: Whether the words about a picture stand below it; see `source`.
    """
    text = source(post.body, paintings=post.paintings, has_captions=has_captions)

    def drawn(piece: Piece) -> str:
        painting = piece.painting
        return shown(piece) if painting is None else _drawn(painting, address(painting), piece.text)

    page = nh3.clean(
        rendered(text.text),
        tags=_TAGS,
        attributes=_ATTRIBUTES,
        url_schemes={"http", "https", "mailto"},
        attribute_filter=_filtered,
        link_rel="noopener noreferrer",
    )
    return text.filled(drawn, drawn, page)


def _filtered(tag: str, name: str, value: str) -> str | None:
    """Return the value of an attribute; None for an address that leads to no page."""
    return None if (tag, name) == ("a", "href") and not leads_to_a_page(value) else value


def shown(piece: Piece) -> str:
    """Return a literal piece as HTML."""
    text = escape(piece.text, quote=False)
    return f'<span class="placeholder">{text}</span>' if piece.is_placeholder else text


def _drawn(painting: Painting, address: str, words: str) -> str:
    """Return a picture; where words stand beside it, its own are empty, not read out twice."""
    size = f'width="{painting.width}" height="{painting.height}"'
    return f'<img src="{escape(address)}" alt="{escape(words)}" {size}>'


def with_words(page: str) -> str:
    """Return HTML with the words about its pictures, which are text of the page, in their place."""
    return _PICTURE.sub(lambda found: escape(unescape(found[1]), quote=False), page)


def for_editors(post: Document, address: Address = data_address) -> str:
    """Return note and body as the editors of hosted blogs take them; pictures as in `body`.

    They make a line break of every new line, but for those in entities: a paragraph stands on
    one line.
    """
    page = "\n".join(part for part in (note(post), body(post, address, has_captions=False)) if part)
    parts = _PRE.split(page)
    parts[0::2] = [with_lines(_NEW_LINE.sub(" ", part)) for part in parts[0::2]]
    parts[1::2] = [part.replace("\n", "&#10;") for part in parts[1::2]]
    return "".join(parts).replace("\t", "&#9;").strip()


def with_lines(page: str) -> str:
    """Return HTML with an empty line after each block, which no reader of it sees."""
    return _BLOCK_END.sub(r"\1\n\n", page)
