"""People called by a day or a month."""

import pytest

from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.recognisers import day_names
from reflectapp.anonymise.view import View
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("he says his name is Sunday.", ["Sunday"]),
        ("I write in the form: name, Sunday.", ["Sunday"]),
        ("my brother is Monday, really", ["Monday"]),
        ("That's the man. The man is Sunday. He came Wednesday.", ["Sunday"]),
        ("Her husband's name is Monday", ["Monday"]),
        ("a lad called Friday came", ["Friday"]),
        ("the resident is called august", ["august"]),
        ("Sister Easter prayed with us", ["Easter"]),
        ("The boy Friday said nothing", ["Friday"]),
        ("Then Friday worked Saturday and Sunday said no", ["Friday", "Sunday"]),
        ("a dog named Tuesday", ["Tuesday"]),
        ("we have two: her name is may, hers is June", ["may"]),
        ("Sunday said no to it", ["Sunday"]),
    ],
)
def test_a_day_that_is_said_to_be_a_name_is_asked_about(text: str, expected: list[str]) -> None:
    assert found(day_names.find, text) == expected
    assert masked(day_names.find, text) == []


def test_it_is_asked_about_again_but_not_where_it_tells_the_time() -> None:
    text = (
        "His name is Sunday. Sunday is wet. On Sunday I was off. When I look to him I see Sunday. "
        "I am back Sunday morning, next Sunday, Saturday, Sunday. Sunday’s coat hung there."
    )

    assert len(list(day_names.find(View(text), load_lexicon()))) == 4


@pytest.mark.parametrize(
    "text",
    [
        "the meeting is Monday, the panel was Friday",
        "my day off is Sunday",
        "his birthday is March, hers was May",
        "she called Monday and rang off",
        "they called Tuesday afternoon",
        "she called Monday.",
        "her appointment is Thursday.",
        "the man is coming Sunday",
        "my brother is here Monday",
        "the lady was in Wednesday to Friday",
        "the patient came Sunday",
        "Sunday worked well, and on Monday we laughed",
        "On Monday asked him to leave. Last Friday texted mum.",
        "Monday phoned the GP. Monday was long.",
        "the name may come up again. it may rain, I may go, they may not",
        "the band she named march round",
    ],
)
def test_a_day_is_a_day_elsewhere(text: str) -> None:
    assert found(day_names.find, text) == []
