"""Which stretch of an entry is called the sentence."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.passages import sentence_around, trimmed, whole_words
from reflectapp.domain.spans import Span


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("I came. Jean wept. I left.", "Jean", "Jean wept."),
        ("I came. Mrs. Hartley wept. I left.", "Hartley", "Mrs. Hartley wept."),
        ("One line\nJean wept and J. did not\nAnother", "Jean", "Jean wept and J. did not"),
        ("He said “go, Jean.” Then he went.", "Jean", "He said “go, Jean.”"),
        ("Jean", "Jean", "Jean"),
        ("Why, Jean? Because.", "Jean", "Why, Jean?"),
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text: str, words: str, expected: str) -> None:
    start = text.index(words)

    found = sentence_around(text, Span(start, start + len(words)))

    assert text[found.start : found.end] == expected


@given(st.text(alphabet="aB .!?\n😀é", min_size=1, max_size=60), st.data())
def test_a_sentence_always_holds_the_words_it_is_round(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = trimmed(text, Span(start, end))

    found = sentence_around(text, words)

    assert not len(words) or found.contains(words)
    assert found == trimmed(text, found)


@pytest.mark.parametrize(
    ("selected", "expected"),
    [("say th", "say the"), ("artl", "Hartley"), (" Jean ", "Jean"), ("'s", "'s"), ("  ", "")],
)
def test_what_is_selected_is_widened_to_whole_words(selected: str, expected: str) -> None:
    text = "They say the same  of Jean Hartley's aunt."
    start = text.index(selected)
    span = whole_words(text, Span(start, start + len(selected)))
    assert text[span.start : span.end] == expected
