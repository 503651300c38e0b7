"""Leaving the young passages out of a post."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.render import public_version
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.spans import Span
from reflectapp.publish.gate import examine
from reflectapp.publish.leaving import without_young
from reflectapp.publish.report import ConditionKind
from reflectapp.publish.ripeness import young_spans
from tests.support.posts import FORTNIGHT, TODAY, Draft, day


def left(before: str, after: str) -> str:
    """The public body when `after`, written lately over `before`, goes without young words."""
    draft = Draft(title="T", body=after, earlier=((0, f"T\n\n{before}"),), saved_on=20)
    young = [p.span for p in young_spans(draft.case.history, draft.text, day(21), FORTNIGHT)]
    decisions = without_young(draft.text, (), young, day(21))
    return public_version(draft.text, (), decisions).text.removeprefix("T\n\n")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("It helped. So we ate.", "It helped. Or did it? So we ate."),
        ("It helped.", "It helped, for a terrible while."),
        ("It helped.", "It (grudgingly) helped."),
        ("It helped.", "It **grudgingly** helped."),
        ("It helped.", "It helped. Grudges grow."),
        ("It helped.\n\nWe ate.", "It helped.\n\nGrudges grow!\n\nWe ate."),
    ],
)
def test_no_stray_marks_are_left(before: str, after: str) -> None:
    assert left(before, after) == before


def test_a_decision_within_young_words_gives_way() -> None:
    text = "T\n\nWe met old Maud there."
    inner = Decision(Span(14, 18), Kind.PERSON, Action.REPLACE)
    assert text[14:18] == "Maud"
    result = without_young(text, (inner,), [Span(10, 18)], day(0))
    assert [(d.span, d.action) for d in result] == [(Span(10, 18), Action.LEAVE_OUT)]


def test_a_decision_that_reaches_into_young_words_is_left_out_whole() -> None:
    text = "T\n\nWe met Maud Ellis there."
    name = Decision(Span(10, 20), Kind.PERSON, Action.REPLACE)
    result = without_young(text, (name,), [Span(15, 20)], day(0))
    assert [(d.span, d.action) for d in result] == [(Span(10, 20), Action.LEAVE_OUT)]


def test_what_is_left_out_already_is_not_left_out_again() -> None:
    gone = Decision(Span(3, 10), Kind.OTHER, Action.LEAVE_OUT)
    assert without_young("T\n\nWe met Maud.", (gone,), [Span(4, 8)], day(0)) == (gone,)


pieces = st.sampled_from(["we ", "sat ", "(tea) ", "home. ", "\n\n", "**so** ", "Maud ", "late, "])
bodies = st.lists(pieces, max_size=12).map("".join)


@given(bodies, bodies, bodies)
def test_without_its_young_words_a_post_is_ripe(title: str, old: str, body: str) -> None:
    title = " ".join(title.split())
    draft = Draft(title=title, body=body, earlier=((0, f"\n\n{old}"),), saved_on=20, now=21)
    if "Maud" in draft.text:
        draft = draft.decide("Maud")
    young = [p.span for p in young_spans(draft.case.history, draft.text, day(21), FORTNIGHT)]
    fewer = replace(draft, decisions=without_young(draft.text, draft.decisions, young, day(21)))
    assert examine(fewer.case, "html", TODAY).condition(ConditionKind.RIPE).holds
    assert not any(
        a.span.overlaps(b.span) for a in fewer.decisions for b in fewer.decisions if a is not b
    )
