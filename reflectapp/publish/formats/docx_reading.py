"""What a Word document says to those who open it, read off its bytes."""

from __future__ import annotations

from html import escape
from xml.etree.ElementTree import Element, ParseError

from defusedxml.ElementTree import fromstring

from reflectapp.publish.formats.docx_parts import DATE, TITLE
from reflectapp.publish.formats.docx_pictures import is_picture, without_pictures
from reflectapp.publish.formats.packing import unpacked

HEAD_END = "\n――――\n"
"""What parts the properties from the text, in the first reading."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def texts(content: bytes) -> tuple[str, ...]:
    """Return the properties, link targets and text; and beside them every part as it is.

    Raises:
        ValueError: The file is damaged; so may KeyError.
    """
    parts = unpacked(content)
    about = [
        f"{element.tag.rpartition('}')[2]}: {element.text}"
        for element in _parsed(parts["docProps/core.xml"])
    ]
    links = [
        f"→ {link.get('Target')}"
        for link in _parsed(parts["word/_rels/document.xml.rels"])
        if link.get("TargetMode") == "External"
    ]
    words = "\n\n".join(words for _, words in _paragraphs(parts) if words)
    readable = "\n".join([*about, *links]) + HEAD_END + words
    raw = "\n".join(
        f"{name}\n{without_pictures(part.decode())}"
        for name, part in parts.items()
        if not is_picture(name)
    )
    return readable, raw


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body, as HTML."""
    parts = unpacked(content)
    title = _parsed(parts["docProps/core.xml"]).findtext(f"{_DC}title", "")
    body: list[str] = []
    for style, words in _paragraphs(parts):
        if style == TITLE:
            title = words
        elif style != DATE:
            body.append(f"<p>{escape(words, quote=False)}</p>")
    return escape(title, quote=False), "\n".join(body)


def _paragraphs(parts: dict[str, bytes]) -> list[tuple[str, str]]:
    """Return style and words of each paragraph."""
    document = _parsed(parts["word/document.xml"])
    return [(_style_of(p), _words_of(p)) for p in document.iter(f"{_W}p")]


def _style_of(paragraph: Element) -> str:
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    return "" if style is None else style.get(f"{_W}val", "")


def _words_of(paragraph: Element) -> str:
    signs = {f"{_W}br": "\n", f"{_W}tab": "\t"}
    return "".join(
        (element.text or "") if element.tag == f"{_W}t" else signs.get(element.tag, "")
        for element in paragraph.iter()
    )


def _parsed(part: bytes) -> Element:
    try:
        root: Element = fromstring(part)
    except ParseError:
        raise ValueError("damaged") from None
    return root
