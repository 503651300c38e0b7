"""WXR 1.2, which WordPress's own importer takes."""

from __future__ import annotations

from html import escape
from xml.etree import ElementTree as ET

from reflectapp.publish.document import Document
from reflectapp.publish.formats import fragment, xml

HEAD_END = "<content:encoded>"

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DC = "http://purl.org/dc/elements/1.1/"
_WP = "http://wordpress.org/export/1.2/"
_NO_DATE = "0000-00-00 00:00:00"


def render(post: Document) -> bytes:
    """Return the post as a draft; WordPress gives it the day on which it is published."""
    ET.register_namespace("content", _CONTENT)
    ET.register_namespace("dc", _DC)
    ET.register_namespace("wp", _WP)
    rss = ET.Element("rss", version="2.0")
    channel = ET.SubElement(rss, "channel")
    ET.SubElement(channel, f"{{{_WP}}}wxr_version").text = "1.2"
    # The importer asks for it, and warns on the page where it is missing.
    ET.SubElement(channel, f"{{{_WP}}}base_site_url").text = ""
    item = ET.SubElement(channel, "item")
    # WordPress keeps titles as HTML.
    ET.SubElement(item, "title").text = escape(post.title_text, quote=False)
    # Who imports it becomes its author; other programs ask for the element.
    ET.SubElement(item, f"{{{_DC}}}creator").text = ""
    fields = {
        "post_id": "1",
        "post_date": f"{post.day} 12:00:00",
        "post_date_gmt": _NO_DATE,
        "post_name": "",
        "status": "draft",
        "post_type": "post",
    }
    for name, value in fields.items():
        ET.SubElement(item, f"{{{_WP}}}{name}").text = value
    ET.SubElement(item, f"{{{_CONTENT}}}encoded").text = _body(post)
    return xml.written(rss)


def _body(post: Document) -> str:
    """Return the text without a bracket that WordPress could take for a shortcode."""
    return fragment.for_editors(post).replace("[", "&#91;").replace("]", "&#93;")


def shown(content: bytes) -> tuple[str, str]:
    """Return title and body, as HTML, as WordPress reads them."""
    title, body = xml.texts_of(content, "channel/item", ("title", f"{{{_CONTENT}}}encoded"))
    return title, fragment.with_words(body)
