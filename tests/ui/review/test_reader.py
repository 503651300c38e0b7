"""The public version as a page, with marks that are found again on it."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.render import public_version
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.spans import Span
from reflectapp.ui.review.reader import reader_html

_MARKS = re.compile("[\ue000-\ue006]\\d*\ue001?")


def page(text: str, *hidden: str, young: tuple[str, ...] = ()) -> str:
    decisions = []
    for words in hidden:
        start = text.index(words)
        decisions.append(Decision(Span(start, start + len(words)), Kind.PERSON, Action.REPLACE))
    public = public_version(text, (), decisions)
    spans = []
    for words in young:
        start = public.text.index(words)
        spans.append(Span(start, start + len(words)))
    return reader_html(public, spans)


def seen(html: str) -> str:
    return _MARKS.sub("", html).replace("&nbsp;", " ")


def test_a_placeholder_before_a_colon_is_no_link_definition() -> None:
    html = seen(page("Talk\n\nJean: yes\n\nThen Jean left.", "Jean"))

    assert "[Person A]: yes" in html


def test_a_placeholder_in_the_title_shows_its_brackets_once() -> None:
    assert "<h1>Visit to [Person A]</h1>" in seen(page("Visit to Jean\n\nBody.", "Jean"))


def test_markup_in_a_title_is_shown_as_it_was_written() -> None:
    assert "<h1>&lt;b&gt;1 &amp; 2&lt;/b&gt;</h1>" in seen(page("<b>1 & 2</b>\n\nBody."))


def test_scripts_and_links_do_not_reach_the_page() -> None:
    html = page("T\n\n<script>alert(1)</script> [here](https://example.org/jean)")

    assert "script" not in html
    assert "example.org" not in html


def test_young_lines_keep_their_headings_and_lists() -> None:
    text = "T\n\nOld.\n\n## New part\n\n- one\n- **two**\n\n1. three"

    html = seen(page(text, young=("## New part\n\n- one\n- **two**\n\n1. three",)))

    assert "<h2>New part</h2>" in html
    assert "<li>one</li>" in html
    assert "<strong>two</strong>" in html
    assert "<ol>" in html


def test_marks_typed_by_the_writer_do_not_confuse_the_page() -> None:
    html = page("T\n\nA \ue0007\ue001trick\ue002 here.")

    assert "\ue000" not in html
    assert "trick" in html


@given(st.text(alphabet="ab *_#[]()>`-\n😀\ue000\ue003", max_size=80))
def test_whatever_is_written_every_mark_is_whole(body: str) -> None:
    html = page(f"Title\n\nJean {body}", "Jean")

    assert html.count("\ue000") == html.count("\ue002")
    assert "[Person" in html


def test_of_a_picture_the_words_are_shown_as_in_a_file() -> None:
    html = seen(page("T\n\nBefore ![the ward door](/home/anna/door.jpg) after."))

    assert "<img" not in html
    assert "Before the ward door after." in re.sub(r"</?span>", "", html)
