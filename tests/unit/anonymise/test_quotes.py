"""Long quotations are asked about, few and the longest ones."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.analyser import Analyser
from reflectapp.domain.finding import Finding, Kind, Tier
from reflectapp.domain.subject import Register
from tests.support.engine import rules_alone

ENGINE: Analyser = rules_alone()
LONG = "I would sooner fall on my own carpet than be safe in yours"


def quotes(text: str) -> list[Finding]:
    """Return what the engine's rules find by its recogniser of quotations."""
    return [f for f in ENGINE.analyse(text, Register()) if f.recogniser == "quotes"]


@pytest.mark.parametrize("marks", ['""', "“”", "«»"])
def test_a_long_quotation_is_a_question_without_its_marks(marks: str) -> None:
    text = f"She said {marks[0]}{LONG}{marks[1]} and I wrote it down."

    (found,) = quotes(text)

    assert text[found.span.start : found.span.end] == LONG
    assert (found.kind, found.tier) == (Kind.OTHER, Tier.ASK)


@pytest.mark.parametrize(
    "text",
    [
        'She said "not today love" and went.',
        f'She said "{LONG}',
        f"She said {LONG} and went.",
        'A 12" pipe, and 4" of water in the cellar, and 3" in the hall again',
        f'"It is fine" he said. {LONG}. "No" she said.',
    ],
    ids=["short", "never closed", "no marks", "inches", "between two"],
)
def test_what_is_short_or_no_quotation_is_not_asked_about(text: str) -> None:
    assert quotes(text) == []


def test_a_quotation_with_a_name_in_it_is_asked_about_by_its_name_alone() -> None:
    text = f'She said "{LONG}, Jean Hartley" and went.'

    assert quotes(text) == []
    assert any("Jean" in text[f.span.start : f.span.end] for f in ENGINE.analyse(text, Register()))


def test_a_short_text_brings_one_such_question_about_the_longest() -> None:
    text = f'He said "one two three four five six seven eight". She said "{LONG}".'

    (found,) = quotes(text)

    assert text[found.span.start : found.span.end] == LONG
