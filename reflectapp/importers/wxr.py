"""WordPress: its export in WXR, an RSS file with the posts of a blog."""

from __future__ import annotations

import codecs
import html
import io
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element, ParseError  # types alone: defusedxml parses

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse

from reflectapp.importers.candidate import Candidate, Days, Found, Loss, Place, Refusal, Why
from reflectapp.importers.dates import moment, shift_of
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.fields import PieceError, tags_of, taken
from reflectapp.importers.html import markdown_of
from reflectapp.importers.source import Item, Source

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_KINDS = frozenset({"post", "page", ""})
_GONE = frozenset({"trash", "auto-draft", "inherit"})
_NO_CATEGORY = frozenset({"uncategorized", "uncategorised"})
_MAX_DEPTH = 50
_FORBIDDEN = bytes(set(range(32)) - set(b"\t\n\r"))
_CAPTION = re.compile(r"\[/?caption\b[^\]\n]*\]")
"""Marks of WordPress round a picture and the words below it."""
_UNDATED = "0000-00-00"


def is_wxr(head: str) -> bool:
    """Say whether a file begins as an export of WordPress does."""
    return "<rss" in head and ("wordpress.org/export" in head or "wp:wxr_version" in head)


def read_wxr(source: Source, days: Days) -> Iterator[Found]:
    """Yield the posts and pages of every file in the source."""
    found = source.named(".xml", ".wxr")
    if not found:
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(source.name))
    for item in found:
        yield from _file(source, item, days)


def _file(source: Source, item: Item, days: Days) -> Iterator[Found]:
    is_ours = False
    for number, element in enumerate(_items(source, item), 1):
        is_ours = is_ours or _field(element, "post_type") != "" or _content(element) != ""
        place = Place(item.name, entry=number)
        kind, status = _field(element, "post_type"), _field(element, "status")
        if kind not in _KINDS:
            yield Refusal(place, Why.OTHER_KIND)
        elif status in _GONE:
            yield Refusal(place, Why.IN_TRASH)
        else:
            yield from taken(place, _entry(place, element, days))
        element.clear()
    if not is_ours:
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(item.name))


def _items(source: Source, item: Item) -> Iterator[Element]:
    """Yield the file's items, one at a time; no entities, no document type, nothing from afar."""
    raw, depth = _mended(source.read(item)), 0
    try:
        events = iterparse(
            io.BytesIO(raw),
            events=("start", "end"),
            forbid_dtd=True,
            forbid_entities=True,
            forbid_external=True,
        )
        path: list[Element] = []
        for event, element in events:
            depth += 1 if event == "start" else -1
            if depth > _MAX_DEPTH:
                raise ImportFailedError(Cause.TOO_DEEP, Place(item.name))
            if event == "start":
                path.append(element)
                continue
            path.pop()
            if element.tag == "item":
                yield element
                if path:
                    path[-1].remove(element)
    except DefusedXmlException:
        raise ImportFailedError(Cause.BOMB, Place(item.name)) from None
    except ParseError as error:
        line, column = error.position
        place = Place(item.name, line=line, column=column + 1)
        raise ImportFailedError(Cause.DAMAGED, place) from None
    except (ValueError, LookupError):  # an encoding that nobody knows
        raise ImportFailedError(Cause.NOT_TEXT, Place(item.name)) from None


def _mended(raw: bytes) -> bytes:
    """Return the file without what blogs often put into it and XML forbids.

    That is white space before its first line, which a careless plugin leaves, and control
    characters within posts. In UTF-8 none of these bytes is a part of another character; in
    UTF-16 they are, so that is left as it is.
    """
    stripped = raw.removeprefix(codecs.BOM_UTF8).lstrip()
    is_of_bytes = stripped.startswith(b"<") and not stripped.startswith(b"<\0")
    return stripped.translate(None, _FORBIDDEN) if is_of_bytes else raw


def _entry(place: Place, element: Element, days: Days) -> Iterator[Candidate]:
    date_text = _field(element, "post_date")
    if not date_text or date_text.startswith(_UNDATED):
        raise PieceError(Why.NO_DATE)
    read = moment(date_text)
    if read is None:
        raise PieceError(Why.BAD_DATE)
    day, at = read
    if at is not None:
        day, _ = shift_of(at, days)
    universal = moment(_field(element, "post_date_gmt") + " Z")
    content = _CAPTION.sub("", _content(element))
    losses = [Loss.PHOTO] if "<img" in content.lower() else []
    if "wp:file" in content or "[audio" in content or "[video" in content:
        losses.append(Loss.ATTACHMENT)
    tags = [
        category.text or ""
        for category in element.findall("category")
        if (category.text or "").lower() not in _NO_CATEGORY
    ]
    yield Candidate(
        place,
        html.unescape(element.findtext("title") or ""),
        markdown_of(content),
        day,
        written_at=None if universal is None else universal[1],
        tags=tuple(dict.fromkeys(tags_of(tags))),
        losses=tuple(losses),
    )


def _content(element: Element) -> str:
    return element.findtext(_CONTENT) or ""


def _field(element: Element, name: str) -> str:
    """Return a field of WordPress's own, whichever version of its name space is used."""
    for child in element:
        if child.tag.endswith(f"}}{name}") and "wordpress.org/export" in child.tag:
            return (child.text or "").strip()
    return ""
