"""Places that go by a plain word, written small: each is a question."""

import pytest

from reflectapp.anonymise.recognisers import plain_places
from tests.support.recognising import found, masked

WITHOUT_CAPITALS = "it rained all day and nobody minded, least of all the dog, who slept. "


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("took the lads up to the hoe after tea", ["the hoe"]),
        ("walked down the lanes and back up past the crypt.", ["the lanes", "the crypt"]),
        ("we passed the dragon and went on", ["the dragon"]),
        ("found him in the variety bar with a coke", ["the variety bar"]),
        ("cravings at the asda roundabout, always", ["asda roundabout"]),
        ("went past the row and the crown and sat down", ["the crown"]),
        ("he worked at the pleasure beach on the rides", ["the pleasure beach"]),
        ("at the same place in the first place", []),
        ("an old boy from the fens", ["the fens"]),
        ("he says he is moving to yell with his sister", ["yell"]),
        ("they went over to ash for the day", ["ash"]),
        ("at the hoe cafe", []),
        ("told by the warden that it was on the intranet", []),
        ("sat in the lobby, then in the lounge", []),
        ("over to the desk for the keys", []),
        ("we moved to settle the argument", []),
        ("he went to deal with it", []),
        ("going to seal the box", []),
    ],
)
def test_what_stands_where_a_place_does_and_is_no_everyday_thing_is_asked_about(
    text: str, expected: list[str]
) -> None:
    assert found(plain_places.find, WITHOUT_CAPITALS + text) == expected
    assert masked(plain_places.find, WITHOUT_CAPITALS + text) == []


def test_a_writer_who_uses_capitals_means_the_thing_by_a_small_word() -> None:
    text = "We went down to the quay. Then Jean rang. She was at the mill."

    assert found(plain_places.find, text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("school is sacred heart in the town", ["sacred heart"]),
        ("they go to our lady of lourdes or christ the king", ["our lady of lourdes",
                                                               "christ the king"]),
        ("Mass at Holy Trinity, then tea", ["Holy Trinity"]),
        ("the house at 12 the green, with the red door", ["12 the green"]),
        ("at Our Lady Star of the Sea from Monday", ["Our Lady Star of the Sea"]),
        ("our lady with the lamp", []),
        ("gave 12 the keys", []),
    ],
)  # fmt: skip
def test_dedications_and_numbers_before_an_article_are_asked_about_in_any_case(
    text: str, expected: list[str]
) -> None:
    assert found(plain_places.find, text) == expected
