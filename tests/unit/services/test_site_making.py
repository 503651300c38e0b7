"""One folder of all posts that left: each judged anew, written whole or not at all."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from xml.etree import ElementTree as ET

import pytest

from reflectapp.domain.errors import ExportFailedError, SaveFailedError
from reflectapp.domain.site_face import SiteFace
from reflectapp.publish.markup import visible
from tests.support.desk import Desk
from tests.support.refusing import no_writing

BODY = "Jean put the kettle on & sat down. We talked about the garden for an hour."
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def two(desk: Desk) -> Desk:
    """Two posts that left on different days."""
    desk.know("Jean")
    desk.export(desk.post("The kettle", BODY), "hugo")
    desk.export(desk.post("Tea <later>", BODY), "pdf")
    for file in desk.folder.iterdir():
        file.unlink()
    return desk


def test_a_site_has_a_page_for_each_post_an_index_and_a_feed(two: Desk) -> None:
    made = two.publishing.site.make(two.folder)
    assert made.folder is not None
    assert (made.count, made.left_out) == (2, ())
    assert [path.name for path in two.folder.iterdir()] == [made.folder.name]
    assert re.fullmatch(r"site-\d{4}-\d\d-\d\d", made.folder.name)
    assert {path.name for path in made.folder.iterdir()} == {
        "the-kettle.html",
        "tea-later.html",
        "index.html",
        "feed.xml",
    }
    for path in made.folder.iterdir():
        assert "Jean" not in path.read_text(encoding="utf-8")


def test_index_and_feed_lead_to_the_pages_the_newest_first(two: Desk) -> None:
    made = two.publishing.site.make(two.folder)
    index = (made.folder / "index.html").read_text(encoding="utf-8")
    links = re.findall(r'<li><a href="([^"]+)">([^<]*)</a>', index)
    assert links == [("tea-later.html", "Tea &lt;later&gt;"), ("the-kettle.html", "The kettle")]
    feed = ET.parse(made.folder / "feed.xml").getroot()
    entries = feed.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == ["Tea <later>", "The kettle"]
    assert [entry.find(f"{ATOM}link").get("href") for entry in entries] == [
        "tea-later.html",
        "the-kettle.html",
    ]
    assert "[Person A] put the kettle on & sat" in visible(entries[0].findtext(f"{ATOM}content"))
    assert len({found.text for found in feed.iter(f"{ATOM}id")}) == 3
    assert feed.find(f"{ATOM}generator") is None


def test_title_and_address_are_kept_and_stand_on_the_next_site(two: Desk) -> None:
    site = two.publishing.site
    assert site.set_face(" Night notes ", "example.org") == ()
    made = site.make(two.folder)
    assert "<h1>Night notes</h1>" in (made.folder / "index.html").read_text(encoding="utf-8")
    feed = ET.parse(made.folder / "feed.xml").getroot()
    assert feed.get("{http://www.w3.org/XML/1998/namespace}base") == "https://example.org/"
    assert site.face() == SiteFace("Night notes", "https://example.org/")


def test_a_title_or_address_that_names_somebody_makes_no_site(two: Desk) -> None:
    site = two.publishing.site
    assert site.set_face("Jean and I", "") == ("Jean",)
    assert site.face() == SiteFace()
    # Known by now as a name, and kept before that: the site is scanned when it is made, too.
    assert site.set_face("Maud and I", "") == ()
    two.know("Maud")
    made = site.make(two.folder)
    assert (made.folder, made.told) == (None, ("Maud",))
    assert list(two.folder.iterdir()) == []


def test_a_page_bears_the_day_on_which_its_words_left_first(desk: Desk) -> None:
    post = desk.post("Tea", "We had tea and talked.")
    record = desk.export(post, "html")
    day = desk.session.clock.local(record.exported_at).date().isoformat()
    desk.machine.advance(timedelta(days=5))
    made = desk.publishing.site.make(desk.folder)
    for name in ("tea.html", "index.html"):
        assert f'datetime="{day}"' in (made.folder / name).read_text(encoding="utf-8")


def test_what_changed_since_or_was_taken_down_stays_out(two: Desk) -> None:
    changed, gone = two.session.publishing.posts()
    two.write(changed.post, BODY + " It rained.")
    two.publishing.after.withdraw(gone.post.id, "they asked")
    made = two.publishing.site.make(two.folder)
    assert (made.folder, made.count, made.left_out) == (None, 0, ("The kettle",))
    assert list(two.folder.iterdir()) == []


def test_a_name_that_the_journal_learnt_since_keeps_its_post_out(two: Desk) -> None:
    desk = two
    desk.export(desk.post("Garden", "Primrose was in the garden."), "html")
    desk.know("Primrose")
    made = desk.publishing.site.make(desk.folder)
    assert (made.count, made.left_out) == (2, ("Garden",))


def test_posts_of_one_title_have_pages_of_their_own_and_the_older_keeps_its_name(
    desk: Desk,
) -> None:
    for body in ("We had tea and talked.", "We had tea again.", "Tea, for once in silence."):
        desk.export(desk.post("Index", body), "html")
    made = desk.publishing.site.make(desk.folder)
    pages = {path.name: path.read_text(encoding="utf-8") for path in made.folder.glob("index-*")}
    assert sorted(pages) == ["index-2.html", "index-3.html", "index-4.html"]
    assert "tea and talked" in pages["index-2.html"]


def test_a_site_is_on_record_page_by_page_and_is_known_again(two: Desk) -> None:
    made = two.publishing.site.make(two.folder)
    records = [summary.post.exports[-1] for summary in two.session.publishing.posts()]
    assert {(record.format, record.folder) for record in records} == {("site", str(made.folder))}
    found = two.publishing.after.check(made.folder / "the-kettle.html")
    assert [str(checked.standing) for checked in found] == ["same"]
    assert two.publishing.destinations().format == "pdf"


def test_neither_folder_nor_files_tell_the_hour(two: Desk) -> None:
    made = two.publishing.site.make(two.folder)
    times = {path.stat().st_mtime for path in (made.folder, *made.folder.iterdir())}
    day = max(s.post.exports[0].exported_at for s in two.session.publishing.posts()).date()
    assert times == {datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp()}


def test_nothing_is_written_over(two: Desk) -> None:
    made = two.publishing.site.make(two.folder)
    (made.folder / "index.html").write_text("mine")
    with pytest.raises(ExportFailedError, match="exists"):
        two.publishing.site.make(two.folder)
    assert (made.folder / "index.html").read_text() == "mine"
    assert len(list(two.folder.iterdir())) == 1


def test_a_folder_that_is_not_there_gets_nothing_and_the_record_none(two: Desk) -> None:
    with pytest.raises(ExportFailedError, match="missing"):
        two.publishing.site.make(two.folder / "gone")
    assert all(len(s.post.exports) == 1 for s in two.session.publishing.posts())


def test_what_cannot_be_put_on_record_does_not_leave(two: Desk) -> None:
    with no_writing(two.session), pytest.raises(SaveFailedError):
        two.publishing.site.make(two.folder)
    assert list(two.folder.iterdir()) == []
