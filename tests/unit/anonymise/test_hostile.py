"""The time that a text takes is in step with its length, whatever is in it."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.model import TrainedModel
from reflectapp.anonymise.view import View
from reflectapp.domain.subject import Register, Subject, SubjectKind
from tests.support.engine import rules_alone
from tests.support.growth import is_linear

KNOWN = Register((Subject("1", SubjectKind.PERSON, "Jean Hartley", ("Jean Hartley", "Jean")),))
SIZE = 12_000
"""Code points of the longer text, each within one window of the engine."""

ENGINE = rules_alone()
UNITS = {
    "a line without an end": "We met Jean Hartley at Oakwood Road and then ",
    "quotes": "> He said “no”. ",
    "deep nesting": "> > > [((",
    "zero-width characters": "J\u200b\u200b\u200b\u200b\u200b\u200b",
    "digits": "1",
    "spaced digits": "07 ",
    "at signs": "@",
    "half addresses": "a@b. ",
    "capitals": "JB ",
    "names": "Jean ",
    "unknown names": "Zxcv Qwrtz ",
    "names joined": "Jean and ",
    "roads": "The Road of ",
    "small unknown words": "zxcv qwrtz ",
    "hyphens": "A-a-",
    "apostrophes": "Aa'",
    "spaced hyphens": "A - a'b ",
    "spaces": " ",
    "line ends": "\n",
    "open tags": "<b",
    "stars": "*",
    "titles": "mr ",
    "references": "ref no ",
    "slashes": "1/",
    "spaced slashes": "1/ a/1 ",
    "initials": "J. ",
    "letters and digits": "A1 b2 ",
    "numbers": "1, ",
    "plus signs": "+44 ",
    "spoken numbers": "one two ",
    "cues": "called my son ",
    "headings": "# ",
    "cells": "| ",
    "emoji": "👩‍👩‍👧",
    "entities": "&#74;",
    "attributes": '<a x="y" ',
    "links": "http://a.b/c ",
    "words cut by lines": "a-\n",
    "stars within words": "a*b",
    "letters of two scripts": "J\u0435",
    "streets abroad": "rue de la ",
    "numbers by names": "Abcd 12 ",
    "rooms": "room 1 ",
    "words of meeting": "told hope that ",
    "names and commas": "jean, ",
    "spoken addresses": "twelve b marlowe ",
    "houses called": "the house called ",
    "articles": "the Annexe ",
    "slips": "usless grabed ",
    "roads and articles": "down the hoe ",
    "only ones": "the only deaf ",
    "quotation marks": '" ',
    "letters alone": "told m ",
}


@pytest.mark.slow
@pytest.mark.parametrize("unit", UNITS.values(), ids=UNITS.keys())
def test_the_rules_take_time_in_step_with_the_text(unit: str) -> None:
    assert is_linear(lambda text: ENGINE.analyse(text, KNOWN), unit, SIZE)


@pytest.fixture(scope="module")
def model() -> TrainedModel:
    return TrainedModel()


@pytest.mark.slow
@pytest.mark.parametrize("name", ["a line without an end", "hyphens", "digits", "half addresses"])
def test_the_model_takes_time_in_step_with_the_text(model: TrainedModel, name: str) -> None:
    lexicon = load_lexicon()

    assert is_linear(lambda text: list(model.find(View(text), lexicon)), UNITS[name], SIZE // 2)


@pytest.mark.slow
@pytest.mark.parametrize(
    "text",
    [
        "We met Jean Hartley and then " * 6_900,
        "Jean" * 50_000,
        "Je" + "\u200b" * 50_000 + "an Hartley " + "\u200b" * 150_000,
        "[" * 100_000 + "Jean Hartley" + "](x)" * 25_000,
    ],
    ids=["one line", "one word", "zero width", "nesting"],
)
def test_a_text_of_the_longest_length_is_read(text: str) -> None:
    found = ENGINE.analyse(text, KNOWN)

    read = [text[f.span.start : f.span.end].replace("\u200b", "") for f in found]
    assert any("Jean" in words for words in read)


@pytest.mark.slow
def test_twenty_thousand_words_take_time_in_step_with_five_thousand() -> None:
    day = "We met Jean Hartley at Oakwood Road on 3 March, then told hope about bus 42. It rained. "

    assert is_linear(lambda text: ENGINE.analyse(text, KNOWN), day, 20_000 // 18 * len(day))
