"""Pictures that go along with a post: in the bytes, before the gate, and in the scan."""

from __future__ import annotations

import io
import json
import re
from base64 import b64decode
from dataclasses import replace
from random import Random

import pytest
from PIL import Image
from PIL.Image import open as opened

from reflectapp.domain.finding import Action
from reflectapp.publish.case import PostCase
from reflectapp.publish.formats import FORMATS, WRITTEN
from reflectapp.publish.formats.docx_reading import texts as docx_texts
from reflectapp.publish.formats.packing import unpacked
from reflectapp.publish.gate import Approval, examine, is_genuine, judge
from reflectapp.publish.markup import visible
from reflectapp.publish.picture import PictureFile, Room
from reflectapp.publish.repaint import Painting
from reflectapp.publish.report import ConditionKind, ReasonKind, Refusal
from tests.support.pictures import ADDRESS, case_of, photo, picture, screenshot
from tests.support.posts import Draft, day, subject

BODY = f"The morning after.\n\n![The sun over the yard]({ADDRESS})\n\nIt helped to go out."
HOLDING = tuple(sorted(WRITTEN.keys() - {"text"}))
"""Formats in which pictures leave."""
WITHIN = ("html", "rich-text", "wordpress", "blogger", "eleventy")
"""Those whose text has the bytes in it."""
BESIDE = {
    "markdown": ("post-2026-04-01.md", ["post-2026-04-01/image-1.jpg"]),
    "pelican": ("post-2026-04-01.md", ["post-2026-04-01/image-1.jpg"]),
    "hugo": ("post-2026-04-01/index.md", ["post-2026-04-01/image-1.jpg"]),
    "jekyll": ("2026-04-01-post.md", ["/assets/2026-04-01-post/image-1.jpg"]),
}
"""Those with files of pictures: what the post is called, and they."""


def approved(case: PostCase, name: str) -> Approval:
    verdict = judge(case, name, case.now.date())
    assert isinstance(verdict, Approval), verdict
    return verdict


def reasons(case: PostCase, name: str = "html") -> set[ReasonKind]:
    verdict = judge(case, name, case.now.date())
    return {r.kind for r in verdict.reasons} if isinstance(verdict, Refusal) else set()


def test_a_web_page_brings_the_picture_in_its_own_bytes() -> None:
    page = approved(case_of(Draft(body=BODY), picture()), "html").content.decode()
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
    assert drawn(approved(case, name)) == 8


def drawn(approval: Approval) -> int:
    """Return how often a picture stands in a post."""
    if approval.format == "docx":
        return sum(name.startswith("word/media/") for name in unpacked(approval.content))
    if approval.format == "pdf":
        return approval.content.count(b"/Subtype /Image")
    return len(re.findall(r"!\[[a-h]?\][\[(]|<img |&lt;img ", approval.text))


def test_plain_text_alone_leaves_pictures_behind() -> None:
    for name in FORMATS:
        report = examine(case_of(Draft(body=BODY), picture()), name, day(30).date())
        assert (report.pictures, report.going) == ((1, 0) if name == "text" else (0, 1))


@pytest.mark.parametrize("name", BESIDE)
def test_engines_get_pictures_as_files_where_they_look_for_them(name: str) -> None:
    going = picture()
    approval = approved(case_of(Draft(body=BODY), going), name)
    named, paths = BESIDE[name]
    assert (approval.file_name, [file.path for file in approval.files]) == (named, paths)
    assert approval.files[0].content == going.painting.content
    assert "![The sun over the yard](" in approval.text


@pytest.mark.parametrize("name", BESIDE)
def test_one_picture_that_stands_twice_is_one_file(name: str) -> None:
    body = "Out.\n\n![One](a)\n\n![Two](b)\n\n![Three](c)"
    other = picture(screenshot(), "c")
    case = case_of(Draft(body=body), picture(address="a"), picture(address="b"), other)
    names = [file.path.rpartition("/")[2] for file in approved(case, name).files]
    assert names == ["image-1.jpg", "image-2.jpg"]


@pytest.mark.parametrize("name", WITHIN)
def test_texts_with_the_bytes_in_them_bring_no_file_and_are_of_a_size_that_hosts_take(
    name: str,
) -> None:
    approval = approved(case_of(Draft(body=BODY), picture(photo(1600, 1200))), name)
    assert approval.files == ()
    found = re.findall(r"data:image/jpeg;base64,([A-Za-z0-9+/=]+)", approval.content.decode())
    (width, height) = opened(io.BytesIO(b64decode(found[0]))).size
    assert (width, height) == ((1600, 1200) if name == "html" else (1200, 900))


def test_many_pictures_in_a_text_are_smaller_so_that_hosts_take_the_file() -> None:
    going = [picture(speckled(n), f"{n}.jpg") for n in range(8)]
    body = "\n\n".join(f"![View]({one.address})" for one in going)
    content = approved(case_of(Draft(body=f"Out.\n\n{body}"), *going), "wordpress").content
    assert content.count(b"base64,") == 8
    assert len(content) < 2 * 1024 * 1024
    assert len({p.painting for p in Room(300, 1).fitted(tuple(going))}) == 8


def speckled(seed: int) -> bytes:
    """Return a photo with as much in it as one of a meadow."""
    dots = Random(seed).randbytes(200 * 150 * 3)
    small = Image.frombytes("RGB", (200, 150), dots)
    written = io.BytesIO()
    small.resize((1600, 1200)).save(written, "JPEG", quality=90)
    return written.getvalue()


def test_ghost_takes_pictures_in_a_zip_and_a_post_without_them_as_it_did() -> None:
    going = picture()
    with_picture = approved(case_of(Draft(title="Tea", body=BODY), going), "ghost")
    parts = unpacked(with_picture.content)
    assert with_picture.file_name == "tea.zip"
    assert parts["content/images/tea/image-1.jpg"] == going.painting.content
    (post,) = json.loads(parts["tea.json"])["db"][0]["data"]["posts"]
    assert 'src="/content/images/tea/image-1.jpg" alt="The sun over the yard"' in post["html"]
    without = approved(case_of(Draft(title="Tea", body=BODY)), "ghost")
    assert without.file_name == "tea.json"
    assert without.content.startswith(b"{")


def test_a_site_names_pictures_after_their_bytes_without_a_vowel_or_a_digit() -> None:
    (file,) = approved(case_of(Draft(body=BODY), picture()), "site").files
    assert re.fullmatch(r"pictures/[b-df-hj-np-t]{32}\.jpg", file.path)


def test_two_names_of_one_page_are_known_to_hugo() -> None:
    case = case_of(Draft(title="Tea", body=BODY), picture())
    assert approved(case, "hugo").rival == "tea.md"
    assert approved(case_of(Draft(title="Tea")), "hugo").rival == "tea/index.md"


@pytest.mark.parametrize("name", HOLDING)
def test_words_about_a_picture_are_text_whatever_they_hold(name: str) -> None:
    body = 'Out.\n\n![*Jean* & "b" <i> {{ x }} \\] `c`](x)'
    approval = approved(case_of(Draft(body=body).decide("Jean"), picture(address="x")), name)
    words = visible(WRITTEN[name].shown(approval.content)[1])
    alike = str.maketrans("“”‹(){}", '""<[][]')
    wanted = '[Person A] & "b" <i> {{ x }} ] c'.translate(alike)
    assert wanted in " ".join(words.split()).translate(alike)


def test_an_address_with_signs_that_engines_act_on_is_known_again() -> None:
    for address in ("a{1}.jpg", "a$.jpg", "a|b.jpg"):
        case = case_of(Draft(body=f"Out.\n\n![The sun]({address})"), picture(address=address))
        assert len(approved(case, "jekyll").files) == 1, address


def test_a_picture_that_says_more_than_its_pixels_does_not_leave() -> None:
    going = replace(picture(), painting=Painting(photo(), 60, 40))
    for name in HOLDING:
        assert ReasonKind.LEAK in reasons(case_of(Draft(body=BODY), going), name)


def test_files_are_named_after_no_name() -> None:
    draft = Draft(title="Maud in the yard", body=BODY, subjects=(subject("Maud"),)).decide("Maud")
    kept = Draft(title="Maud", body=BODY, subjects=(subject("Maud"),)).decide("Maud", Action.KEEP)
    for made in (draft, kept):
        for name in HOLDING:
            approval = approved(case_of(made, picture()), name)
            paths = [approval.file_name, *(file.path for file in approval.files)]
            assert not any("maud" in path.lower() for path in paths)


def test_touched_pictures_make_an_approval_worthless() -> None:
    approval = approved(case_of(Draft(body=BODY), picture()), "markdown")
    assert is_genuine(approval)
    object.__setattr__(approval, "files", (PictureFile.of("image-1.jpg", photo()),))
    assert not is_genuine(approval)


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
