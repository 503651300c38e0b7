"""Whatever is written and known: for what the gate refuses there is something to answer.

The journals here are hostile on purpose: names in escapes and markup, numbers in odd
groupings, substitutes that name others, terms of the writer's own.
"""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.render import public_version
from reflectapp.domain.finding import Action, Decision, Finding, Kind, Tier
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register
from reflectapp.publish.checks import Place
from reflectapp.publish.gate import examine
from reflectapp.publish.report import ConditionKind, GateReport
from reflectapp.services.mentions import ItemState, ReviewItem, completed, items_of
from reflectapp.ui.publish.condition_words import report_words
from tests.support.posts import TODAY, Draft, subject

# fmt: off
NAMES = ["Zo\u00eb", "Quezada", "Anne-Zuza", "Zoltan Bezkowicz", "\u738b\u4f1f", "Will", "★★"]
NUMBERS = ["07700 900123", "07700-900-123", "943 476 5919", "QQ 12 34 56 C", "4417/2", "3 March"]
PIECES = [
    *NAMES, *NUMBERS,
    "Zo\u00eb's", "zoe", "ZO\u00cb", "Zo&euml;", "%5ao%c3%ab", "&#x51;uezada", "Que**zada**",
    "Que[zada](#a)", "Anne Zuza", "Annezuza", "Quezadaville", "Weir Trust", "weir trust",
    "me@weir.example", "AB12 3CD", "we", "talked", "will", "of", "tea", "and", "12",
    ".", ",", "\n", "\n\n", "- ", "> ", "*", "`", "[", "]",
]
# fmt: on
texts = st.lists(st.sampled_from(PIECES), max_size=16).map(" ".join)
PROFILE = WriterProfile(name="Ines Quell", employer="Weir Trust", pen_name="Zo\u00eb")
SUBSTITUTES = ["somebody", "Bo", "Quezada", "a man of Weir Trust"]


@st.composite
def journals(draw: st.DrawFn) -> tuple[Draft, Register]:
    """An entry that was read badly, in a journal that knows some of its names."""
    title = draw(st.one_of(st.just("A talk"), texts)).replace("\n", " ")
    draft = Draft(title=title, body=draw(texts) + " We talked.", profile=PROFILE)
    known = tuple(subject(name) for name in draw(st.sets(st.sampled_from(NAMES))))
    allowed = tuple(draw(st.sets(st.sampled_from([*NAMES, *NUMBERS, "talked"]))))
    note = draw(st.sampled_from(["", "", "Grief", "About Quezada"]))
    seen = tuple(_finding(draw, draft.text) for _ in range(draw(st.integers(0, 4))))
    draft = replace(draft, subjects=known, findings=seen, content_note=note)
    return draft, Register(known, allowed)


def _finding(draw: st.DrawFn, text: str) -> Finding:
    start = draw(st.integers(0, len(text) - 1))
    span = Span(start, draw(st.integers(start + 1, min(len(text), start + 20))))
    return Finding(span, draw(st.sampled_from(Kind)), draw(st.sampled_from(Tier)), 0.5, "test")


def _looked_at(
    draft: Draft, register: Register, decisions: tuple[Decision, ...]
) -> tuple[tuple[ReviewItem, ...], GateReport]:
    found = completed(draft.text, draft.findings, decisions, register, draft.profile)
    items = items_of(draft.text, found, decisions, register)
    public = public_version(draft.text, found, decisions)
    case = replace(draft, decisions=decisions).case
    return items, examine(replace(case, public=public, register=register), "markdown", TODAY)


def _answer(item: ReviewItem, chance: random.Random, actions: list[Action]) -> Decision:
    action = chance.choice(actions)
    words = (
        ""
        if action in {Action.REPLACE, Action.LEAVE_OUT, Action.KEEP}
        else chance.choice(SUBSTITUTES)
    )
    return Decision(item.span, item.kind, action, words, "they agreed", group=item.group)


def _answered(
    draft: Draft, register: Register, seed: int, actions: list[Action]
) -> tuple[tuple[ReviewItem, ...], GateReport]:
    """Answer one open question after the other, until there is none."""
    chance, decisions = random.Random(seed), ()
    for _ in range(200):
        items, report = _looked_at(draft, register, decisions)
        waiting = [item for item in items if item.state is not ItemState.DECIDED]
        if not waiting:
            return items, report
        decisions = tuple(
            sorted((*decisions, _answer(waiting[0], chance, actions)), key=lambda d: d.span)
        )
    raise AssertionError("there is no end to the questions")


@given(journals())
def test_what_is_undecided_for_the_gate_is_a_question_in_the_review(
    journal: tuple[Draft, Register],
) -> None:
    draft, register = journal
    items, report = _looked_at(draft, register, ())
    waiting = [item.span for item in items if item.state is not ItemState.DECIDED]

    for segment in report.public.segments:
        if not segment.is_decided:
            assert any(segment.source.overlaps(span) for span in waiting)


@given(journals(), st.integers(0, 1000))
def test_who_answers_every_question_has_decided_all(
    journal: tuple[Draft, Register], seed: int
) -> None:
    _, report = _answered(*journal, seed, list(Action))

    assert report.condition(ConditionKind.DECIDED).holds


@given(journals(), st.integers(0, 1000))
def test_every_leak_that_is_left_has_a_button_that_goes_where_it_is(
    journal: tuple[Draft, Register], seed: int
) -> None:
    draft, register = journal
    items, report = _answered(draft, register, seed, list(Action))

    for leak in report.leaks:
        if leak.place is Place.ANSWER:
            source = leak.source
            assert source is not None
            assert any(i.span.overlaps(source) or i.span == source for i in items)
        if leak.place is Place.NOTE:
            assert draft.content_note
    if not report.condition(ConditionKind.LEAKS).holds:
        words = next(w for w in report_words(report) if w.title.startswith("Something"))
        assert words.way in {"review", "note", "entry"}
        assert words.button


@given(journals(), st.integers(0, 1000))
def test_who_hides_all_that_is_asked_leaves_no_name_but_what_markup_glues(
    journal: tuple[Draft, Register], seed: int
) -> None:
    draft, register = journal
    draft = replace(draft, content_note="")
    _, report = _answered(draft, register, seed, [Action.REPLACE])

    assert all("[" in draft.text and leak.place is Place.ENTRY for leak in report.leaks)
