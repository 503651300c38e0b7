"""XML in and out by libraries alone, without document types."""

from __future__ import annotations

from xml.etree.ElementTree import Element, indent, tostring

from defusedxml.ElementTree import fromstring


def written(root: Element) -> bytes:
    """Return a document, UTF-8, with each element on a line of its own."""
    indent(root, space="")
    text = tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def texts_of(content: bytes, path: str, names: tuple[str, str]) -> tuple[str, str]:
    """Return the texts of two elements within the one at `path`."""
    found = fromstring(content).find(path)
    first, second = ((found.findtext(name) or "") if found is not None else "" for name in names)
    return first, second
