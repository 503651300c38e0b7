"""What each format brings in, from invented files."""

from __future__ import annotations

import json
import zipfile
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from reflectapp.domain.entry import Mood
from reflectapp.importers.candidate import Candidate, Days, Found, Loss, Refusal, Why
from reflectapp.importers.formats import format_of
from reflectapp.importers.source import Source

DAYS = Days(lambda instant: instant.astimezone(timezone(timedelta(hours=1))))


def read(path: Path, key: str = "auto") -> list[Found]:
    source = Source(path)
    return list(format_of(key, source).read(source, DAYS))


def entries(path: Path, key: str = "auto") -> list[Candidate]:
    found = read(path, key)
    assert all(isinstance(piece, Candidate) for piece in found), found
    return [piece for piece in found if isinstance(piece, Candidate)]


def refusals(path: Path, key: str = "auto") -> list[Why]:
    return [piece.why for piece in read(path, key) if isinstance(piece, Refusal)]


def put(path: Path, content: object) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    text = content if isinstance(content, str) else json.dumps(content)
    path.write_text(text, encoding="utf-8")
    return path


def day_one(**fields: object) -> dict[str, object]:
    return {"creationDate": "2024-05-03T21:10:00Z", "text": "A long shift\\.", **fields}


class TestDayOne:
    def test_a_zip_gives_its_journals_and_leaves_the_photos(self, tmp_path: Path) -> None:
        path = tmp_path / "export.zip"
        with zipfile.ZipFile(path, "w") as archive:
            entry = day_one(
                text="# The home visit\n\nIt went\\-well\\. Jean\\-Luc said so\\!\n\n"
                "![](dayone-moment://76F9B0)\n\n1\\. no list",
                timeZone="Europe/London",
                tags=["visits", "good days"],
                photos=[{"md5": "abc"}],
                starred=True,
                location={"placeName": "x"},
            )
            archive.writestr("Journal.json", json.dumps({"metadata": {}, "entries": [entry]}))
            archive.writestr("photos/abc.jpeg", b"\xff\xd8")
        (found,) = entries(path)
        assert found.title == "The home visit"
        assert found.body == (
            "It went-well. Jean-Luc said so!\n\n*(photo, not imported)*\n\n1\\. no list"
        )
        assert found.happened_on == date(2024, 5, 3)
        assert found.written_at == datetime(2024, 5, 3, 21, 10, tzinfo=UTC)
        assert found.tags == ("visits", "good days", "starred")
        assert set(found.losses) == {Loss.PHOTO, Loss.LOCATION}

    def test_a_night_shift_belongs_to_the_day_on_which_it_began(self, tmp_path: Path) -> None:
        night = day_one(creationDate="2024-05-03T20:10:00Z", timeZone="Asia/Tokyo")
        late = day_one(creationDate="2024-05-03T17:30:00Z", timeZone="Asia/Tokyo")
        file = put(tmp_path / "a.json", {"entries": [night, late]})
        assert [e.happened_on.day for e in entries(file)] == [4, 3]

    def test_rich_text_alone_becomes_markdown(self, tmp_path: Path) -> None:
        contents = [
            {"attributes": {"line": {"header": 1}}, "text": "Supper club\n"},
            {"text": "We "},
            {"attributes": {"bold": True}, "text": "laughed "},
            {"text": "a lot.\n"},
            {"attributes": {"line": {"listStyle": "bulleted", "indentLevel": 1}}, "text": "one\n"},
            {
                "attributes": {
                    "line": {"listStyle": "checkbox", "checked": True, "indentLevel": 2}
                },
                "text": "two\n",
            },
            {"attributes": {"line": {"quote": True}}, "text": "said she"},
            {"embeddedObjects": [{"type": "photo", "identifier": "1"}]},
            {"embeddedObjects": [{"type": "audio"}]},
        ]
        entry = day_one(text="", richText=json.dumps({"contents": contents}))
        (found,) = entries(put(tmp_path / "a.json", {"entries": [entry]}))
        assert found.title == "Supper club"
        assert found.body == (
            "We **laughed** a lot.\n- one\n    - [x] two\n> said she\n\n"
            "*(photo, not imported)*\n\n\n\n*(recording, not imported)*"
        )

    def test_what_cannot_come_in_is_told_with_its_reason(self, tmp_path: Path) -> None:
        pieces: list[object] = [
            day_one(creationDate="yesterday"),
            day_one(creationDate=""),
            day_one(text=" "),
            day_one(text=7),
            "no record",
            day_one(text="", richText="{broken"),
            day_one(creationDate="9999-12-31T23:59:59Z"),
            day_one(),
        ]
        file = put(tmp_path / "a.json", {"entries": pieces})
        assert refusals(file, "dayone") == [
            Why.BAD_DATE,
            Why.NO_DATE,
            Why.BLANK,
            Why.WRONG_TYPE,
            Why.WRONG_TYPE,
            Why.DAMAGED,
            Why.BAD_DATE,
        ]

    def test_an_unknown_time_zone_is_this_computer_s(self, tmp_path: Path) -> None:
        pieces = [day_one(timeZone=zone) for zone in ("Mars/Base", "../../etc/passwd", "/", "\0")]
        found = entries(put(tmp_path / "a.json", {"entries": pieces}))
        assert {e.happened_on for e in found} == {date(2024, 5, 3)}


class TestJrnl:
    def test_the_json_export_comes_in(self, tmp_path: Path) -> None:
        entry = {
            "title": "A quiet ward.",
            "body": "Nothing to tell. @work",
            "date": "2023-11-05",
            "time": "03:10",
            "tags": ["@work"],
            "starred": True,
        }
        (found,) = entries(
            put(
                tmp_path / "j.json",
                {
                    "tags": {"@work": 1},
                    "entries": [
                        entry,
                    ][:1],
                },
            )
        )
        assert (found.title, found.body) == ("A quiet ward.", "Nothing to tell. @work")
        assert found.happened_on == date(2023, 11, 4)
        assert found.tags == ("work", "starred")

    @pytest.mark.parametrize(
        "head",
        [
            "[2023-11-05 09:00]",
            "[2023-11-05 09:00:00 AM]",
            "2023-11-05 09:00",
            "[2023-11-05 9:00:07]",
        ],
    )
    def test_its_text_comes_in_with_every_clock(self, tmp_path: Path, head: str) -> None:
        text = (
            f"{head} A quiet ward. *\nNothing to tell, @work #Night-shift, mail a@b.example\n\n"
            "Second paragraph about 2020-01-01 12:00 things\n\n"
            "[2023-11-06 12:30:00 AM] After midnight\n[not a date] stays\n"
        )
        first, second = entries(put(tmp_path / "journal.txt", text))
        assert first.title == "A quiet ward."
        assert first.body.startswith("Nothing to tell") and first.body.endswith("things")
        assert first.happened_on == date(2023, 11, 5)
        assert first.tags == ("work", "Night-shift", "starred")
        assert (second.title, second.body) == ("After midnight", "[not a date] stays")
        assert second.happened_on == date(2023, 11, 5)
        assert second.place.line == 6

    def test_an_impossible_day_is_told_and_the_others_come_in(self, tmp_path: Path) -> None:
        text = "[2023-02-30 09:00] Never\nx\n[2023-03-01 09:00] Always\ny\n"
        found = read(put(tmp_path / "journal.txt", text))
        assert isinstance(found[0], Refusal) and found[0].why is Why.BAD_DATE
        assert isinstance(found[1], Candidate) and found[1].title == "Always"


class TestRedNotebook:
    def test_month_files_come_in_with_categories_and_tags(self, tmp_path: Path) -> None:
        month = (
            "1:\n  text: |-\n    =Morning=\n    **Bold**, //leaning//, __under__, --gone--, "
            '#handover\n    #night shift\n    see http://example.org//x and [a page ""https://example.org/y""]\n'
            '    [""file:///home/x/cat"".png] [notes ""file:///home/x.odt""]\n'
            '    + first\n    ``//raw//`` and ""**kept**""\n'
            "  Tags: {supervision: null}\n  Cool stuff: {we baked //bread//: null, sang: null}\n"
            "  Rest day: {}\n"
            "2: {text: ''}\n29: {text: leap}\n30: {text: no such day}\n"
        )
        put(tmp_path / "data" / "2024-02.txt", month)
        put(tmp_path / "data" / "configuration.cfg", "x=1")
        found = read(tmp_path)
        first = found[0]
        assert isinstance(first, Candidate)
        assert first.happened_on == date(2024, 2, 1)
        assert first.body == (
            "# Morning\n**Bold**, *leaning*, *under*, ~~gone~~, #handover\n\\#night shift\n"
            "see http://example.org//x and [a page](https://example.org/y)\n"
            "*(photo, not imported)* notes *(attachment, not imported)*\n"
            "1. first\n`//raw//` and **kept**\n\n"
            "## Cool stuff\n\n- we baked *bread*\n- sang"
        )
        assert first.tags == ("handover", "night", "supervision", "Rest day")
        assert set(first.losses) == {Loss.PHOTO, Loss.ATTACHMENT}
        assert [type(piece) for piece in found[1:]] == [Refusal, Candidate, Refusal]

    def test_one_month_is_recognised_by_name_and_look(self, tmp_path: Path) -> None:
        (found,) = entries(put(tmp_path / "2024-03.txt", "7:\n  text: a day\n"))
        assert (found.happened_on, found.body) == (date(2024, 3, 7), "a day")

    def test_a_note_named_like_a_month_is_a_note(self, tmp_path: Path) -> None:
        file = put(tmp_path / "2024-03.txt", "Dear diary: nothing.\n")
        assert entries(file)[0].body == "Dear diary: nothing."


class TestMiniDiary:
    def test_each_day_comes_in(self, tmp_path: Path) -> None:
        content = {
            "metadata": {"application": "Mini Diary", "version": "3.3.0"},
            "entries": {
                "2020-02-29": {
                    "dateUpdated": "2020-03-01T07:00:00.000Z",
                    "title": "Leap",
                    "text": "**Well** done",
                },
                "2020-03-01": {"title": "", "text": "<p>One</p><p>Two <b>b</b></p>"},
                "soon": {"title": "", "text": "x"},
            },
        }
        found = read(put(tmp_path / "diary.json", content))
        one, two, three = found
        assert isinstance(one, Candidate) and isinstance(two, Candidate)
        assert (one.title, one.body, one.happened_on) == (
            "Leap",
            "**Well** done",
            date(2020, 2, 29),
        )
        assert one.written_at == datetime(2020, 3, 1, 7, tzinfo=UTC)
        assert two.body == "One\n\nTwo **b**"
        assert isinstance(three, Refusal) and three.why is Why.BAD_DATE


class TestMarkdown:
    @pytest.mark.parametrize(
        ("name", "text", "title", "day"),
        [
            ("2024-01-05-a-hard-day.md", "words", "A hard day", date(2024, 1, 5)),
            ("2024-01-05.md", "# Daily\nwords", "Daily", date(2024, 1, 5)),
            ("a.md", "---\ntitle: 'On: call'\ndate: 2024-01-06 02:30:00 +0100\n---\nwords",
             "On: call", date(2024, 1, 5)),
            ("a.md", '+++\ntitle = "Hugo"\ndate = 2024-01-07T10:00:00Z\n+++\nwords',
             "Hugo", date(2024, 1, 7)),
            ("a.md", "+++\ndate = 2024-01-08\n+++\nwords", "A", date(2024, 1, 8)),
            ("2020-12-01-x.md", "---\ndate: 2024-01-09\n---\nwords", "X", date(2024, 1, 9)),
            ("a.md", "---\r\ntitle: Windows\r\ndate: 2024-01-10\r\n---\r\nwords",
             "Windows", date(2024, 1, 10)),
        ],
    )  # fmt: skip
    def test_titles_and_days_come_from_facts_names_and_headings(
        self, tmp_path: Path, name: str, text: str, title: str, day: date
    ) -> None:
        (tmp_path / name).write_bytes(text.encode())
        (found,) = entries(tmp_path)
        assert (found.title, found.happened_on, found.body) == (title, day, "words")

    def test_tags_and_moods_come_in(self, tmp_path: Path) -> None:
        text = (
            "---\ndate: 2024-01-01\ntags: [one, two words]\nmood: 4\ncategories: rota\n---\n"
            "x ![](a.png)"
        )
        (found,) = entries(put(tmp_path / "a.md", text))
        assert found.tags == ("one", "two words", "rota")
        assert found.mood_after is Mood.GOOD
        assert found.losses == (Loss.PHOTO,)

    def test_hidden_folders_and_links_stay_out(self, tmp_path: Path) -> None:
        put(tmp_path / "vault" / ".obsidian" / "a.md", "x")
        put(tmp_path / "outside.md", "secret")
        put(tmp_path / "vault" / "2024-01-01.md", "in")
        (tmp_path / "vault" / "2024-01-02.md").symlink_to(tmp_path / "outside.md")
        assert [e.body for e in entries(tmp_path / "vault")] == ["in"]

    def test_a_file_without_a_date_has_that_of_the_file_and_says_so(self, tmp_path: Path) -> None:
        (found,) = entries(put(tmp_path / "note.md", "words"))
        assert found.losses == (Loss.DATED_BY_FILE,)

    def test_a_rule_at_the_top_is_no_front_matter(self, tmp_path: Path) -> None:
        (found,) = entries(put(tmp_path / "2024-01-01.md", "---\nwords\n---\nmore"))
        assert found.body == "---\nwords\n---\nmore"

    def test_broken_facts_are_told_and_the_other_files_come_in(self, tmp_path: Path) -> None:
        put(tmp_path / "a.md", "---\n{{ [\n---\nx")
        put(tmp_path / "b.md", "---\ndate: tomorrow\n---\nx")
        put(tmp_path / "2024-01-01.md", "fine")
        assert refusals(tmp_path) == [Why.DAMAGED, Why.BAD_DATE]
        assert len(read(tmp_path)) == 3


class TestPlainText:
    @pytest.mark.parametrize(
        ("name", "text", "title", "day", "body"),
        [
            ("2024-02-03 Late shift.txt", "words", "Late shift", date(2024, 2, 3), "words"),
            ("20240203.txt", "words", "", date(2024, 2, 3), "words"),
            ("note.txt", "2024-02-03 02:00\nwords", "note", date(2024, 2, 2), "words"),
            ("note.txt", "2024-02-03: Late\nwords", "Late", date(2024, 2, 3), "words"),
        ],
    )
    def test_days_come_from_names_and_first_lines(
        self, tmp_path: Path, name: str, text: str, title: str, day: date, body: str
    ) -> None:
        (found,) = entries(put(tmp_path / name, text), "text")
        assert (found.title, found.happened_on, found.body) == (title, day, body)

    @pytest.mark.parametrize(
        ("encoding", "losses"),
        [("utf-8", ()), ("utf-8-sig", ()), ("utf-16", ()), ("cp1252", (Loss.OLD_ENCODING,))],
    )
    def test_every_usual_encoding_is_read(
        self, tmp_path: Path, encoding: str, losses: tuple[Loss, ...]
    ) -> None:
        (tmp_path / "2024-01-01.txt").write_bytes("Zoë’s café – £5\r\nnext".encode(encoding))
        (found,) = entries(tmp_path)
        assert found.body == "Zoë’s café – £5\nnext"
        assert found.losses == losses

    def test_what_is_no_text_is_told(self, tmp_path: Path) -> None:
        (tmp_path / "a.txt").write_bytes(b"\x00\x01\x02words")
        (tmp_path / "b.txt").write_bytes(b"\x81\x8d\xff\xfe")
        put(tmp_path / "2024-01-01.txt", "fine")
        assert refusals(tmp_path) == [Why.NOT_TEXT, Why.NOT_TEXT]


def wxr(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0"'
        ' xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:wp="http://wordpress.org/export/1.2/"><channel><title>Blog</title>'
        "<wp:wxr_version>1.2</wp:wxr_version>" + "".join(items) + "</channel></rss>"
    )


def post(content: str, kind: str = "post", status: str = "publish", at: str = "") -> str:
    return (
        f"<item><title>On &amp; off</title><content:encoded><![CDATA[{content}]]></content:encoded>"
        f"<wp:post_date>{at or '2019-06-07 01:02:03'}</wp:post_date>"
        f"<wp:post_date_gmt>2019-06-07 00:02:03</wp:post_date_gmt>"
        f"<wp:post_type>{kind}</wp:post_type><wp:status>{status}</wp:status>"
        '<category domain="post_tag" nicename="r">rota</category>'
        '<category domain="category" nicename="u">Uncategorized</category></item>'
    )


class TestWordPress:
    def test_posts_come_in_as_markdown(self, tmp_path: Path) -> None:
        blocks = (
            "<!-- wp:paragraph -->\n<p>One <strong>two</strong> <em>three</em></p>\n"
            "<!-- /wp:paragraph -->\n\n<!-- wp:list --><ul><li>a</li><li>b</li></ul>"
            '<!-- /wp:list -->\n\n<figure><img src="https://x.example/a.png" onerror="x()">'
            "</figure>"
            '<script>alert(1)</script><p><a href="https://x.example" onclick="y()">link</a></p>'
        )
        (found,) = entries(put(tmp_path / "blog.xml", wxr(post(blocks))))
        assert found.title == "On & off"
        assert found.body == (
            "One **two** *three*\n\n- a\n- b\n\n*(photo, not imported)*\n\n"
            "[link](https://x.example)"
        )
        assert found.happened_on == date(2019, 6, 6)
        assert found.written_at == datetime(2019, 6, 7, 0, 2, 3, tzinfo=UTC)
        assert (found.tags, found.losses) == (("rota",), (Loss.PHOTO,))

    def test_the_classic_editor_s_blank_lines_part_paragraphs(self, tmp_path: Path) -> None:
        (found,) = entries(put(tmp_path / "blog.xml", wxr(post("One\nstill one\n\nTwo"))))
        assert found.body == "One  \nstill one\n\nTwo"

    def test_other_kinds_the_bin_and_undated_drafts_are_told(self, tmp_path: Path) -> None:
        file = put(
            tmp_path / "blog.xml",
            wxr(
                post("x", kind="attachment"),
                post("x", status="trash"),
                post("x", at="0000-00-00 00:00:00"),
            ),
        )
        assert refusals(file) == [Why.OTHER_KIND, Why.IN_TRASH, Why.NO_DATE]
