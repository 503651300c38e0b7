"""What comes into the page from outside."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.ui.journal.paste import MAX_LINE, cleaned, one_line


@given(st.text())
def test_cleaning_leaves_no_control_character_but_tab_and_line_break(text: str) -> None:
    result = cleaned(text).text
    bad = [c for c in result if unicodedata.category(c) in ("Cc", "Cs") and c not in "\t\n"]
    assert bad == []


@given(st.text())
def test_cleaning_twice_changes_nothing_more(text: str) -> None:
    once = cleaned(text).text
    again = cleaned(once)
    assert (again.text, again.removed, again.broken) == (once, 0, 0)


@given(
    st.text(st.characters(categories=["L", "N", "P", "S", "Zs", "M"], exclude_characters="\ufeff"))
)
def test_letters_signs_and_spaces_come_through_untouched(text: str) -> None:
    assert cleaned(text).text == text


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\u2029", "\x0c", "\x85"])
def test_every_kind_of_line_break_becomes_one(end: str) -> None:
    assert cleaned(f"one{end}two").text == "one\ntwo"


def test_control_characters_are_counted() -> None:
    assert cleaned("a\x00b\x07c\ufffe").removed == 3


def test_two_megabytes_on_one_line_come_in_lines_of_bearable_length_with_every_word() -> None:
    text = "word " * 400_000
    result = cleaned(text)
    assert max(map(len, result.text.split("\n"))) <= MAX_LINE
    assert result.text.split() == text.split()
    assert result.broken == result.text.count("\n")


def test_a_run_without_spaces_is_broken_without_losing_a_letter() -> None:
    text = "x" * (3 * MAX_LINE + 7)
    assert cleaned(text).text.replace("\n", "") == text


def test_a_title_from_outside_is_one_line() -> None:
    assert one_line(" Late\r\n shift\t on\x00 \nWard 4 ") == "Late shift on Ward 4"
