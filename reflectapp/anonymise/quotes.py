"""Long quotations: who said or wrote the words knows them, and a search may find them.

Only what holds nothing else to ask about: a quotation with a name in it is looked at anyway.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

LEAST_WORDS = 8
"""A shorter quotation is a turn of phrase."""
WORDS_A_QUESTION = 100
"""So many words of the text bring one such question at most, about the longest ones."""
_MARK = re.compile(r"[\"“”„«»]")
_OPENS, _CLOSES = frozenset("“„«"), frozenset("”»")
_LONGEST = 600


def long_quotes(view: View, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield the longest quotations in which nothing was found, each as a question.

    Args:
        found: By start, none overlapping.
    """
    free: list[tuple[int, int, int]] = []
    starts = [c.start for c in found]
    for start, end in _quotations(view.lines):
        at = bisect_left(starts, end)
        if at and found[at - 1].end > start:
            continue
        words = sum(1 for _ in view.words_within(start, end))
        if words >= LEAST_WORDS:
            free.append((words, start, end))
    most = 1 + len(view.words) // WORDS_A_QUESTION
    for _, start, end in sorted(free, reverse=True)[:most]:
        yield unsure(start, end, Kind.OTHER, "quotes", "somebody's own words, at length", 0.3)


def _quotations(text: str) -> Iterator[tuple[int, int]]:
    """Yield what stands between double quotation marks of one paragraph, without the marks."""
    start: int | None = None
    for m in _MARK.finditer(text):
        before, after = text[max(0, m.start() - 1) : m.start()], text[m.end() : m.end() + 1]
        opens = m[0] in _OPENS or (m[0] == '"' and not (before.strip() and before not in "([—–-"))
        if opens and after.strip():
            start = m.end()
        elif start is not None and (m[0] in _CLOSES or m[0] == '"'):
            if m.start() - start <= _LONGEST and "\n\n" not in text[start : m.start()]:
                yield start, m.start()
            start = None
