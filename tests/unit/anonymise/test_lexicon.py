"""What the word lists and the dictionary know."""

import pytest

from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.assets import resource


@pytest.mark.parametrize(
    "word",
    [
        *("running", "unhappier", "stopped", "kettles", "organised", "organizations", "children"),
        *("wouldn't", "wouldnt", "telly", "well-being", "safeguarding", "dbt", "into", "will"),
        *("lookin", "sayin", "telt", "wouldna", "naething"),
        *("café", "crèches", "naïve", "Fiancée", "résumé"),
    ],
)
def test_plain_english_is_known(word: str) -> None:
    assert load_lexicon().is_plain(word)


@pytest.mark.parametrize(
    "word",
    [
        "kayleigh",
        "bashir",
        "Oluwaseun",
        "Harehills",
        "jean",
        "corin",
        "dustin",
        "brin",
        "darin",
        "mair",
        "thaís",
        "odhrán",
        "Áine",
        "páid",
    ],
)
def test_names_are_no_plain_english(word: str) -> None:
    assert not load_lexicon().is_plain(word)


@pytest.mark.parametrize(
    "words",
    ["Kolb", "schon", "Schön’s", "Care Act", "clozapine", "Wednesdays", "CAMHS", "Tesco", "Polish"],
)
def test_what_identifies_nobody_is_known(words: str) -> None:
    assert load_lexicon().is_never(words)


@pytest.mark.parametrize("word", ["thaís", "odhrán", "máiréad", "nián", "łukasz"])
def test_a_word_with_an_accent_is_neither_a_slip_nor_a_plural_that_lists_explain(word: str) -> None:
    assert not load_lexicon().is_slip(word)
    assert not load_lexicon().is_never(word)


def test_lists_hold_no_line_that_is_read_wrongly() -> None:
    lexicon = load_lexicon()
    assert all(" " not in name and len(name) > 1 for name in lexicon.given | lexicon.surnames)
    assert all("[" not in phrase and "#" not in phrase for phrase in lexicon.never | lexicon.places)


def test_no_line_of_the_towns_ends_within_a_name() -> None:
    lines = resource("words", "places.txt").read_text("utf-8").splitlines()
    towns = [line for line in lines if line and not line.startswith("#")]

    assert all(line.endswith(",") for line in towns[:-1])
    assert {"mile end", "tower hamlets", "market bosworth"} <= load_lexicon().places
    assert load_lexicon().places.isdisjoint({"end", "town", "market", "hall", "street", "small"})
