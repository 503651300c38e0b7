"""Below a post stands who wrote it, what was changed, and when it was edited; in every format."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.profile import WriterProfile
from reflectapp.publish.checks import Place
from reflectapp.publish.document import document, plain
from reflectapp.publish.ending import Ending
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, examine, judge
from reflectapp.publish.markup import lost, visible
from tests.support.posts import TODAY, Draft, subject

DAY = date(2026, 11, 21)
WHOLE = Ending("Rowan Wren", "Names & details have been *changed*; views are my own.", True)
JEAN = Draft(body="Jean rang. We talked for an hour.", subjects=(subject("Jean"),)).decide("Jean")


@pytest.mark.parametrize(
    ("ending", "expected"),
    [
        (Ending(), ""),
        (Ending(author="Rowan Wren"), "\n\n* * *\n\n*Written by Rowan Wren*"),
        (Ending(disclaimer=" Names\nchanged. "), "\n\n* * *\n\n*Names changed.*"),
        (Ending(is_edited=True), "\n\n* * *\n\n*Edited on 21 November 2026.*"),
    ],
)
def test_only_what_is_wanted_stands_below(ending: Ending, expected: str) -> None:
    assert plain(ending.pieces(DAY)) == expected


BODIES = [
    "We talked.",
    "- tea\n- toast",
    "* tea",
    "> quoted",
    "| a | b |\n|---|---|\n| c | d |",
    "    code",
    "```\ncode\n```",
    "an *open mark and a [bracket",
    "Title\n===",
    "spaces at the end  \n\n\n",
    "a backslash \\",
]


@pytest.mark.parametrize("body", BODIES)
@pytest.mark.parametrize("written", FORMATS.values(), ids=FORMATS)
def test_the_ending_is_lines_of_their_own_whatever_stands_before(body: str, written) -> None:
    post = document(Draft(title="T", body=body).public, "Grief", DAY, WHOLE)
    title, page = written.shown(written.render(post))
    assert lost(post, title, page) == 0
    lines = [line.strip() for line in visible(page).split("\n") if line.strip()]
    assert lines[-3:] == [
        "Written by Rowan Wren",
        "Names & details have been *changed*; views are my own.",
        "Edited on 21 November 2026.",
    ]


@pytest.mark.parametrize("written", FORMATS)
def test_a_post_with_all_its_notes_is_approved(written: str) -> None:
    profile = WriterProfile(name="Beth Ashby", pen_name="Rowan Wren")
    verdict = judge(replace(JEAN, ending=WHOLE, profile=profile).case, written, TODAY)
    assert isinstance(verdict, Approval)


@pytest.mark.parametrize(
    ("ending", "place"),
    [
        (Ending(disclaimer="Jean is not Jean."), Place.DISCLAIMER),
        (Ending(disclaimer="No view of Ashby House."), Place.DISCLAIMER),
        (Ending(author="Beth Ashby"), Place.AUTHOR),
        (Ending(author="Beth of Ashby"), Place.AUTHOR),
    ],
)
@pytest.mark.parametrize("written", FORMATS)
def test_the_notes_name_nobody_and_the_reason_says_where(
    ending: Ending, place: Place, written: str
) -> None:
    writer = subject("Ashby", is_writer=True)
    draft = replace(
        JEAN, ending=ending, subjects=(*JEAN.subjects, writer), profile=WriterProfile("Beth Ashby")
    )
    found = examine(draft.case, written, TODAY).leaks
    assert [leak.place for leak in found] and {leak.place for leak in found} == {place}


@pytest.mark.parametrize("written", FORMATS)
def test_a_pen_name_that_a_client_shares_is_excused_below_the_post_alone(written: str) -> None:
    draft = Draft(
        body="Robin rang. We talked.",
        subjects=(subject("Robin"),),
        ending=Ending(author="Robin Wren"),
        profile=WriterProfile(pen_name="Robin Wren"),
    )
    assert isinstance(judge(draft.decide("Robin").case, written, TODAY), Approval)
    found = examine(draft.case, written, TODAY).leaks
    assert [(leak.term, leak.place) for leak in found] == [("Robin", Place.ENTRY)]


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=60),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), max_size=200),
)
def test_whatever_is_written_below_is_text_and_nothing_is_lost(author: str, words: str) -> None:
    for name in ("markdown", "html"):
        post = document(Draft(body="We talked.").public, "", DAY, Ending(author, words))
        assert lost(post, *FORMATS[name].shown(FORMATS[name].render(post))) == 0
