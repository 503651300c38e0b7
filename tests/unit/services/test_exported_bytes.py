"""Whatever the text, decisions and history: what the exported bytes never hold.

The whole road from a hostile journal: the review's questions answered at random, young words
left out, the page re-read. The oracle has no rule of its own for markup: letters alone count.
"""

from __future__ import annotations

import html
import unicodedata
from dataclasses import replace
from urllib.parse import unquote

from hypothesis import given, settings
from hypothesis import strategies as st

from reflectapp.domain.finding import Action, PublicVersion, SegmentKind
from reflectapp.domain.post import Post, Rereading
from reflectapp.domain.subject import Register
from reflectapp.publish.case import PostCase
from reflectapp.publish.formats import FORMATS
from reflectapp.publish.gate import Approval, judge
from reflectapp.publish.leaving import without_young
from reflectapp.publish.ripeness import young_spans
from tests.support.hostile import NAMES, answered, journals
from tests.support.packed import PACKED, words_in
from tests.support.posts import FORTNIGHT, TODAY, YES, Draft, day

YOUNG = ("grudge", "thunder", "scowl")
MOSTLY_HIDING = [*[Action.REPLACE] * 4, Action.GENERALISE, Action.LEAVE_OUT, Action.KEEP]


def letters(text: str) -> str:
    for _ in range(4):
        text = unquote(html.unescape(text))
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in plain if c.isalnum() or c in "★")


@st.composite
def posts(draw: st.DrawFn) -> tuple[Draft, Register]:
    """A journal whose entry was written on lately."""
    draft, register = draw(journals())
    words = draft.body.split(" ")
    for word in draw(st.lists(st.sampled_from(YOUNG), max_size=3)):
        words.insert(draw(st.integers(0, len(words))), word)
    grown = replace(draft, body=" ".join(words), findings=(), saved_on=20, content_note="")
    return replace(grown, earlier=((0, draft.text),)), register


def _re_read(case: PostCase, public: PublicVersion) -> PostCase:
    reading = Rereading(public.digest, day(30), YES)
    return replace(case, now=day(30), post=Post("p", "e", day(0), rereading=reading))


def _approved(draft: Draft, register: Register, seed: int, written: str) -> tuple[object, PostCase]:
    now = day(30)
    young = [p.span for p in young_spans(draft.case.history, draft.text, now, FORTNIGHT)]
    decisions = without_young(draft.text, (), young, now)
    _, case = answered(replace(draft, decisions=decisions), register, seed, MOSTLY_HIDING)
    assert case.public is not None
    case = _re_read(case, case.public)
    return judge(case, written, TODAY), case


@given(posts(), st.integers(0, 1000), st.sampled_from(sorted(FORMATS.keys() - set(PACKED))))
def test_no_hidden_name_and_no_young_word_is_in_the_exported_bytes(
    post: tuple[Draft, Register], seed: int, written: str
) -> None:
    _assert_nothing_hidden(post, seed, written)


@settings(max_examples=20)
@given(posts(), st.integers(0, 1000), st.sampled_from(PACKED))
def test_no_hidden_name_and_no_young_word_is_in_an_exported_document(
    post: tuple[Draft, Register], seed: int, written: str
) -> None:
    _assert_nothing_hidden(post, seed, written)


def _assert_nothing_hidden(post: tuple[Draft, Register], seed: int, written: str) -> None:
    draft, register = post
    verdict, case = _approved(draft, register, seed, written)
    if not isinstance(verdict, Approval) or case.public is None:
        return
    content = words_in(verdict.content)
    shown = letters(content.partition("</style>")[2] or content)
    for word in YOUNG:
        assert word not in shown
    kept = "".join(
        letters(case.public.text[s.public.start : s.public.end])
        for s in case.public.segments
        if s.kind is SegmentKind.KEPT
    )
    known = {name for subject in register.subjects for name in subject.aliases}
    for name in known & set(NAMES) - {"Will"}:
        # The title stands twice in a page.
        assert letters(name) in kept or letters(name) not in shown
