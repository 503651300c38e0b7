"""How a known name is found again, by the recogniser and by the leak scan."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.matching import Matcher, occurrences, same_name


def found(text: str, *aliases: str) -> list[str]:
    return [text[span.start : span.end] for span, _ in occurrences(text, aliases)]


@pytest.mark.parametrize(
    ("alias", "text", "expected"),
    [
        ("Jean", "JEAN, jean and Jean's bag", ["JEAN", "jean", "Jean"]),
        ("Jean", "Jean’s bag, jeans and JeanX", ["Jean"]),
        ("José", "Jose, JOSÉ, jose\u0301", ["Jose", "JOSÉ", "jose\u0301"]),
        ("Lukasz", "Łukasz", ["Łukasz"]),
        ("Hartley", "H\u200bart\u00adley", ["H\u200bart\u00adley"]),
        ("Jean Hartley", "Jean\nHartley", ["Jean\nHartley"]),
        ("Jean Hartley", "jean   HARTLEY", ["jean   HARTLEY"]),
        ("Jean Hartley", "jean-hartley.md", ["jean-hartley"]),
        ("Jean Hartley", "Jean\n\nHartley", []),
        ("Jean Hartley", "Jean<br>Hartley", ["Jean<br>Hartley"]),
        ("Smith-Jones", "smith jones, SmithJones", ["smith jones", "SmithJones"]),
        ("Hartley", "Hart-ley, Hart-\nley, Hart ley", ["Hart-ley", "Hart-\nley"]),
        ("O'Brien", "O’Brien, OBrien, o&#39;brien", ["O’Brien", "OBrien", "o&#39;brien"]),
        ("Shell", "she'll", []),
        ("Hartley", "the Hartleys, Hartleygate", ["Hartley", "Hartley"]),
        ("Jake", "jaketown", []),
        ("Ellen", "excellent", []),
        ("Grace", "Disgraceful, Graceful, Gracecourt", ["Grace"]),
        ("Will", "he will, Will did, WILL", ["Will", "WILL"]),
        ("HU5 2QR", "hu52qr and HU5 2QRS", ["hu52qr"]),
        ("王伟", "我见到王伟了", ["王伟"]),
        ("Jean", "J\u0435an in Cyrillic", ["J\u0435an"]),
        ("😀", "hi 😀", ["😀"]),
        ("Jean", "😀 Jean", ["Jean"]),
    ],
)
def test_a_name_is_found_however_it_is_spelt(alias: str, text: str, expected: list[str]) -> None:
    assert found(text, alias) == expected


def test_of_two_names_at_one_place_the_longer_is_found() -> None:
    assert found("Jean Hartley and Jean", "Jean", "Jean Hartley") == ["Jean Hartley", "Jean"]


def test_the_alias_that_was_found_is_told() -> None:
    assert [alias for _, alias in occurrences("JEAN and bo", ["Jean", "Bo"])] == ["Jean", "Bo"]


def test_blank_aliases_find_nothing() -> None:
    assert occurrences("anything at all", ["", "  ", "\u200b"]) == []


def test_two_spellings_of_one_name_are_the_same() -> None:
    assert same_name("Zoë", "ZOE")
    assert not same_name("Zoë", "Zora")
    assert not same_name("", "")


letters = st.text(st.sampled_from("abkzéøßIJ"), min_size=5, max_size=9)


@given(st.text(max_size=60), letters, st.text(max_size=60))
def test_a_name_of_five_letters_is_found_wherever_it_is_put(
    before: str, name: str, after: str
) -> None:
    text = f"{before} {name} {after}"
    at = range(len(before) + 1, len(before) + 1 + len(name))
    assert any(set(range(s.start, s.end)) & set(at) for s, _ in occurrences(text, [name]))


@given(st.text(max_size=80), st.lists(st.text(max_size=8), max_size=8))
def test_spans_lie_in_the_text_in_order_and_apart(text: str, aliases: list[str]) -> None:
    spans = [span for span, _ in Matcher(aliases).find(text)]
    assert all(0 <= s.start < s.end <= len(text) for s in spans)
    assert all(a.end <= b.start for a, b in itertools.pairwise(spans))


@given(st.text(max_size=60), st.lists(st.text(min_size=1, max_size=6), min_size=1, max_size=4))
def test_upper_case_hides_no_name(text: str, aliases: list[str]) -> None:
    if text.upper().casefold() == text.casefold():
        assert len(occurrences(text.upper(), aliases)) >= len(occurrences(text, aliases))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Donna", "belladonna"),
        ("Challen", "challenged, challenges"),
        ("Norma", "normally abnormal"),
        ("Grant", "immigrants and migrants"),
        ("Dover", "handovers"),
        ("Faith", "unfaithful, faithfully"),
    ],
)
def test_plain_english_that_holds_a_name_by_chance_is_no_mention(name: str, text: str) -> None:
    assert found(text, name) == []


def test_a_long_run_of_letters_takes_no_quadratic_time() -> None:
    # Quadratic time would run into the suite's time limit.
    assert len(found("a" * 200_000, "Aaaaaa")) == 33_333
    assert found("a-" * 100_000, "Aaaaab") == []
