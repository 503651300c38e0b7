"""Phrases of a list are found by whole words, in the forms that the list allows."""

from __future__ import annotations

import pytest

from reflectapp.domain.spans import Span
from reflectapp.publish.phrases import PhraseBook, words_of


def found(phrase: str, text: str) -> list[str]:
    """Return what a book of one phrase finds."""
    book = PhraseBook({"it": [phrase]}, {"person": ["man", "woman", "family"]})
    return [text[hit.span.start : hit.span.end] for hit in book.find(text, words_of(text))]


@pytest.mark.parametrize(
    ("phrase", "text", "hits"),
    [
        ("care home", "The Care Homes were full.", ["Care Homes"]),
        ("wheelchair bound", "wheelchair-bound, wheelchair\nbound", 2),
        ("ward", "Forward, wards; the ward's door", ["wards", "ward's"]),
        ("suffer~ from", "suffers from, suffered from, suffering from", 3),
        ("refuse~ to engage", "refusing to engage; refused to engage", 2),
        ("commit~ suicide", "committed suicide", ["committed suicide"]),
        ("deny~", "denies, denied, denying", 3),
        ("schizo*", "schizophrenia and schism", ["schizophrenia"]),
        ("his/her son", "her son, his sons, their son", ["her son", "his sons"]),
        ("(down's) syndrome", "Down’s syndrome, a syndrome", ["Down’s syndrome", "syndrome"]),
        ("black <person>", "black coffee for a black woman", ["black woman"]),
        ("Polish", "Polish the table; polish it", ["Polish"]),
        ("MS", "Ms Lee has MS.", ["MS"]),
        ("care home", "care. Home", []),
        ("care home", "care (home", []),
        ("care home", "care **home**", ["care **home"]),
    ],
)
def test_a_phrase_is_found_as_the_list_says(phrase: str, text: str, hits: list[str] | int) -> None:
    if isinstance(hits, int):
        assert len(found(phrase, text)) == hits
    else:
        assert found(phrase, text) == hits


def test_of_phrases_that_begin_alike_the_longest_counts() -> None:
    book = PhraseBook({"short": ["foster"], "long": ["foster carer"]})
    text = "a foster carer"

    assert [hit.name for hit in book.find(text, words_of(text))] == ["long"]


def test_masked_words_part_phrases() -> None:
    text = "care [Person A] home"

    words = words_of(text, [Span(5, 15)])
    assert [text[word.start : word.end] for word in words] == ["care", "home"]
    assert PhraseBook({"it": ["care home"]}).find(text, words) == []


@pytest.mark.parametrize("phrase", ["", "<nobody>"])
def test_a_list_with_a_slip_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match=r"word|set"):
        PhraseBook({"it": [phrase]})
