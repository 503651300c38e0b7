"""Answers on re-reading: what is missing, and what becomes of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reflectapp.domain.entry import Mood
from reflectapp.domain.post import Consent
from reflectapp.ui.publish.answers import Answers, Question, from_check_in

COMPLETE = Answers(
    first_reason="to show that staying is work",
    second_reason="for students who look at the clock",
    mood=Mood.STEADY,
    as_person="She might know the coat.",
    as_colleague="Nothing new to them.",
    as_employer="No case is told.",
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


def test_reading_again_starts_from_the_last_words_but_asks_the_mood_anew() -> None:
    again = from_check_in(COMPLETE.check_in())

    assert again.as_person == COMPLETE.as_person
    assert again.missing == (Question.MOOD, Question.LIVE_CASE)
