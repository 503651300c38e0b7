"""Streets and areas in small letters, where one goes along them."""

import pytest

from reflectapp.anonymise.recognisers import streets
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("I walked up lord street in my uniform", ["lord street"]),
        ("him first as far as to bishop's gate then her", ["bishop's gate"]),
        ("over the bury park sweet shop", ["bury park"]),
        ("Then off granby row, and down old mill lane.", ["granby row", "old mill lane"]),
        ("she met him near victoria square again", ["victoria square"]),
        ("the bus goes along queens road and past moss hill", ["queens road", "moss hill"]),
        ("by the reading road all night", ["reading road"]),
        ("the whole length of west green road", ["west green road"]),
        ("the skylark inn, bath road. night porter", ["bath road"]),
        ("lives off new market street now", ["new market street"]),
    ],
)
def test_a_street_without_an_article_is_asked_about(text: str, expected: list[str]) -> None:
    assert found(streets.find, text) == expected
    assert masked(streets.find, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "I went down the long road and up a steep hill",
        "we sat in every park, on the street, by garden gate",
        "stuck in bus lane, off to high street, down back lane",
        "in close proximity, at close of play, on parent view of it",
        "from pillar to post, in view of this, up hill and down dale",
        "across country roads and over green fields",
        "in the car park, past school gate, on side street",
        "a piece of green hill, out of school gate",
        "tired, long road. no, other street, wrong lane",
        "at home park that thought, on second row",
        "open bracket for hilary in supervision close bracket",
    ],
)
def test_any_street_is_not(text: str) -> None:
    assert found(streets.find, text) == []
