"""Substitutes bring words that no delay has held, so they bring few."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.finding import Action, Decision, Kind, SegmentKind
from reflectapp.domain.spans import Span
from reflectapp.publish.gate import Approval, examine, judge
from reflectapp.publish.report import ConditionKind, ReasonKind
from reflectapp.publish.substitutes import crowded
from tests.support.posts import TODAY, Draft

EIGHT = "a b c d e f g h"


def _draft(body: str, *answers: tuple[str, Action, str]) -> Draft:
    draft = Draft(title="T", body=body)
    for words, action, substitute in answers:
        draft = draft.decide(words, action, substitute=substitute)
    return draft


@pytest.mark.parametrize("between", [" ", ", ", ". ", "\n\n", " - ", "**", " (…) "])
def test_substitutes_side_by_side_share_the_limit_of_one(between: str) -> None:
    draft = _draft(
        f"We met Xena{between}Yuri there.",
        ("Xena", Action.RENAME, "Anna of the mill"),
        ("Yuri", Action.GENERALISE, "a man with five dogs"),
    )

    assert [draft.text[s.start : s.end] for s in crowded(draft.public)] == [f"Xena{between}Yuri"]
    refused = examine(draft.case, "html", TODAY).condition(ConditionKind.DECIDED).reasons
    assert [reason.kind for reason in refused] == [ReasonKind.SUBSTITUTES]


@pytest.mark.parametrize("action", [Action.REPLACE, Action.LEAVE_OUT])
def test_a_placeholder_between_substitutes_does_not_part_them(action: Action) -> None:
    draft = _draft(
        "We met Xena, Olga, Yuri there.",
        ("Xena", Action.RENAME, "Anna of the mill"),
        ("Olga", action, ""),
        ("Yuri", Action.GENERALISE, "a man with five dogs"),
    )

    assert crowded(draft.public)


def test_a_word_of_the_entry_parts_substitutes() -> None:
    draft = _draft(
        "We met Xena with Yuri there.",
        ("Xena", Action.GENERALISE, EIGHT),
        ("Yuri", Action.GENERALISE, EIGHT),
    )

    assert isinstance(judge(draft.case, "html", TODAY), Approval)


def test_a_few_short_substitutes_may_stand_side_by_side() -> None:
    draft = _draft(
        "3 March, Leeds: Xena rang.",
        ("3 March", Action.GENERALISE, "one day in spring"),
        ("Leeds", Action.GENERALISE, "a northern town"),
        ("Xena", Action.RENAME, "Anna"),
    )

    assert isinstance(judge(draft.case, "html", TODAY), Approval)


words = st.sampled_from(["tea", "Xena", "Yuri", "Olga", "Ines", "then", "3"])
gaps = st.sampled_from([" ", " ", ", ", ". ", "\n\n", " **", "** ", "-"])
fresh = st.lists(st.sampled_from(["quick", "brown", "fox", "o"]), min_size=1, max_size=12)


@st.composite
def crowds(draw: st.DrawFn) -> Draft:
    parts = draw(st.lists(st.tuples(words, gaps), min_size=2, max_size=20))
    draft = Draft(title="T", body="".join(w + g for w, g in parts))
    decisions: list[Decision] = []
    at = len("T\n\n")
    for word, gap in parts:
        action = draw(st.sampled_from([None, *Action]))
        if action is not None:
            substitute = " ".join(draw(fresh))
            span = Span(at, at + len(word))
            decisions.append(Decision(span, Kind.PERSON, action, substitute, "they agreed"))
        at += len(word) + len(gap)
    return replace(draft, decisions=tuple(decisions))


@given(crowds())
def test_between_two_words_of_the_entry_stand_eight_fresh_ones_at_most(draft: Draft) -> None:
    if not isinstance(judge(draft.case, "html", TODAY), Approval):
        return
    public, run = draft.public, ""
    for segment in public.segments:
        shown = public.text[segment.public.start : segment.public.end]
        if segment.kind in {SegmentKind.GENERALISED, SegmentKind.RENAMED}:
            run += f" {shown}"
        elif segment.kind is not SegmentKind.PLACEHOLDER and any(c.isalnum() for c in shown):
            run = ""
        assert len(run.split()) <= 8
