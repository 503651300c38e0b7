"""Plain text keeps the shape of a post by the usual marks."""

from __future__ import annotations

import pytest

from reflectapp.publish.formats import FORMATS
from tests.unit.publish.test_formats import post


def written(body: str, title: str = "", note: str = "") -> str:
    """Return the file after the day."""
    content = FORMATS["text"].render(post(title, body, note)).decode()
    return content.partition("21 November 2026\n\n")[2].rstrip("\n")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("One\ntwo\n\nthree", "One two\n\nthree"),
        ("# Head\nwords", "Head\n\nwords"),
        ("*a* **b** `c`", "a b c"),
        ("a  \nb", "a\nb"),
        ("- a\n- b\n    - c\n- d", "- a\n- b\n  - c\n- d"),
        ("3. a\n4. b", "3. a\n4. b"),
        ("- a\n\n    more\n\n- b", "- a\n\n  more\n- b"),
        ("> a\n>\n> b\n\nc", "> a\n>\n> b\n\nc"),
        ("> > a", "> > a"),
        ("| a | b |\n|---|---|\n| c | d |", "a | b\nc | d"),
        ("```\n a\n\n  b\n```\nc", " a\n\n  b\n\nc"),
        ("a\n\n---\n\nb", "a\n\n* * *\n\nb"),
        ("[a](https://e.org/x) b", "a ‹https://e.org/x› b"),
        ("[https://e.org](https://e.org)", "https://e.org"),
        ("<b>x</b> & y", "<b>x</b> & y"),
    ],
)
def test_structure_shows_without_markup(body: str, expected: str) -> None:
    assert written(body) == expected


def test_title_day_and_note_stand_on_top() -> None:
    content = FORMATS["text"].render(post("Tea with Jean", "Words.", "Loss")).decode()
    assert content == ("Tea with [Person A]\n21 November 2026\n\nContent note: Loss\n\nWords.\n")
