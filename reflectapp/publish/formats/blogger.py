"""An Atom feed as Blogger writes and takes its backups."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree as ET
from zlib import crc32

from reflectapp.publish.document import Document
from reflectapp.publish.formats import fragment, xml

HEAD_END = '<content type="html">'

_ATOM = "http://www.w3.org/2005/Atom"
_APP = "http://www.w3.org/2007/app"
_BLOGGER = "http://schemas.google.com/blogger/2018"
_KIND = "http://schemas.google.com/g/2005#kind"
_POST = "http://schemas.google.com/blogger/2008/kind#post"


def render(post: Document) -> bytes:
    """Return the post as a draft, said in the words of older and newer backups."""
    day = f"{post.day}T12:00:00Z"
    feed = ET.Element("feed", {"xmlns": _ATOM, "xmlns:app": _APP, "xmlns:blogger": _BLOGGER})
    ET.SubElement(feed, "id").text = f"tag:blogger.com,1999:blog-{post.day:%Y%m%d}"
    ET.SubElement(feed, "title").text = "Blog"
    ET.SubElement(feed, "updated").text = day
    _author(feed)
    entry = ET.SubElement(feed, "entry")
    # Posts of one day are told apart by it, and the same post known again.
    number = crc32(post.stem.encode())
    ET.SubElement(entry, "id").text = f"tag:blogger.com,1999:blog-{post.day:%Y%m%d}.post-{number}"
    ET.SubElement(entry, "category", scheme=_KIND, term=_POST)
    ET.SubElement(entry, "blogger:type").text = "POST"
    ET.SubElement(entry, "blogger:status").text = "DRAFT"
    ET.SubElement(ET.SubElement(entry, "app:control"), "app:draft").text = "yes"
    for moment in ("published", "updated"):
        ET.SubElement(entry, moment).text = day
    ET.SubElement(entry, "title", type="text").text = post.title_text
    ET.SubElement(entry, "content", type="html").text = fragment.for_editors(post)
    _author(entry)
    return xml.written(feed)


def _author(of: ET.Element) -> None:
    """Add an author who is nobody; programs that read backups ask each entry for one."""
    ET.SubElement(ET.SubElement(of, "author"), "name").text = "Author"


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body, as HTML, as Blogger reads them."""
    names = f"{{{_ATOM}}}title", f"{{{_ATOM}}}content"
    title, body = xml.texts_of(content, f"{{{_ATOM}}}entry", names)
    return escape(title, quote=False), fragment.with_words(body)
