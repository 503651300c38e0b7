"""A page of a site, and what the site's index and feed say of it.

All of it is read off the page that the gate approved: index and feed bring no word of their own.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape, unescape
from xml.etree.ElementTree import Element, SubElement, tostring

from reflectapp.domain.site_face import NO_FACE, SiteFace
from reflectapp.publish.document import Document
from reflectapp.publish.formats import html, xml
from reflectapp.publish.piece import day_text
from reflectapp.publish.repaint import Painting

INDEX, FEED = "index.html", "feed.xml"

_ATOM = "http://www.w3.org/2005/Atom"
_NAME = "Posts"
_PICTURES = "pictures"
_CONSONANTS = str.maketrans("0123456789abcdef", "bcdfghjklmnpqrst")
_HEAD = f'\n<link rel="alternate" type="application/atom+xml" href="{FEED}">'
_FOOT = f'\n<p class="date"><a href="{INDEX}">All posts</a></p>'


@dataclass(frozen=True, slots=True)
class Page:
    """An approved page in a site."""

    name: str
    """Of its file."""
    content: bytes

    @property
    def title(self) -> str:
        """The title as HTML."""
        return html.shown(self.content)[0]

    @property
    def day(self) -> str:
        """The day that it bears, as ISO 8601 has it."""
        return self.content.decode().partition('<time datetime="')[2].partition('"')[0]


def render(post: Document) -> bytes:
    """Return the post as a page that leads to the index and the feed beside it."""
    return html.render(post, _HEAD, _FOOT, _address)


def files(post: Document) -> dict[str, bytes]:
    """Return the pictures of a page: named after what they hold, so pages can share them."""
    return {_address(p.painting): p.painting.content for p in post.pictures}


def texts(content: bytes) -> tuple[str, ...]:
    """Return a page, and what index and feed will say of it."""
    page = Page("post.html", content)
    entry = tostring(_entry(page), encoding="unicode")
    return content.decode(), _row(page), entry


def index(pages: Sequence[Page], face: SiteFace = NO_FACE) -> bytes:
    """Return the page that leads to all others."""
    name, rows = escape(face.title or _NAME, quote=False), "\n".join(map(_row, pages))
    return html.whole(name, f"<h1>{name}</h1>\n<ul>\n{rows}\n</ul>", _HEAD)


def feed(pages: Sequence[Page], face: SiteFace = NO_FACE) -> bytes:
    """Return an Atom feed (RFC 4287); without an address of the site it stands beside it."""
    name, address = face.title or _NAME, face.address
    root = Element("feed", {"xmlns": _ATOM, "xml:lang": "en-GB"})
    if address:
        # For what posts link to: some readers know no other base.
        root.set("xml:base", address)
    SubElement(root, "id").text = _id("".join(page.name for page in pages[-1:]), FEED)
    SubElement(root, "title").text = name
    SubElement(root, "updated").text = _noon(max(page.day for page in pages))
    SubElement(SubElement(root, "author"), "name").text = name
    SubElement(root, "link", rel="self", href=address + FEED)
    SubElement(root, "link", rel="alternate", href=address or INDEX)
    root.extend(_entry(page, address) for page in pages)
    return xml.written(root)


def _row(page: Page) -> str:
    """Return a line of the index."""
    day = day_text(date.fromisoformat(page.day))
    when = f'<span class="date"><time datetime="{page.day}">{day}</time></span>'
    return f'<li><a href="{escape(page.name)}">{page.title}</a> {when}</li>'


def _entry(page: Page, address: str = "") -> Element:
    entry = Element("entry")
    SubElement(entry, "id").text = _id(page.name, page.day)
    for moment in ("published", "updated"):
        SubElement(entry, moment).text = _noon(page.day)
    SubElement(entry, "link", rel="alternate", href=address + page.name)
    # Not beside the days: digits of a title and of a day may make a telephone number together.
    SubElement(entry, "title").text = unescape(page.title)
    SubElement(entry, "content", type="html").text = html.shown(page.content)[1]
    return entry


def _address(painting: Painting) -> str:
    return f"{_PICTURES}/{_digest(painting.content)}.jpg"


def _noon(day: str) -> str:
    return f"{day}T12:00:00Z"


def _id(*parts: str) -> str:
    """Return an identifier that is the same whenever the site is made."""
    known_by = "\0".join(parts)
    return f"urn:x-posts:{_digest(known_by.encode())}"


def _digest(content: bytes) -> str:
    """Return a digest of consonants: digits may look like a telephone number, vowels like names."""
    return hashlib.sha256(content).hexdigest()[:32].translate(_CONSONANTS)
