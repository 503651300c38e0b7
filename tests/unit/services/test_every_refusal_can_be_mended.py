"""Whatever is written and known: for what the gate refuses there is something to answer."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.finding import Action
from reflectapp.domain.subject import Register
from reflectapp.publish.checks import Place
from reflectapp.publish.gate import examine
from reflectapp.publish.report import ConditionKind, ReasonKind
from reflectapp.services.mentions import ItemState
from reflectapp.ui.publish.condition_words import report_words
from tests.support.hostile import answered, journals, looked_at
from tests.support.posts import TODAY, Draft


@given(journals())
def test_what_is_undecided_for_the_gate_is_a_question_in_the_review(
    journal: tuple[Draft, Register],
) -> None:
    draft, register = journal
    items, case = looked_at(draft, register, ())
    report = examine(case, "markdown", TODAY)
    waiting = [item.span for item in items if item.state is not ItemState.DECIDED]

    for segment in report.public.segments:
        if not segment.is_decided:
            assert any(segment.source.overlaps(span) for span in waiting)


@given(journals(), st.integers(0, 1000))
def test_who_answers_every_question_has_decided_all(
    journal: tuple[Draft, Register], seed: int
) -> None:
    _, case = answered(*journal, seed, list(Action))
    report = examine(case, "markdown", TODAY)

    # Substitutes that stand side by side have a button to the first of them.
    reasons = {reason.kind for reason in report.condition(ConditionKind.DECIDED).reasons}
    assert reasons <= {ReasonKind.SUBSTITUTES}


@given(journals(), st.integers(0, 1000))
def test_every_leak_that_is_left_has_a_button_that_goes_where_it_is(
    journal: tuple[Draft, Register], seed: int
) -> None:
    draft, register = journal
    items, case = answered(draft, register, seed, list(Action))
    report = examine(case, "markdown", TODAY)

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
    _, case = answered(draft, register, seed, [Action.REPLACE])
    report = examine(case, "markdown", TODAY)

    assert all("[" in draft.text and leak.place is Place.ENTRY for leak in report.leaks)
