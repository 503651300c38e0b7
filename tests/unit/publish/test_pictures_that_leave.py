"""Pictures that go along with a post: in the bytes, before the gate, and in the scan."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from reflectapp.domain.finding import Action
from reflectapp.publish.case import PostCase
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.formats.docx_reading import texts as docx_texts
from reflectapp.publish.formats.packing import unpacked
from reflectapp.publish.gate import Approval, examine, judge
from reflectapp.publish.picture import Picture, pictures_digest
from reflectapp.publish.repaint import repainted
from reflectapp.publish.report import ConditionKind, ReasonKind, Refusal
from tests.support.pictures import photo, screenshot
from tests.support.posts import Draft, day, subject

ADDRESS = "Pictures/sun up.jpg"
BODY = f"The morning after.\n\n![The sun over the yard]({ADDRESS})\n\nIt helped to go out."
HOLDING = ("html", "docx", "pdf")


def picture(source: bytes = photo(), address: str = ADDRESS, taken_on: float = 0) -> Picture:
    digest = hashlib.sha256(source).hexdigest()
    return Picture(address, repainted(source), digest, day(taken_on))


def case_of(draft: Draft, *pictures: Picture, is_read: bool = True) -> PostCase:
    """Return a case in which these pictures go along, and were re-read with the text."""
    case = draft.case
    rereading = case.post.rereading
    if is_read and rereading is not None:
        rereading = replace(rereading, pictures_digest=pictures_digest(pictures))
    return replace(case, post=replace(case.post, rereading=rereading), pictures=pictures)


def approved(case: PostCase, name: str) -> Approval:
    verdict = judge(case, name, case.now.date())
    assert isinstance(verdict, Approval), verdict
    return verdict


def reasons(case: PostCase, name: str = "html") -> set[ReasonKind]:
    verdict = judge(case, name, case.now.date())
    return {r.kind for r in verdict.reasons} if isinstance(verdict, Refusal) else set()


def test_a_web_page_brings_the_picture_in_its_own_bytes() -> None:
    going = picture()
    page = approved(case_of(Draft(body=BODY), going), "html").content.decode()
    assert page.count("<img ") == page.count('src="data:image/jpeg;base64,') == 1
    assert "The sun over the yard" in page
    assert "Pictures" not in page


def test_a_word_document_holds_it_under_a_name_that_tells_nothing() -> None:
    going = picture()
    parts = unpacked(
        approved(
            case_of(
                Draft(body=BODY),
                going,
            ),
            "docx",
        ).content
    )
    assert parts["word/media/image-1.jpg"] == going.painting.content
    assert b'r:embed="i1"' in parts["word/document.xml"]
    assert b'Id="i1"' in parts["word/_rels/document.xml.rels"]
    assert b'Extension="jpg"' in parts["[Content_Types].xml"]
    assert not any(b"sun up" in part for part in parts.values())


def test_a_pdf_holds_it_as_it_was_painted() -> None:
    going = picture()
    content = approved(case_of(Draft(body=BODY), going), "pdf").content
    assert going.painting.content in content
    assert b"/I1 " in content


@pytest.mark.parametrize("name", HOLDING)
def test_the_writer_reads_the_words_and_no_noise(name: str) -> None:
    text = approved(case_of(Draft(body=BODY), picture()), name).text
    assert "The sun over the yard" in text
    assert "base64" not in text


@pytest.mark.parametrize("name", HOLDING)
def test_pictures_stand_wherever_words_can(name: str) -> None:
    body = (
        "Seen ![a](x) today.\n\n- ![b](x)\n- two\n\n> ![c](x)\n\n# ![d](x) head\n\n"
        "| ![e](x) | f |\n|---|---|\n| g | ![](x) |\n\n[![h](x)](https://example.org)\n\n![](x)"
    )
    case = case_of(Draft(body=body), picture(address="x"))
    content = approved(case, name).content
    marks = {"html": b"<img ", "docx": b"", "pdf": b"/Subtype /Image"}
    if name == "docx":
        names = [n for n in unpacked(content) if n.startswith("word/media/")]
        assert len(names) == 8
    else:
        assert content.count(marks[name]) == 8


@pytest.mark.parametrize("name", FORMATS)
def test_formats_that_hold_no_pictures_say_that_they_stay_behind(name: str) -> None:
    report = examine(case_of(Draft(body=BODY), picture()), name, day(30).date())
    assert report.pictures == (0 if name in HOLDING else 1)


def test_one_that_was_not_taken_stays_behind() -> None:
    body = f"{BODY}\n\n![Another](other.png)"
    case = case_of(Draft(body=body), picture())
    assert examine(case, "html", day(30).date()).pictures == 1
    assert approved(case, "html").content.count(b"<img ") == 1


def test_in_code_there_is_no_picture() -> None:
    case = case_of(Draft(body=f"Write `![The sun]({ADDRESS})` for one."), picture())
    assert b"<img " not in approved(case, "html").content


def test_a_picture_does_not_excuse_a_name() -> None:
    draft = Draft(body="Out with Maud.\n\n![Maud in the yard](x)", subjects=(subject("Maud"),))
    assert ReasonKind.LEAK in reasons(case_of(draft, picture(address="x")))


def test_a_hidden_name_in_the_words_about_it_is_a_placeholder() -> None:
    draft = Draft(body="Out.\n\n![Maud in the yard](x)", subjects=(subject("Maud"),)).decide("Maud")
    page = approved(case_of(draft, picture(address="x")), "html").content
    assert b"[Person A]" in page
    assert b"Maud" not in page


@pytest.mark.parametrize("name", HOLDING)
@pytest.mark.parametrize("words", ["60", "40", "image", "base64", "pic", "graphic", "jpg", "I1"])
def test_what_is_written_round_a_picture_is_no_leak(name: str, words: str) -> None:
    draft = Draft(body=f"We met {words} of them.\n\n![The sun](x)").decide(words, Action.LEAVE_OUT)
    assert not reasons(case_of(draft, picture(address="x")), name)


def test_a_picture_waits_from_the_answer_on() -> None:
    going = picture(taken_on=29 - 12)
    case = case_of(Draft(body=BODY), going)
    assert reasons(case) == {ReasonKind.YOUNG, ReasonKind.REREAD_TOO_EARLY}
    (young,) = case.young_at(case.now)
    assert case.public is not None
    assert case.public.text[young.span.start : young.span.end] == (
        f"![The sun over the yard]({ADDRESS}"
    )
    assert young.ripens_at == day(29 - 12 + 14)


def test_one_that_ripened_after_the_reading_is_read_again() -> None:
    assert reasons(case_of(Draft(body=BODY), picture(taken_on=15.5))) == {
        ReasonKind.REREAD_TOO_EARLY
    }


OTHERS = {
    "taken along since": ((), (picture(),)),
    "left out since": ((picture(),), ()),
    "another file": ((picture(),), (picture(screenshot()),)),
}


@pytest.mark.parametrize(("read", "now"), OTHERS.values(), ids=OTHERS)
def test_other_pictures_than_were_read_void_the_approval(read, now) -> None:
    case = replace(case_of(Draft(body=BODY), *read), pictures=now)
    held = {c.kind for c in examine(case, "html", day(30).date()).conditions if not c.holds}
    assert held == {ConditionKind.REREAD, ConditionKind.APPROVED}


def test_the_scan_leaves_out_what_we_wrote_and_nothing_like_it() -> None:
    draft = Draft(
        body='See <img src="data:image/jpeg;base64,Maud" alt="" width="1" height="1"> here.',
        subjects=(subject("Maud"),),
    )
    for name in HOLDING:
        assert ReasonKind.LEAK in reasons(case_of(draft), name)


def test_a_part_that_only_looks_like_a_picture_is_read() -> None:
    content = approved(case_of(Draft(body=BODY), picture()), "docx").content
    readable, raw = docx_texts(content)
    assert "w:drawing" not in raw
    assert "The sun over the yard" in readable
