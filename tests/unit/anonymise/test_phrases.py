"""Many phrases at once, by whole words."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.phrases import PhraseFinder
from reflectapp.anonymise.view import View

FINDER = PhraseFinder(["york", "new york", "barton-upon-humber", "st john's wood", "care act"])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in New York and York", ["New York", "York"]),
        ("the new\nyork", ["new\nyork"]),
        ("Barton upon Humber", ["Barton upon Humber"]),
        ("in St John’s Wood", ["St John’s Wood"]),
        ("the Care Act; care. Act", ["Care Act"]),
        ("Yorkshire and newyork", []),
        ("", []),
    ],
)
def test_phrases_are_found_by_whole_words_the_longest_first(text: str, found: list[str]) -> None:
    spans = [span for span, _ in FINDER.find(View(text))]

    assert [text[span.start : span.end] for span in spans] == found
