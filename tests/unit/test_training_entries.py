"""Whole entries with their names marked: how the name finder's training reads and recasts them."""

from __future__ import annotations

import random
from pathlib import Path
from types import ModuleType

import pytest

from tests.support.training import TRAINING, script


@pytest.fixture(scope="module")
def entries() -> ModuleType:
    return script("entries")


@pytest.fixture(scope="module")
def lists(entries: ModuleType) -> object:
    return entries.Lists(TRAINING / "gazetteers")


def names_of(row: dict) -> list[tuple[str, str]]:
    return [(s["label"], row["text"][s["start"] : s["end"]]) for s in row["spans"]]


def test_a_marked_name_becomes_a_span_and_its_mark_goes(entries: ModuleType) -> None:
    row = entries.marked("Rang {P|Jean Hartley} in {L|Alma Road} on {D|3 March}, {I|07700 900123}.")
    assert row["text"] == "Rang Jean Hartley in Alma Road on 3 March, 07700 900123."
    assert names_of(row) == [
        ("PERSON", "Jean Hartley"),
        ("LOCATION", "Alma Road"),
        ("DATE", "3 March"),
        ("ID", "07700 900123"),
    ]


def test_letters_glued_to_a_name_belong_to_it_and_a_possessive_does_not(
    entries: ModuleType,
) -> None:
    assert names_of(entries.marked("{P|jean}s mum, {P|Jean}'s dad")) == [
        ("PERSON", "jeans"),
        ("PERSON", "Jean"),
    ]


@pytest.mark.parametrize(
    ("text", "complaint"),
    [("Jean came.\n=== nurse\n", "before the first"), ("=== nurse\n{X|Jean} came", "mark that")],
)
def test_a_file_that_cannot_be_read_is_named(
    entries: ModuleType, tmp_path: Path, text: str, complaint: str
) -> None:
    (tmp_path / "odd.txt").write_text(text)
    with pytest.raises(ValueError, match=f"odd.txt: .*{complaint}"):
        entries.entries(tmp_path)


def test_every_entry_is_read_and_each_span_of_a_recast_one_holds_a_name(
    entries: ModuleType, lists: object
) -> None:
    random.seed(1)
    texts = entries.entries(TRAINING / "entries")
    assert len(texts) > 1000
    for row in entries.rows(texts, lists, 1):
        assert all(row["text"][s["start"] : s["end"]].strip() for s in row["spans"])
        assert not set("{}") & set(row["text"])


def test_who_is_cast_anew_keeps_one_new_name_and_its_case(
    entries: ModuleType, lists: object
) -> None:
    random.seed(2)
    text = "{P|Margaret} rang. {P|margaret} again, and {P|Margaret Hartley}. A {P|JH} too."
    casts = [names_of(entries.marked(text, entries.Recast(lists))) for _ in range(20)]
    for (_, first), (_, small), (_, full), (_, letters) in casts:
        assert small == first.lower()
        assert full.split(" ")[0] == first
        assert letters == "JH"
    assert len({first for (_, first), *_ in casts}) > 10


def test_a_street_stays_a_street_and_a_number_keeps_its_shape(
    entries: ModuleType, lists: object
) -> None:
    random.seed(3)
    for _ in range(20):
        text = "{L|14 Alma Terrace}, {I|07700 900123}"
        (_, street), (_, number) = names_of(entries.marked(text, entries.Recast(lists)))
        assert street.startswith("14 ")
        assert street.endswith(" Terrace")
        assert len(number) == len("07700 900123")
        assert number[5] == " "
