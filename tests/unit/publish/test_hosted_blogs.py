"""What WordPress, Ghost and Blogger are given to import."""

from __future__ import annotations

import json
import re
from xml.etree import ElementTree as ET

import pytest

from reflectapp.domain.finding import PublicVersion
from reflectapp.publish.checks import Rendering, leaks
from reflectapp.publish.forbidden import Forbidden
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.markup import visible
from tests.unit.publish.test_formats import LONG, post

HOSTED = ["wordpress", "ghost", "blogger"]
WP = "{http://wordpress.org/export/1.2/}"
ATOM = "{http://www.w3.org/2005/Atom}"


def shown(name: str, body: str, title: str = "T") -> tuple[str, str]:
    """Return title and body as the importer reads them."""
    written = FORMATS[name]
    return written.shown(written.render(post(title, body, "Loss")))


@pytest.mark.parametrize("name", ["wordpress", "blogger"])
def test_xml_brings_no_document_type_and_names_no_maker(name: str) -> None:
    content = FORMATS[name].render(post("T", LONG)).decode()
    assert content.startswith('<?xml version="1.0" encoding="utf-8"?>\n<')
    assert "<!DOCTYPE" not in content
    assert "generator" not in content.lower()


def test_wordpress_is_told_its_version_and_a_draft_without_a_day_of_its_own() -> None:
    channel = ET.fromstring(FORMATS["wordpress"].render(post("T", "x"))).find("channel")
    assert channel.findtext(f"{WP}wxr_version") == "1.2"
    told = {part.tag.removeprefix(WP): part.text for part in channel.find("item")}
    assert told["status"] == "draft"
    assert told["post_type"] == "post"
    assert told["post_date"] == "2026-11-21 12:00:00"
    assert told["post_date_gmt"] == "0000-00-00 00:00:00"
    assert not {"link", "guid", "category"} & told.keys()


def test_wordpress_is_told_no_author_and_no_address() -> None:
    """Other programs that read its exports stop where the elements are missing."""
    item = ET.fromstring(FORMATS["wordpress"].render(post("T", "x"))).find("channel/item")
    assert item.findtext("{http://purl.org/dc/elements/1.1/}creator") == ""
    assert item.findtext(f"{WP}post_name") == ""


def test_ghost_is_told_a_draft() -> None:
    (database,) = json.loads(FORMATS["ghost"].render(post("T", "x")))["db"]
    assert database["meta"]["exported_on"] == 1_795_262_400_000
    (told,) = database["data"]["posts"]
    assert told["status"] == "draft"
    assert told["created_at"] == "2026-11-21T12:00:00.000Z"
    assert told["slug"] == "post"
    assert not {"published_at", "author_id"} & told.keys()


def test_blogger_is_told_a_draft() -> None:
    entry = ET.fromstring(FORMATS["blogger"].render(post("T", "x"))).find(f"{ATOM}entry")
    assert entry.findtext("{http://schemas.google.com/blogger/2018}status") == "DRAFT"
    control = entry.find("{http://www.w3.org/2007/app}control")
    assert control.findtext("{http://www.w3.org/2007/app}draft") == "yes"
    assert entry.findtext(f"{ATOM}published") == "2026-11-21T12:00:00Z"


def test_blogger_is_told_an_author_who_is_nobody_for_the_entry_too() -> None:
    """Programs that read its backups stop at an entry without one."""
    feed = ET.fromstring(FORMATS["blogger"].render(post("T", "x")))
    for of in (feed, feed.find(f"{ATOM}entry")):
        assert of.findtext(f"{ATOM}author/{ATOM}name") == "Author"


@pytest.mark.parametrize("name", HOSTED)
def test_a_paragraph_stands_on_one_line(name: str) -> None:
    _, page = shown(name, "One\ntwo *three*\n*four*\n\n- five\n  six\n\n```\nseven\neight\n```\n")
    assert "<p>One two <em>three</em> <em>four</em></p>" in page
    assert "five six" in page
    assert "<pre><code>seven&#10;eight&#10;</code></pre>" in page


@pytest.mark.parametrize("name", HOSTED)
def test_the_content_note_stands_first(name: str) -> None:
    _, page = shown(name, "Words.")
    assert page.startswith('<p class="note"><strong>Content note:</strong> Loss</p>')


@pytest.mark.parametrize("name", HOSTED)
def test_raw_html_stays_text(name: str) -> None:
    title, page = shown(name, "<script>alert(1)</script>", "<b>x</b>")
    assert "<script" not in page
    assert visible(page).rstrip().endswith("<script>alert(1)</script>")
    assert title == "&lt;b&gt;x&lt;/b&gt;"


def test_wordpress_finds_no_shortcode() -> None:
    title, page = shown("wordpress", "[gallery ids=1] [embed]x[/embed] Jean", "[gallery]")
    assert "[" not in page
    assert visible(page).endswith("[gallery ids=1] [embed]x[/embed] [Person A]")
    assert title == "[gallery]"


@pytest.mark.parametrize("name", HOSTED)
def test_no_escape_of_the_file_hides_a_letter(name: str) -> None:
    body = 'Zoë "said"\nno\ttab\n\n```\na\tb\nc\n```'
    content = FORMATS[name].render(post("Zoë\tand é", body)).decode()
    assert not re.search(r"\\[a-z]", content)
    assert "Zoë" in content


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("ghost", '{"html": "Zo\\u00eb"}'),
        ("ghost", '{"html": "Zo\\u0026euml;"}'),
        ("ghost", '{"Zo\\u00eb": 1}'),
        ("wordpress", "<x>&#90;o&#xEB;</x>"),
        ("wordpress", "<x>Zo&amp;#xEB;</x>"),
        ("blogger", "<x><![CDATA[Zo&euml;]]></x>"),
    ],
)
def test_the_leak_scan_sees_through_the_escapes_of_a_format(name: str, content: str) -> None:
    page = Rendering(content.encode(), b"{}", 1, FORMATS[name].head_end, "", FORMATS[name].texts)
    found = leaks(page, PublicVersion("", ()), Forbidden(names=("Zoë",)))
    assert "Zoë" in {leak.term for leak in found}
