"""Wordings that say less, in the grammar of the entry."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.generalise import generalisations
from reflectapp.domain.finding import MAX_GENERALISE_WORDS, MAX_SUBSTITUTE, Kind


@pytest.mark.parametrize(
    ("before", "words", "after", "kind", "first"),
    [
        ("She is ", "aged 47", " and tired", Kind.AGE, "in her late forties"),
        ("He was ", "aged 31", "", Kind.AGE, "in his early thirties"),
        ("They are ", "aged 65", "", Kind.AGE, "in their mid sixties"),
        ("Her son, ", "14", ", ran", Kind.AGE, "in his early teens"),
        ("a ", "47-year-old", " woman came", Kind.AGE, "middle-aged"),
        ("a ", "15 year old", " lad", Kind.AGE, "teenage"),
        ("Mrs P is ", "seventy-two years old", "", Kind.AGE, "in her early seventies"),
        ("a baby, ", "6 months old", "", Kind.AGE, "a baby"),
        ("We met on ", "3 March", ".", Kind.DATE, "a day in early spring"),
        ("We met ", "3 March", ".", Kind.DATE, "in early March"),
        ("went on ", "2019-12-24", ".", Kind.DATE, "a day in early winter"),
        ("in ", "February 2021", ".", Kind.DATE, "late winter"),
        ("", "14/07/2024", "", Kind.DATE, "in mid July"),
        ("taken to ", "Heron Ward", "", Kind.PLACE, "a hospital ward"),
        ("at the ", "Oakwood Lane Surgery", "", Kind.PLACE, "GP surgery"),
        ("near ", "the big asda", "", Kind.PLACE, "a shop"),
        ("told ", "the gazette", "", Kind.PLACE, "a newspaper"),
        ("she lives in ", "Todmorden", "", Kind.PLACE, "a northern town"),
        ("fled ", "Eritrea", "", Kind.PLACE, "a country in Africa"),
        ("works for ", "Kirklees Council", "", Kind.ORGANISATION, "a council"),
        ("mother of ", "five children", "", Kind.OTHER, "several children"),
        ("he has ", "Huntington's disease", "", Kind.OTHER, "a rare condition"),
    ],
)
def test_the_first_offer_fits_what_stands_round_it(
    before: str, words: str, after: str, kind: Kind, first: str
) -> None:
    assert generalisations(words, kind, before=before, after=after)[0] == first


@pytest.mark.parametrize(
    ("before", "words", "offers"),
    [
        ("born ", "3 March 1979", ("in the late seventies", "in the seventies")),
        ("born on ", "3 March 1971", ("a day in the early seventies", "a day in the seventies")),
        ("He was born in ", "March 1985", ("the mid eighties", "the eighties")),
        ("born in York on ", "1999-12-31", ("a day in the late nineties", "a day in the nineties")),
        ("Her birthday is ", "3/3/48", ("in the late forties", "in the forties")),
        ("DOB ", "03/03/1979", ("late seventies", "seventies")),
        ("d.o.b. ", "3/4/05", ("mid two-thousands", "two-thousands")),
        ("Date of birth: ", "12 May 2014", ("mid twenty-tens", "twenty-tens")),
        ("(b. ", "1927", ("late nineteen-twenties", "nineteen-twenties")),
    ],
)  # fmt: skip
def test_a_date_of_birth_is_offered_its_decade(
    before: str, words: str, offers: tuple[str, ...]
) -> None:
    assert generalisations(words, Kind.DATE, before=before) == offers


@pytest.mark.parametrize(
    ("before", "words"),
    [
        ("He was born. We met ", "3 March 2021"),
        ("born on ", "3 March"),
        ("seen ", "03/03/1979"),
        ("a newborn boy, seen ", "1 May 2024"),
    ],
)
def test_a_date_without_year_or_birth_is_offered_no_decade(before: str, words: str) -> None:
    assert not any(
        "ies" in o or "tens" in o for o in generalisations(words, Kind.DATE, before=before)
    )


@given(
    st.text(max_size=30),
    st.sampled_from(["aged 47", "3 March", "1/2", "Leeds", "9 kids", "  ", "ages", "19/19/2020"]),
    st.sampled_from(Kind),
)
def test_every_offer_is_short_and_says_less(before: str, words: str, kind: Kind) -> None:
    for offer in generalisations(words, kind, before=before):
        assert 0 < len(offer) <= MAX_SUBSTITUTE
        assert len(offer.split()) <= MAX_GENERALISE_WORDS
        assert not any(c.isdigit() for c in offer)
