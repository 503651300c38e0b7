"""An article or a word of kin that is part of a name is found with it; others are not."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.analyser import Analyser
from reflectapp.domain.subject import Register
from tests.support.engine import rules_alone

ENGINE: Analyser = rules_alone()


def found(text: str, register: Register | None = None) -> list[str]:
    """Return what the engine finds by its rules alone."""
    findings = ENGINE.analyse(text, register or Register())
    return [text[f.span.start : f.span.end] for f in findings]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Then they moved him to the Annexe. He slept.", "the Annexe"),
        ("She lives at the Old Rectory, up the hill.", "the Old Rectory"),
        ("We met at the Hawthorns on Monday.", "the Hawthorns"),
    ],
)
def test_an_article_before_a_bare_name_is_part_of_it(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("I rang the Leeds office at noon.", "Leeds"),
        ("We stood in the Oakwood Road car park.", "Oakwood Road"),
        ("I went there with the Hartleys from Leeds.", "Leeds"),
    ],
)
def test_an_article_that_leads_another_noun_is_not(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Auntie Bev took the girls.", "Auntie Bev"),
        ("So Baba Mohan took the girls.", "Baba Mohan"),
        ("then our Linda rang me", "our Linda"),
        ("We met her uncle Mick at the bus stop.", "Mick"),
        ("My old nan Shirley said no.", "Shirley"),
    ],
)
def test_a_word_of_kin_is_part_of_a_name_unless_an_owner_leads_it(text: str, name: str) -> None:
    assert name in found(text)


def test_an_answer_about_a_name_holds_with_the_article_and_without() -> None:
    text = "Then they moved him to the Annexe. He slept."

    assert found(text, Register(allowed=("the Annexe",))) == []
    assert found(text, Register(allowed=("Annexe",))) == []
