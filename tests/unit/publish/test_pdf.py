"""A PDF shows the post on paper and to a screen reader, and tells nothing else."""

from __future__ import annotations

import io
import re
from datetime import date
from random import Random
from shutil import which
from subprocess import run

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from reflectapp.domain.finding import Action
from reflectapp.publish.document import Document, document
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, examine, judge
from reflectapp.publish.markup import lost, visible
from reflectapp.publish.published import text_in
from reflectapp.publish.report import ConditionKind
from tests.support.packed import pages_of
from tests.support.posts import TODAY, Draft, subject

DAY = date(2026, 11, 21)
PDF = FORMATS["pdf"]

BODY = """\
# A visit

I met **Jean** and *Jean's sister*, [at home](https://example.org/(a)).

> Never again.
>
> - said Jean

3. three
    - within
4. four

| who | when |
|---|---|
| Jean | later |

***

    if tea:
        Jean
"""


def post(title: str, body: str, note: str = "") -> Document:
    draft = Draft(title=title, body=body)
    if "Jean" in draft.text:
        draft = draft.decide("Jean")
    return document(draft.public, note, DAY)


def made(title: str = "Tea with Jean", body: str = BODY, note: str = "Loss") -> bytes:
    return PDF.render(post(title, body, note))


def text_of(content: bytes) -> str:
    """The text as Chrome's PDF engine reads it, white space aside."""
    with PdfDocument(content) as file:
        return " ".join(" ".join(pages_of(file)).split())


def kinds_of(content: bytes) -> list[str]:
    """The elements of the structure, outermost first."""
    found: list[str] = []

    def walk(element: object) -> None:
        found.append(element["/S"][1:])
        for kid in element["/K"]:
            inner = kid.get_object()
            if "/S" in inner and "/K" in inner:
                walk(inner)

    walk(PdfReader(io.BytesIO(content)).root_object["/StructTreeRoot"]["/K"].get_object())
    return found


def test_the_same_post_makes_the_same_bytes() -> None:
    assert made() == made()


def test_another_reader_finds_title_day_note_and_all_words() -> None:
    assert text_of(made()) == (
        "Tea with [Person A] 21 November 2026 Content note: Loss A visit "
        "I met [Person A] and [Person A]'s sister, at home. Never again. • said [Person A] "
        "3. three • within 4. four who when [Person A] later if tea: [Person A]"
    )


def test_a_screen_reader_is_told_what_everything_is() -> None:
    assert kinds_of(made()) == [
        *["Document", "H1", "P", "Sect", "P", "H2", "P", "Link"],
        *["BlockQuote", "P", "L", "LI", "Lbl", "LBody", "P"],
        *["L", "LI", "Lbl", "LBody", "P", "L", "LI", "Lbl", "LBody", "P", "LI", "Lbl", "LBody"],
        *["P", "Table", "TR", "TH", "TH", "TR", "TD", "TD", "P"],
    ]
    root = PdfReader(io.BytesIO(made())).root_object
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"] == "en-GB"
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]


def test_the_properties_tell_title_and_noon_and_nothing_else() -> None:
    reader = PdfReader(io.BytesIO(made()))
    assert dict(reader.metadata) == {
        "/Title": "Tea with [Person A]",
        "/CreationDate": "D:20261121120000Z",
        "/ModDate": "D:20261121120000Z",
    }
    assert reader.xmp_metadata is None
    assert "/ID" not in reader.trailer
    assert not reader.outline
    assert not reader.attachments


def test_a_link_leads_where_it_led() -> None:
    page = PdfReader(io.BytesIO(made())).pages[0]
    assert [a.get_object()["/A"]["/URI"] for a in page["/Annots"]] == ["https://example.org/(a)"]


def test_the_fonts_are_in_the_file_with_no_name_of_a_maker_and_no_letter_too_many() -> None:
    reader = PdfReader(io.BytesIO(made("", "Tea.", "")))
    (font,) = reader.pages[0]["/Resources"]["/Font"].values()
    about = font["/DescendantFonts"][0]["/FontDescriptor"]
    file = TTFont(io.BytesIO(about["/FontFile2"].get_data()))
    assert not {"name", "cmap", "OS/2", "DSIG"} & set(file.keys())
    signs = set("Tea.") | set("0123456789 /") | set("21 November 2026")
    assert file["maxp"].numGlyphs == len(signs) + 1


@pytest.mark.parametrize(
    "words",
    ["Zażółć gęślą jaźń", "Ærøskøbing", "Ελλάδα", "Привет", "naïve café", "Tiếng Việt", "Ţărăşti"],
)
@pytest.mark.parametrize("look", ["{}", "**{}**", "*{}*", "`{}`", "# {}"])
def test_letters_of_any_european_script_show(words: str, look: str) -> None:
    whole = post("", f"Before.\n\n{look.format(words)}")
    content = PDF.render(whole)
    assert lost(whole, *PDF.shown(content)) == 0
    assert words in text_of(content)


def test_a_composed_letter_and_its_parts_are_the_same() -> None:
    assert "café" in text_of(PDF.render(post("", "cafe\u0301")))


@pytest.mark.parametrize("sign", ["🙂", "❤️", "→", "✓", "½", "€", "👩🏽‍⚕️"])
def test_signs_and_emoji_show(sign: str) -> None:
    whole = post(f"Hm {sign}", f"So {sign} it is.")
    content = PDF.render(whole)
    assert lost(whole, *PDF.shown(content)) == 0
    assert sign[0] in text_of(content)


@pytest.mark.parametrize("words", ["日本", "שלום", "سلام", "हिन्दी", "🫪\U0001faff", "𝔘", "☐"])
def test_what_no_face_can_show_keeps_the_post_from_leaving_as_a_pdf(words: str) -> None:
    draft = Draft(title="Tea", body=f"We said {words} there.")
    assert not examine(draft.case, "pdf", TODAY).condition(ConditionKind.MARKUP).holds
    assert isinstance(judge(draft.case, "docx", TODAY), Approval)


def test_a_title_that_cannot_be_shown_keeps_the_post_too() -> None:
    draft = Draft(title="日本", body="We said so.")
    assert not examine(draft.case, "pdf", TODAY).condition(ConditionKind.MARKUP).holds


def test_a_word_that_is_too_long_for_a_line_is_broken_and_read_whole() -> None:
    word = "Donaudampfschiff" * 20
    _, body = PDF.shown(PDF.render(post("t", f"So {word} it is.")))
    assert visible(body) == f"So {word} it is."


def test_lines_end_between_words_and_never_within_a_placeholder() -> None:
    with PdfDocument(PDF.render(post("", "Jean, as ever, came. " * 60))) as file:
        lines = "\n".join(pages_of(file)).splitlines()
    assert len(lines) > 12
    assert all(line.count("[Person A]") == line.count("Person") for line in lines)


def test_a_long_post_runs_over_numbered_pages_and_loses_nothing() -> None:
    whole = post("Long", "\n\n".join(f"Paragraph {n}. " + "It went on. " * 40 for n in range(40)))
    content = PDF.render(whole)
    assert lost(whole, *PDF.shown(content)) == 0
    with PdfDocument(content) as file:
        pages = pages_of(file)
    assert len(pages) > 3
    assert [page.split()[-3:] for page in pages] == [
        [str(n), "/", str(len(pages))] for n in range(1, len(pages) + 1)
    ]


def test_a_heading_stays_with_what_it_heads() -> None:
    body = "\n\n".join(f"## Head {n}\n\n" + "It went on and on. " * 30 for n in range(12))
    with PdfDocument(PDF.render(post("", body))) as file:
        pages = pages_of(file)
    assert len(pages) > 2
    # The last line of a page is its number.
    assert not any(re.search(r"Head \d+\s+\d+ / \d+\s*$", page) for page in pages)


def test_a_table_of_any_size_stays_on_the_page() -> None:
    cell = "words and more words " * 30
    body = f"| a | b | c |\n|---|---|---|\n| {cell} | {cell} | x |\n" * 1 + f"| y | {cell} | z |"
    whole = post("", body)
    content = PDF.render(whole)
    assert lost(whole, *PDF.shown(content)) == 0
    with PdfDocument(content) as file:
        for page in file:
            text = page.get_textpage()
            boxes = [text.get_charbox(n) for n in range(text.count_chars())]
            assert all(left >= 0 and right <= 596 for left, _, right, _ in boxes)


@pytest.mark.parametrize("where", ["title", "body", "link", "note", "split", "across"])
def test_a_name_anywhere_in_the_file_is_a_leak(where: str) -> None:
    draft = Draft(title="Tea", body="We talked.", subjects=(subject("Quezada"),))
    changes = {
        "title": {"title": "Tea with Quezada"},
        "body": {"body": "Quezada came."},
        "link": {"body": "[She](https://example.org/~quezada) came."},
        "note": {"content_note": "Quezada"},
        "split": {"body": "**Que***zada* came."},
        "across": {"body": "x" * 75 + "-Quezada came."},
    }[where]
    changed = Draft(**(vars(draft) | changes))
    assert isinstance(judge(draft.case, "pdf", TODAY), Approval)
    assert not isinstance(judge(changed.case, "pdf", TODAY), Approval)


@pytest.mark.parametrize("name", ["Page", "Link", "Adobe", "Literata", "Inter", "Title", "Table"])
def test_nobody_is_found_in_the_bones_of_the_file(name: str) -> None:
    draft = Draft(title="Tea", body=BODY.replace("Jean", "she"), subjects=(subject(name),))
    assert isinstance(judge(draft.case, "pdf", TODAY), Approval)


def test_a_name_kept_on_purpose_may_stand_as_often_as_it_was_kept() -> None:
    draft = Draft(title="Ada", body=f"*Ada* and [so **on** {'x' * 90}](https://example.org/Ada).")
    draft = draft.decide("Ada", Action.KEEP)
    draft = Draft(**(vars(draft) | {"subjects": (subject("Ada"),)}))
    assert isinstance(judge(draft.case, "pdf", TODAY), Approval)
    fewer = Draft(**(vars(draft) | {"decisions": draft.decisions[:2]}))
    assert not isinstance(judge(fewer.case, "pdf", TODAY), Approval)


def test_a_damaged_file_is_unreadable_and_no_fault_of_the_program() -> None:
    whole, chance = made(), Random(1)
    for cut in range(60):
        damaged = bytearray(whole[: chance.randrange(len(whole))] if cut % 3 else whole)
        for _ in range(4):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        text_in("post.pdf", bytes(damaged))
    assert text_in("post.pdf", whole[:200]) is None


@pytest.mark.skipif(not which("pdftotext"), reason="needs pdftotext of Poppler")
def test_poppler_reads_the_whole_post() -> None:
    read = run(["pdftotext", "-", "-"], input=made(), capture_output=True, check=True).stdout
    for words in ("Tea with [Person A]", "Content note: Loss", "[Person A]'s sister", "4. four"):
        assert words in read.decode()
