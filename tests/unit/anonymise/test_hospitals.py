"""Hospitals by what everybody calls them."""

import pytest

from reflectapp.anonymise.recognisers import hospitals
from tests.support.recognising import found, masked

WITHOUT_CAPITALS = "it rained all day and nobody minded, least of all the dog, who slept. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He is back at the Western.", ["the Western"]),
        ("I rang the General on Monday", ["the General"]),
        ("moved to the Ulster with her drain", ["the Ulster"]),
        ("a bed in the Royal Wexley", ["Royal Wexley"]),
        ("at the Princess Royal again", ["Princess Royal"]),
        ("a night at the Prince of Wales", ["Prince of Wales"]),
        ("seen at GOSH for months", ["GOSH"]),
        ("I phoned the Royal College about it", []),
        ("in the General Election", []),
        ("the western side, from the general public", []),
        ("Oh my gosh, the royal family", []),
        ("She went to the infirmary.", []),
        ("6 mum again 7 alder hey, 3 wks", ["alder hey"]),
        ("Long day. queens med, in A&E", ["queens med"]),
        ("hers is in scbu at the l and d, he is small", ["the l and d"]),
        ("now it's the midland met, not the city", ["midland met"]),
        ("Liaison, rd&e, 4 referrals", ["rd&e"]),
        ("moved to the N&N overnight", ["the N&N"]),
        ("we ended up in james cook till four", ["james cook"]),
        ("a job at guys, plumbing, starts in January", ["guys"]),
        ("she works at the qe on days", ["the qe"]),
        ("back from the RVI again", ["the RVI"]),
        ("sent to barts a&e by mistake", ["barts"]),
        ("a bed at james paget. Then home", ["james paget"]),
        ("from guys who shout, with the guys, to kings of old", []),
        ("R&D and B&B, a Q&A, in D&V season", []),
        ("in new cross words, at springfield school", []),
    ],
)
def test_hospitals_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(hospitals.find, text) == expected
    assert masked(hospitals.find, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then i rang the northern general.", ["northern general"]),
        ("rang the infirmary and nobody answered", ["the infirmary"]),
        ("off to the princess royal", ["princess royal"]),
        ("the queen of hearts was on, at the royal free", ["royal free"]),
        ("in the general way of things", []),
        ("they watched the royal wedding", []),
    ],
)
def test_small_letters_do_where_the_writer_uses_no_other(text: str, expected: list[str]) -> None:
    assert found(hospitals.find, WITHOUT_CAPITALS + text) == expected


@pytest.mark.parametrize("name", ["luton and dunstable", "Tyrone and Fermanagh", "guys n tommys"])
def test_a_hospital_of_two_names_is_hidden_whole(name: str) -> None:
    assert masked(hospitals.find, f"she was born in {name} at night") == [name]
