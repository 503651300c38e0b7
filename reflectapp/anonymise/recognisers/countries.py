"""Countries: one alone names nobody, with an age and a ward it may."""

from __future__ import annotations

from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_HOME = frozenset(["england", "britain", "united kingdom", "europe", "wales", "scotland"])
"""Where most writers are; written small they tell nothing."""


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield countries and parts of the world, each as a question."""
    for span, name in lexicon.country_finder.find(view):
        words = view.text[span.start : span.end]
        is_word = name in _HOME or lexicon.is_plain(name)
        if words[0].isupper() or not is_word:
            yield unsure(span.start, span.end, Kind.PLACE, "countries", "a country", 0.4)
