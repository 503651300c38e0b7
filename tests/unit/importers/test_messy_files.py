"""Files as they really lie on people's disks: half right, from many programs, of many years."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.importers.candidate import Refusal, Why
from reflectapp.importers.dates import spoken_moment
from reflectapp.importers.faults import Cause, ImportFailedError
from tests.unit.importers.test_formats import entries, put, read, refusals


def note(path: Path, head: str, body: str = "We talked.") -> Path:
    return put(path, f"---\n{head}\n---\n\n{body}\n")


@pytest.mark.parametrize(
    "head",
    [
        "title: Night: the long one\ndate: 2024-03-03",
        'title: "Night: the long one"\ndate: 2024-03-03\nauthor: @me',
        "title: 'Night: the long one'\ndate: 2024-03-03\ntemplate: {{x}}",
        "date: 2024-03-03\ntitle: Night: the long one\n# a remark\n\naliases:",
    ],
)
def test_front_matter_that_is_no_yaml_is_read_line_by_line(head: str, tmp_path: Path) -> None:
    (found,) = entries(note(tmp_path / "a.md", head))
    assert (found.title, found.happened_on) == ("Night: the long one", date(2024, 3, 3))
    assert found.body == "We talked."


def test_tags_below_a_name_are_read_line_by_line_too(tmp_path: Path) -> None:
    head = "title: A: b\ndate: 2024-03-03\ntags:\n  - visits\n  - 'good days'"
    (found,) = entries(note(tmp_path / "a.md", head))
    assert found.tags == ("visits", "good days")


def test_words_between_the_marks_that_no_fact_would_keep_are_not_lost(tmp_path: Path) -> None:
    note(tmp_path / "a.md", "title: A: b\nShe said that: nobody came.\n\tNobody at all!\nWhy")
    assert refusals(tmp_path, "markdown") == [Why.DAMAGED]


@pytest.mark.parametrize(
    "said",
    [
        "2024/03/03",
        "2024.3.3 10:00",
        "3 March 2024",
        "3rd of March, 2024",
        "March 3, 2024",
        "Sunday, March 3rd, 2024 at 10:00 PM",
        "Sun, 03 Mar 2024 10:00:00 +0000",
        "3 mar. 2024",
    ],
)
def test_a_date_may_be_written_as_people_and_blogs_write_it(said: str, tmp_path: Path) -> None:
    (found,) = entries(note(tmp_path / "a.md", f'date: "{said}"'))
    assert found.happened_on == date(2024, 3, 3)


@pytest.mark.parametrize("said", ["03/04/2024", "3 Smarch 2024", "31 February 2024", "today", ""])
def test_a_date_that_may_mean_two_days_means_none(said: str) -> None:
    assert spoken_moment(said) is None


@given(text=st.text(max_size=60))
def test_no_text_breaks_the_reading_of_dates(text: str) -> None:
    read_as = spoken_moment(text)
    assert read_as is None or 1900 <= read_as[0].year <= 2200


def test_a_date_that_cannot_be_read_gives_way_to_another_and_to_the_name(tmp_path: Path) -> None:
    note(tmp_path / "2024-03-03.md", "date: {{date}}")
    note(tmp_path / "b.md", "date: 03/04/2024\ncreated: 2024-03-03")
    assert {found.happened_on for found in entries(tmp_path)} == {date(2024, 3, 3)}
    note(tmp_path / "2024-03-03.md", "date: 2024-05-05")
    assert date(2024, 5, 5) in {found.happened_on for found in entries(tmp_path)}


def test_what_only_has_a_date_that_cannot_be_read_is_not_dated_by_its_file(tmp_path: Path) -> None:
    assert refusals(note(tmp_path / "a.md", "date: 03/04/2024")) == [Why.BAD_DATE]


@pytest.mark.parametrize("name", ["package.json", "a/workspace.json", "sitemap.xml"])
def test_files_of_other_programs_do_not_hide_what_a_folder_of_notes_is(
    name: str, tmp_path: Path
) -> None:
    put(tmp_path / name, "{}" if name.endswith("json") else "<urlset/>")
    note(tmp_path / "note.md", "date: 2024-03-03")
    assert [found.happened_on for found in entries(tmp_path)] == [date(2024, 3, 3)]


def test_a_damaged_file_of_another_program_does_not_either(tmp_path: Path) -> None:
    put(tmp_path / "cache.json", '{"half":')
    note(tmp_path / "note.md", "date: 2024-03-03")
    assert len(entries(tmp_path)) == 1


def test_where_there_is_nothing_but_damaged_data_its_place_is_told(tmp_path: Path) -> None:
    put(tmp_path / "Journal.json", '{"entries": [\n{"text": }]}')
    with pytest.raises(ImportFailedError) as caught:
        read(tmp_path)
    assert (caught.value.cause, caught.value.place.line) == (Cause.DAMAGED, 2)


BLOG = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
 xmlns:wp="http://wordpress.org/export/1.2/"><channel><wp:wxr_version>1.2</wp:wxr_version>
<item><title><![CDATA[Bread &#038; roses]]></title><content:encoded><![CDATA[<p>She\x0b said\x1f
 yes.</p>[caption id="a" width="300"]<img src="x.jpg"/> The garden[/caption]]]></content:encoded>
<wp:post_date>2019-03-03 10:00:00</wp:post_date><wp:status>publish</wp:status>
<wp:post_type>post</wp:post_type></item></channel></rss>"""


@pytest.mark.parametrize("before", ["", "\n\n", "\ufeff", "\ufeff \r\n"])
def test_a_blog_comes_in_although_its_export_is_no_xml(before: str, tmp_path: Path) -> None:
    """Blank lines from a plugin, and control characters from a word processor."""
    (found,) = entries(put(tmp_path / "blog.xml", before + BLOG))
    assert found.title == "Bread & roses"
    assert found.body == "She said\nyes.\n\n*(photo, not imported)* The garden"
    assert not any(isinstance(piece, Refusal) for piece in read(tmp_path / "blog.xml"))


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le"])
def test_what_is_mended_of_bytes_is_left_alone_in_wide_letters(
    encoding: str, tmp_path: Path
) -> None:
    """Every other byte of theirs is one that is taken out elsewhere."""
    text = BLOG.replace(' encoding="UTF-8"', "").replace("\x0b", "").replace("\x1f", "")
    path = tmp_path / "blog.xml"
    path.write_bytes(text.replace("Bread", "你好").encode(encoding))
    (found,) = entries(path, "wxr")
    assert found.title == "你好 & roses"
