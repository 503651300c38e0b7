"""Whatever a post consists of, it is weighed while one waits."""

from __future__ import annotations

import time

import pytest

from reflectapp.domain.advice import AdviceChoices, AdviceKind
from reflectapp.publish.advice.advising import advice_on
from reflectapp.publish.disclosures.telling import telling_of
from tests.support.posts import Draft

LETTERS = 40_000
WORDS = 120_000
"""What takes half a minute where time grows with the square of the length."""
LIMIT = 4.0

PASSAGES = (
    "a",
    "1",
    "a-",
    "a_",
    "My mother is 43 and was a nurse. ",
    "[Person A], who is 43, was a nurse. She has a son aged 12 who is a Muslim.\n\n",
)


@pytest.mark.parametrize("passage", PASSAGES)
def test_a_long_post_is_weighed_before_one_has_waited(passage: str) -> None:
    public = Draft(body=passage * ((WORDS if " " in passage else LETTERS) // len(passage))).public
    start = time.process_time()
    telling_of(public, ())
    advice_on(public, AdviceChoices())
    assert time.process_time() - start < LIMIT


def test_a_run_without_an_end_is_one_rare_string() -> None:
    found = advice_on(Draft(body=f"Look: {'x' * 81} and {'x' * 80}.").public, AdviceChoices())
    assert [(one.kind, len(one.words)) for one in found] == [(AdviceKind.RARE, 81)]
