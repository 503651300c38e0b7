"""Whatever a post consists of, it is weighed while one waits."""

from __future__ import annotations

import pytest

from reflectapp.domain.advice import AdviceChoices, AdviceKind
from reflectapp.publish.advice.advising import advice_on
from reflectapp.publish.disclosures.telling import telling_of
from reflectapp.publish.patterns import contacts
from tests.support.growth import is_linear
from tests.support.posts import Draft

LETTERS = 24_000
"""Code points of the longer text."""

PASSAGES = (
    "a",
    "1",
    "a-",
    "a_",
    "My mother is 43 and was a nurse. ",
    "[Person A], who is 43, was a nurse. She has a son aged 12 who is a Muslim.\n\n",
    "[Person A] and [Person B] both saw her and he told them that his mum is 43 and deaf and she ",
    "[Person A], [Person B], her son, and they said “I am 43”, ",
)


@pytest.mark.slow
@pytest.mark.parametrize("passage", PASSAGES)
def test_weighing_a_post_takes_time_in_step_with_its_length(passage: str) -> None:
    assert is_linear(_weigh, passage, LETTERS)


def _weigh(body: str) -> None:
    public = Draft(body=body).public
    telling_of(public, ())
    advice_on(public, AdviceChoices())


@pytest.mark.slow
@pytest.mark.parametrize("passage", ["1", "a-", "+", "a.", "a@b.", "0 ", "07700 900123 2 "])
def test_numbers_and_addresses_are_looked_for_in_step_with_the_length(passage: str) -> None:
    assert is_linear(contacts, passage, LETTERS)


def test_a_run_without_an_end_is_one_rare_string() -> None:
    found = advice_on(Draft(body=f"Look: {'x' * 81} and {'x' * 80}.").public, AdviceChoices())
    assert [(one.kind, len(one.words)) for one in found] == [(AdviceKind.RARE, 81)]
