"""Entries as text: words, labels, title and body in one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.entry import count_words, entry_text, first_words, split_text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n— … 😀", 0),
        ("one two", 2),
        ("don't won’t twenty-one", 3),
        ("a_b 12:30", 4),
        ("naïve Zoë", 2),
        ("שלום עולם", 2),
    ],
)
def test_words_are_counted_as_a_writer_would(text: str, words: int) -> None:
    assert count_words(text) == words


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("", ""),
        ("\n \n---\n", ""),
        ("# *What* happened\nmore", "What happened"),
        ("- [ ] ring `Jo`", "[ ] ring Jo"),
        ("x" * 61, "x" * 59 + "…"),
    ],
)
def test_a_label_is_the_first_line_with_words(body: str, expected: str) -> None:
    assert first_words(body) == expected


@given(st.text().filter(lambda title: "\n" not in title), st.text())
def test_title_and_body_are_had_back_from_the_text(title: str, body: str) -> None:
    assert split_text(entry_text(title, body)) == (title, body)


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("## Description\n\nShe kept her coat on.\n\n## Feelings", "She kept her coat on."),
        ("## Description\n\n## Feelings", "Description"),
        ("# Late visit\n\nRain.", "Late visit"),
    ],
)
def test_an_entry_is_not_called_by_the_heading_of_its_template(body: str, expected: str) -> None:
    assert first_words(body) == expected
