"""What the Markdown keys do."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.ui.journal.marks import as_heading, indented, next_line, with_emphasis, with_prefix

PLAIN = st.text(st.sampled_from("ab é🙂 "), max_size=20)


@pytest.mark.parametrize(
    ("text", "mark", "expected"),
    [
        ("a |word| here", "**", "a **|word|** here"),
        ("a **|word|** here", "**", "a |word| here"),
        ("a |**word**| here", "**", "a |word| here"),
        ("a **|word|** here", "*", "a ***|word|*** here"),
        ("a ***|word|*** here", "**", "a *|word|* here"),
        ("a wo||rd here", "*", "a *|word|* here"),
        ("a | word | here", "*", "a  *|word|*  here"),
        ("||", "**", "**||**"),
        ("don't sto||p", "`", "don't `|stop|`"),
    ],
)
def test_emphasis_is_put_on_and_taken_off(text: str, mark: str, expected: str) -> None:
    start, end = text.index("|"), text.rindex("|") - 1
    result = with_emphasis(text.replace("|", ""), start, end, mark)
    words = result.text
    shown = (words[: result.start], words[result.start : result.end], words[result.end :])
    assert "|".join(shown) == expected


@given(PLAIN, st.data(), st.sampled_from(["*", "**", "`"]))
def test_the_same_key_twice_leaves_the_words_as_they_were(
    text: str, data: st.DataObject, mark: str
) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    once = with_emphasis(text, start, end, mark)
    if once.start < once.end:
        assert with_emphasis(once.text, once.start, once.end, mark).text == text


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- called back", "- "),
        ("  * nested", "  * "),
        ("9. ninth", "10. "),
        ("3) third", "4) "),
        ("- [x] done", "- [ ] "),
        ("> quoted", "> "),
        ("- ", None),
        ("4. ", None),
        ("> ", None),
        ("plain", ""),
        ("-no list", ""),
    ],
)
def test_a_list_goes_on_with_the_next_line(line: str, expected: str | None) -> None:
    assert next_line(line) == expected


def test_lines_get_a_prefix_together_and_lose_it_together() -> None:
    text = "one\n\ntwo"
    assert with_prefix(text, "> ") == "> one\n\n> two"
    assert with_prefix(with_prefix(text, "> "), "> ") == text


@given(PLAIN, st.integers(1, 3))
def test_a_heading_key_twice_makes_the_line_plain_again(line: str, level: int) -> None:
    assert as_heading(as_heading(line, level), level) == line


def test_another_level_replaces_the_first() -> None:
    assert as_heading("## Learning", 3) == "### Learning"


@given(st.lists(PLAIN, max_size=4))
def test_moving_lines_in_and_out_leaves_them_as_they_were(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert indented(indented(text), less=True) == text
