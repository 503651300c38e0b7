"""The last look at the bytes."""

from __future__ import annotations

from datetime import date

import pytest

from reflectapp.domain.finding import PublicVersion, Segment, SegmentKind
from reflectapp.domain.spans import Span
from reflectapp.publish.checks import Rendering, is_clean_name, leaks, shift_dates
from reflectapp.publish.ending import Ending
from reflectapp.publish.forbidden import Forbidden
from reflectapp.publish.patterns import contacts, has_nhs_check_digit, is_uk_phone

SHIFT = date(2026, 3, 2)


def version(text: str, *kept: str) -> PublicVersion:
    """A public version of which only `kept` words, at their first place, are kept."""
    spans = sorted(Span(text.index(w), text.index(w) + len(w)) for w in kept)
    segments, at = [], 0
    for span in [*spans, Span(len(text), len(text))]:
        if at < span.start:
            segments.append(_segment(Span(at, span.start), SegmentKind.COPIED))
        if span:
            segments.append(_segment(span, SegmentKind.KEPT))
        at = span.end
    return PublicVersion(text, tuple(segments))


def _segment(span: Span, kind: SegmentKind) -> Segment:
    return Segment(span, span, kind)


def found(
    text: str, forbidden: Forbidden, *kept: str, content: str | None = None, copies: int = 1
) -> dict[str, int]:
    """What leaks from a page that is `content`, or the text itself."""
    page = Rendering((content or text).encode(), b"", copies, "\n\n")
    return {leak.term: leak.count for leak in leaks(page, version(text, *kept), forbidden)}


ADA = Forbidden(names=("Ada Lovelock",))


@pytest.mark.parametrize(
    "content",
    [
        "Ada Lovelock",
        "ADA LOVELOCK",
        "Ada Lovelock's",
        "Ada&nbsp;Lovelock",
        "A<b>d</b>a Lovelock",
        "&#65;da Lovelock",
        "&amp;#65;da Lovelock",
        "Ada%20Lovelock",
        "Ada%2520Lovelock",
        '<a href="https://e.org/ada-lovelock">x</a>',
        '<img alt="Ada Lovelock">',
        "<!-- Ada Lovelock -->",
        "<style>/* Ada Lovelock */</style>",
        "Ad\u200ba Love\u00adlock",
        "Ádà Lovelock",
        "A<span class='x'>d</span>a Lovelock",
    ],
)
def test_a_name_is_found_however_the_page_hides_it(content: str) -> None:
    assert found("\n\nshe", ADA, content=content) == {"Ada Lovelock": 1}


def test_a_kept_name_is_excused_as_often_as_it_is_kept() -> None:
    text = "\n\nAda Lovelock and another"
    assert found(text, ADA, "Ada Lovelock") == {}
    twice = text + " <p>Ada Lovelock</p>"
    assert found(text, ADA, "Ada Lovelock", content=twice) == {"Ada Lovelock": 1}


def test_a_kept_title_is_excused_as_often_as_the_format_shows_it() -> None:
    content = "<title>Ada Lovelock</title><h1>Ada Lovelock</h1>"
    assert found("Ada Lovelock\n\n", ADA, "Ada Lovelock", content=content, copies=2) == {}
    assert found("Ada Lovelock\n\n", ADA, "Ada Lovelock", content=content, copies=1) != {}


def test_half_a_name_kept_does_not_excuse_the_whole() -> None:
    assert found("\n\nAda Lovelock", ADA, "Ada") == {"Ada Lovelock": 1}


def test_two_kept_halves_excuse_the_whole() -> None:
    assert found("\n\nAda Lovelock", ADA, "Ada", "Lovelock") == {}


def test_a_copied_name_is_found_though_a_kept_one_was_lost_in_rendering() -> None:
    text = "\n\nAda Lovelock met Ada Lovelock"
    assert found(text, ADA, "Ada Lovelock", content="Ada Lovelock") == {"Ada Lovelock": 1}


def test_the_writers_own_terms_are_found_even_when_kept() -> None:
    assert found("\n\nAda Lovelock", Forbidden(own=("Ada Lovelock",)), "Ada Lovelock") != {}


def test_labels_name_nobody() -> None:
    text = "\n\n[Person A]"
    public = PublicVersion(
        text,
        (
            _segment(Span(0, 2), SegmentKind.COPIED),
            _segment(Span(2, 12), SegmentKind.PLACEHOLDER),
        ),
    )
    page = Rendering(text.encode(), b"", 1, "\n")
    assert leaks(page, public, Forbidden(names=("Person",))) == ()


@pytest.mark.parametrize("name", ["Strong", "Block", "Holder", "Code", "Placeholder"])
def test_our_own_tags_name_nobody(name: str) -> None:
    content = (
        '<blockquote><p><strong>a</strong> <span class="placeholder">b</span></p></blockquote>'
    )
    assert found("\n\na b", Forbidden(names=(name,)), content=content) == {}


def test_what_every_post_of_a_format_holds_names_nobody() -> None:
    page = Rendering(b"title: a\nMax: width", b"title: -\nMax: width", 1, "\n")
    assert leaks(page, version("a\n\n"), Forbidden(names=("Max",))) == ()
    page = Rendering(b"title: Max\nMax: width", b"title: -\nMax: width", 1, "\n")
    assert leaks(page, version("a\n\n"), Forbidden(names=("Max",))) != ()


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("943 476 5919", "no 9434765919."),
        ("07700 900123", "ring 07700-900-123"),
        ("12 May", "on 12  may"),
        ("May", "in May"),
        ("AB/123/x", "see ab/123/X"),
        ("aged 42", "aged\n42"),
    ],
)
def test_replaced_numbers_and_dates_are_found(term: str, text: str) -> None:
    assert term in found(f"\n\n{text}", Forbidden(exact=(term,)))


@pytest.mark.parametrize(
    ("term", "text"),
    [("May", "it may"), ("12", "12 cups"), ("120", "1200"), ("in May", "in Maytime")],
)
def test_what_only_looks_alike_is_not_found(term: str, text: str) -> None:
    assert found(f"\n\n{text}", Forbidden(exact=(term,))) == {}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("a.b+c@example.org.uk", "e-mail address"),
        ("a%40example.org", "e-mail address"),
        ("SW1A 1AA", "postcode"),
        ("m1 1ae", "postcode"),
        ("B33 8TH", "postcode"),
        ("QQ 12 34 56 C", None),
        ("AB 12 34 56 C", "NI number"),
        ("ab123456d", "NI number"),
        ("943 476 5919", "NHS number"),
        ("943 476 5918", None),
        ("07700 900123", "telephone number"),
        ("+44 (0)20 7946 0018", "telephone number"),
        ("0044 7700 900 123", "telephone number"),
        ("01632 960 001", "telephone number"),
        ("room 2 07700 900123", "telephone number"),
        ("07700 900123 2 times", "telephone number"),
        ("9 +44 7700 900123 9", "telephone number"),
        ("03 11 2026 14 30", None),
        ("2026-11-21", None),
        ("B1 2nd floor", None),
        ("1234567890", None),
        ("at 12.30 and 14.45", None),
    ],
)
def test_numbers_that_reach_a_person_are_found_in_the_bytes(text: str, kind: str | None) -> None:
    assert found(f"\n\nsee {text} there", Forbidden()) == ({kind: 1} if kind else {})
    if kind and "%" not in text:
        assert found(f"\n\nsee {text} there", Forbidden(), text) == {}


def test_phones_and_nhs_numbers_are_told_by_their_digits() -> None:
    assert is_uk_phone("020 7946 0018")
    assert not is_uk_phone("1 800 555 0100")
    assert has_nhs_check_digit("9434765919")
    assert not has_nhs_check_digit("943476591")
    assert [kind for _, kind in contacts("none here")] == []


@pytest.mark.parametrize(
    "form",
    [
        "2 March",
        "2nd of March 2026",
        "March 2",
        "2 Mar 26",
        "March the 2nd",
        "02/03/2026",
        "2.3.26",
        "2026-03-02",
        "02-03-26",
        "20260302",
    ],
)
def test_the_day_of_the_shift_is_found_in_the_head_alone(form: str) -> None:
    frame = b"title: x\ndate: 2026-03-02\n---\n"
    page = Rendering(f"title: {form}\ndate: 2026-03-02\n---\n{form}".encode(), frame, 1, "\n---\n")
    assert shift_dates(page, SHIFT) == 1
    body = Rendering(f"title: x\ndate: 2026-03-02\n---\n{form}".encode(), frame, 1, "\n---\n")
    assert shift_dates(body, SHIFT) == 0
    assert not is_clean_name(form, Forbidden(), SHIFT)


@pytest.mark.parametrize(
    "more", [{"note": "The night of 2 March"}, {"ending": Ending(disclaimer="As of 2/3/26.")}]
)
def test_the_day_of_the_shift_is_found_in_the_notes(more: dict[str, object]) -> None:
    content = b"title: x\n---\nWe talked."
    page = Rendering(content, b"title: x\n---\n", 1, "\n---\n", **more)
    assert shift_dates(page, SHIFT) == 1
    assert shift_dates(page, date(2026, 3, 3)) == 0


@pytest.mark.parametrize("stem", ["a-day-with-ada-lovelock", "adalovelock", "ada-lovelock-s-day"])
def test_a_file_name_with_a_name_in_it_is_not_clean(stem: str) -> None:
    assert not is_clean_name(stem, ADA, SHIFT)
    assert is_clean_name("a-day-with-person-a", ADA, SHIFT)


@pytest.mark.parametrize(
    ("content", "is_told"),
    [
        ("![a ![b](/home/ada/e.png)](x)", True),
        ("see /Users/ada/notes.md", True),
        ("C:\\Users\\ada\\notes.md", True),
        ('<a href="file:///tmp/x">x</a>', True),
        ("&#47;home&#47;ada", True),
        ("https://example.org/home/about and example.org/users/5", False),
        ("He kept his file: it was thin. He went home/out.", False),
    ],
)
def test_a_path_of_the_writers_computer_does_not_leave(content: str, is_told: bool) -> None:
    told = found("Nothing here.", Forbidden(), content=content)
    assert told == ({"a path on a computer": 1} if is_told else {})
