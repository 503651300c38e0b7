"""A site is made of approved pages, and brings no word of its own."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest

from reflectapp.domain.finding import Action
from reflectapp.domain.site_face import SiteFace
from reflectapp.publish.forbidden import Forbidden
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.site import files_of
from reflectapp.publish.site_face import ClearedFace, clear
from tests.support.hostile_posts import BODIES, TITLES
from tests.support.posts import TODAY, Draft, subject

ATOM = "{http://www.w3.org/2005/Atom}"


def approved(draft: Draft, name: str = "site") -> Approval:
    """Return a page of a site."""
    result = judge(draft.case, name, TODAY)
    assert isinstance(result, Approval)
    return result


def test_all_files_of_a_site_hold_the_approved_bytes_or_what_is_read_off_them() -> None:
    page = approved(Draft(title="Tea", body="We talked."))
    files = files_of([page])
    assert set(files) == {"tea.html", "index.html", "feed.xml"}
    assert files["tea.html"] == page.content
    assert b'<a href="tea.html">Tea</a>' in files["index.html"]
    assert b"&lt;p&gt;We talked.&lt;/p&gt;" in files["feed.xml"]


def test_no_forged_or_other_approval_is_taken() -> None:
    page = approved(Draft(title="Tea"))
    object.__setattr__(page, "content", b"Jean")
    for approvals in ([page], [approved(Draft(title="Tea"), "html")], []):
        with pytest.raises(TypeError):
            files_of(approvals)


def test_title_and_address_of_a_site_are_on_its_front_and_make_its_links_whole() -> None:
    cleared = clear(SiteFace.of("Nights & mornings", "example.org/notes"), [Forbidden()])
    files = files_of([approved(Draft(title="Tea"))], cleared)
    assert b"<h1>Nights &amp; mornings</h1>" in files["index.html"]
    assert b"<title>Nights &amp; mornings</title>" in files["index.html"]
    feed = ET.fromstring(files["feed.xml"])
    assert feed.findtext(f"{ATOM}title") == feed.findtext(f"{ATOM}author/{ATOM}name")
    links = [link.get("href") for link in feed.iter(f"{ATOM}link")]
    address = "https://example.org/notes/"
    assert links == [f"{address}feed.xml", address, f"{address}tea.html"]
    assert files["tea.html"] == approved(Draft(title="Tea")).content


def test_without_them_it_is_neutral_and_stands_anywhere() -> None:
    files = files_of([approved(Draft(title="Tea"))])
    assert b"<h1>Posts</h1>" in files["index.html"]
    assert b"://" not in files["feed.xml"].replace(b"http://www.w3.org/2005/Atom", b"")


@pytest.mark.parametrize(
    ("title", "address"),
    [
        ("Jean's nights", ""),
        ("J&#101;an", ""),
        ("Notes", "https://jean-hartley.example/"),
        ("Notes", "https://jeanhartley.example/"),
        ("Notes", "https://example.org/j%65an/"),
        ("Notes", "https://xn--jen-hartley-m8a.example/"),
        ("Je\x00an's nights", ""),
        ("Call 07700 900123", ""),
        ("Notes of M123", ""),
    ],
)
def test_a_name_in_title_or_address_clears_nothing(title: str, address: str) -> None:
    forbidden = [Forbidden(), Forbidden(names=("Jean Hartley", "Jean"), exact=("M123",))]
    assert isinstance(clear(SiteFace.of(title, address), forbidden), tuple)


def test_what_no_reader_of_feeds_takes_is_left_out_of_a_title() -> None:
    cleared = clear(SiteFace.of("Night\x08 notes\uffff", ""), [Forbidden()])
    assert isinstance(cleared, ClearedFace)
    files = files_of([approved(Draft(title="Tea"))], cleared)
    assert ET.fromstring(files["feed.xml"]).findtext(f"{ATOM}title") == "Night notes"


def test_no_face_is_taken_that_was_not_cleared() -> None:
    page = approved(Draft(title="Tea"))
    with pytest.raises(TypeError):
        ClearedFace(object(), SiteFace("Jean"))
    touched = clear(SiteFace("Notes"), [])
    object.__setattr__(touched, "face", SiteFace("Jean"))
    for forged in (touched, SiteFace("Jean")):
        with pytest.raises(TypeError):
            files_of([page], forged)


def test_a_kept_name_in_a_title_may_stand_wherever_the_title_does() -> None:
    draft = Draft(title="Zola's day", subjects=(subject("Zola"),)).decide("Zola", Action.KEEP)
    files = files_of([approved(draft)])
    assert b"Zola" in files["index.html"]


def test_hostile_posts_make_a_site_in_which_nothing_runs() -> None:
    drafts = [Draft(title=title) for title in TITLES]
    drafts += [Draft(title="T", body=f"Before.\n\n{body}") for body in BODIES]
    plain = [d.decide("Jean") if "Jean" in d.text else d for d in drafts]
    files = files_of([approved(draft) for draft in plain])
    assert len(files) == len(drafts) + 2
    for content in files.values():
        assert b"<script" not in content
        assert b"Jean" not in content
