"""A Word document shows the post to every program, and tells nothing else."""

from __future__ import annotations

import io
import subprocess
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random
from shutil import which

import docx as reader
import pytest

from reflectapp.domain.finding import Action
from reflectapp.publish.document import Document, document
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.published import text_in
from tests.support.posts import TODAY, Draft, subject

DAY = date(2026, 11, 21)
DOCX = FORMATS["docx"]

BODY = """\
I met **Jean** and *Jean's sister*.

> Never again.
>
> - said Jean

3. three
    - within
4. four

Then:

1. anew

| who | when |
|---|---|
| Jean | later |

***

    if tea:
    \tJean

[a map](https://example.org/a[b] "t"), `code` and more.
"""


def post(title: str, body: str, note: str = "") -> Document:
    draft = Draft(title=title, body=body)
    if "Jean" in draft.text:
        draft = draft.decide("Jean")
    return document(draft.public, note, DAY)


def opened(title: str = "Tea with Jean", body: str = BODY, note: str = "Loss") -> reader.Document:
    return reader.Document(io.BytesIO(DOCX.render(post(title, body, note))))


def paragraphs(body: str) -> list[tuple[str, str]]:
    found = [(p.style.name, p.text) for p in opened("", body, "").paragraphs]
    assert found[0] == ("Date", "21 November 2026")
    return found[1:]


def test_the_same_post_makes_the_same_bytes() -> None:
    assert DOCX.render(post("Tea", BODY)) == DOCX.render(post("Tea", BODY))


def test_title_date_and_content_note_come_first() -> None:
    assert [(p.style.name, p.text) for p in opened().paragraphs[:3]] == [
        ("Title", "Tea with [Person A]"),
        ("Date", "21 November 2026"),
        ("Content note", "Content note: Loss"),
    ]


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("Words\nthat wrap.", [("Normal", "Words that wrap.")]),
        ("One  \ntwo", [("Normal", "One\ntwo")]),
        ("# One\n\n### Three", [("Heading 1", "One"), ("Heading 3", "Three")]),
        ("> Said.", [("Quote", "Said.")]),
        ("- a\n- b", [("List Paragraph", "a"), ("List Paragraph", "b")]),
        ("    a\n      b", [("Code block", "a\n  b")]),
        ("a\n\n***\n\nb", [("Normal", "a"), ("Scene break", ""), ("Normal", "b")]),
        ("5 < 6 & <b>7</b>", [("Normal", "5 < 6 & <b>7</b>")]),
    ],
)
def test_each_block_has_its_style(body: str, expected: list[tuple[str, str]]) -> None:
    assert paragraphs(body) == expected


def test_emphasis_and_placeholders_show() -> None:
    runs = opened("", "**Jean** and *so* `on`", "").paragraphs[1].runs
    assert [(r.text, r.bold, r.italic, r.style.name) for r in runs if r.text.strip()] == [
        ("[Person A]", True, None, "Placeholder"),
        (" and ", None, None, "Default Paragraph Font"),
        ("so", None, True, "Default Paragraph Font"),
        ("on", None, None, "Code"),
    ]


def test_a_table_has_a_head_and_cells() -> None:
    table = opened().tables[0]
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["who", "when"],
        ["[Person A]", "later"],
    ]


def test_a_link_leads_where_it_led_and_has_no_sign_that_word_refuses() -> None:
    link = next(p.hyperlinks[0] for p in opened().paragraphs if p.hyperlinks)
    assert (link.text, link.address) == ("a map", "https://example.org/a%5Bb%5D")


def test_lists_begin_at_their_number_and_anew() -> None:
    numbering = zipfile.ZipFile(io.BytesIO(DOCX.render(post("", BODY)))).read("word/numbering.xml")
    assert numbering.count(b"<w:num ") == 4
    assert numbering.count(b'<w:startOverride w:val="3"/>') == 9


def test_the_properties_tell_title_and_noon_and_nobody() -> None:
    about = opened().core_properties
    noon = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert (about.title, about.created, about.modified) == ("Tea with [Person A]", noon, noon)
    told = [about.author, about.last_modified_by, about.comments, about.keywords, about.category]
    assert not any(told)
    assert about.revision == 0


def test_the_package_holds_seven_parts_beside_its_list_and_no_time() -> None:
    with zipfile.ZipFile(io.BytesIO(DOCX.render(post("Tea", BODY)))) as archive:
        assert len(archive.namelist()) == 8
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert not any(entry.extra or entry.comment for entry in archive.infolist())
        assert "docProps/app.xml" not in archive.namelist()
        assert not any("thumbnail" in name for name in archive.namelist())


@pytest.mark.parametrize("depth", [1, 8, 40])
def test_lists_within_lists_stay_readable_however_deep(depth: int) -> None:
    body = "\n".join("    " * level + "- word" for level in range(depth))
    assert sum(words.count("word") for _, words in paragraphs(body)) == depth


@pytest.mark.parametrize("where", ["title", "body", "link", "note", "split"])
def test_a_name_anywhere_in_the_package_is_a_leak(where: str) -> None:
    draft = Draft(title="Tea", body="We talked.", subjects=(subject("Quezada"),))
    changes = {
        "title": {"title": "Tea with Quezada"},
        "body": {"body": "Quezada came."},
        "link": {"body": "[She](https://example.org/~quezada) came."},
        "note": {"content_note": "Quezada"},
        "split": {"body": "**Que***zada* came."},
    }[where]
    changed = Draft(**(vars(draft) | changes))
    assert isinstance(judge(draft.case, "docx", TODAY), Approval)
    assert not isinstance(judge(changed.case, "docx", TODAY), Approval)


@pytest.mark.parametrize(
    "name",
    ["Georgia Word", "Link", "Quote", "Title", "Strong", "Heading", "Body Preserve", "Normal"],
)
def test_nobody_is_found_in_the_bones_of_the_file(name: str) -> None:
    draft = Draft(title="Tea", body=BODY.replace("Jean", "she"), subjects=(subject(name),))
    assert isinstance(judge(draft.case, "docx", TODAY), Approval)


def test_a_name_kept_on_purpose_may_stand_as_often_as_it_was_kept() -> None:
    draft = Draft(title="Ada", body="*Ada* and [Ada](https://example.org).", subjects=())
    draft = draft.decide("Ada", Action.KEEP)
    draft = Draft(**(vars(draft) | {"subjects": (subject("Ada"),)}))
    assert isinstance(judge(draft.case, "docx", TODAY), Approval)
    fewer = Draft(**(vars(draft) | {"decisions": draft.decisions[:2]}))
    assert not isinstance(judge(fewer.case, "docx", TODAY), Approval)


def test_a_damaged_file_is_unreadable_and_no_fault_of_the_program() -> None:
    whole, chance = DOCX.render(post("Tea", BODY)), Random(1)
    for cut in range(100):
        damaged = bytearray(whole[: chance.randrange(1, len(whole))] if cut % 3 else whole)
        for _ in range(4):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        text_in("post.docx", bytes(damaged))
    assert text_in("post.docx", whole[:200]) is None


@pytest.mark.skipif(not which("pandoc"), reason="needs pandoc")
def test_pandoc_reads_the_whole_post(tmp_path: Path) -> None:
    path = tmp_path / "post.docx"
    path.write_bytes(DOCX.render(post("Tea with Jean", BODY, "Loss")))
    read = subprocess.run(
        ["pandoc", path, "-t", "html", "--wrap=none"], capture_output=True, text=True, check=True
    ).stdout
    for part in (
        "<strong>[Person A]</strong>",
        "<em>[Person A]",
        "<strong>Content note:</strong> Loss",
        "<blockquote>",
        '<ol start="3"',
        "<ul>",
        "<table>",
        'href="https://example.org/a%5Bb%5D"',
    ):
        assert part in read
