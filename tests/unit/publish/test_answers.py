"""Answers on re-reading: what is missing, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.entry import Mood
from reflectapp.domain.post import Consent
from reflectapp.publish.answers import Answers, Question, from_check_in
from reflectapp.publish.conditions import answered
from reflectapp.publish.report import ReasonKind

COMPLETE = Answers(
    first_reason="to show that staying is work",
    second_reason="for students who look at the clock",
    mood=Mood.STEADY,
    as_person="She might know the coat.",
    as_colleague="Nothing new to them.",
    as_employer="No case is told.",
    as_stranger="A coat, no more.",
    consent=Consent.GIVEN,
    consent_note="asked her in May",
    is_live_case=False,
)


def test_answers_that_are_complete_make_a_check_in() -> None:
    check_in = COMPLETE.check_in()

    assert COMPLETE.missing == ()
    assert check_in.reasons == (COMPLETE.first_reason, COMPLETE.second_reason)
    assert not check_in.is_live_case


@pytest.mark.parametrize(
    ("without", "missing"),
    [
        ({"second_reason": "  "}, Question.REASONS),
        ({"second_reason": "because"}, Question.REASONS),
        ({"second_reason": "To SHOW that staying is  work"}, Question.REASONS),
        ({"mood": None}, Question.MOOD),
        ({"as_person": ""}, Question.AS_PERSON),
        ({"as_colleague": "\n"}, Question.AS_COLLEAGUE),
        ({"as_employer": ""}, Question.AS_EMPLOYER),
        ({"consent": None}, Question.CONSENT),
        ({"consent_note": ""}, Question.CONSENT),
        ({"is_live_case": None}, Question.LIVE_CASE),
    ],
)
def test_a_missing_answer_is_named_and_makes_no_check_in(
    without: dict[str, object], missing: Question
) -> None:
    answers = replace(COMPLETE, **without)  # type: ignore[arg-type]

    assert answers.missing == (missing,)
    with pytest.raises(ValueError, match="not complete"):
        answers.check_in()


@pytest.mark.parametrize(
    ("mood", "sleeps"), [(Mood.VERY_LOW, True), (Mood.LOW, True), (Mood.STEADY, False)]
)
def test_a_low_mood_asks_for_a_night_of_sleep(mood: Mood, sleeps: bool) -> None:
    assert replace(COMPLETE, mood=mood).should_sleep_on_it is sleeps


def test_a_check_in_is_read_back_as_it_was_given() -> None:
    assert from_check_in(COMPLETE.check_in()) == COMPLETE


text = st.sampled_from(["", " ", "...", "word", "two words", "Two  Words", "two more words"])


@given(
    st.builds(
        Answers,
        first_reason=text,
        second_reason=text,
        mood=st.sampled_from(Mood),
        as_person=text,
        as_colleague=text,
        as_employer=text,
        consent=st.sampled_from(Consent),
        consent_note=text,
        is_live_case=st.booleans(),
    )
)
def test_what_the_page_takes_the_gate_takes_but_for_mood_and_case(answers: Answers) -> None:
    if answers.missing:
        return
    reasons = {reason.kind for reason in answered(answers.check_in())}

    assert (ReasonKind.LIVE_CASE in reasons) is answers.is_live_case
    assert (ReasonKind.SLEEP_ON_IT in reasons) is answers.should_sleep_on_it
    assert reasons <= {ReasonKind.LIVE_CASE, ReasonKind.SLEEP_ON_IT}
