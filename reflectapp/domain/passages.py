"""Which stretch of an entry a reader would call the word, the sentence, the paragraph."""

from __future__ import annotations

import re

from reflectapp.domain.spans import Span

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s)|\n")
_TITLE_BEFORE = re.compile(r"\b(?:mr|mrs|ms|dr|st|prof|rev|sr|jr|[a-z])$", re.IGNORECASE)


def sentence_around(text: str, span: Span) -> Span:
    """Return the sentence or sentences that hold `span`, without white space at either end.

    A line break ends a sentence; a full stop after a title ("Mrs.") or an initial does not.
    """
    ends = [m.end() for m in _SENTENCE_END.finditer(text) if not _is_abbreviation(text, m)]
    start = max((end for end in ends if end <= span.start), default=0)
    end = min((end for end in ends if end >= span.end), default=len(text))
    return trimmed(text, Span(start, max(end, span.end)))


def trimmed(text: str, span: Span) -> Span:
    """Return `span` without white space at either end; empty when it holds nothing else."""
    words = text[span.start : span.end]
    start = span.start + len(words) - len(words.lstrip())
    end = span.end - len(words) + len(words.rstrip())
    return Span(start, max(start, end))


def whole_words(text: str, span: Span) -> Span:
    """Return `span` without white space at either end, widened to the words that it cuts."""
    span = trimmed(text, span)
    start, end = span.start, span.end
    if start < end:
        while start and text[start - 1].isalnum() and text[start].isalnum():
            start -= 1
        while end < len(text) and text[end].isalnum() and text[end - 1].isalnum():
            end += 1
    return Span(start, end)


def _is_abbreviation(text: str, match: re.Match[str]) -> bool:
    before = text[max(0, match.start() - 5) : match.start()]
    return match.group().startswith(".") and _TITLE_BEFORE.search(before) is not None
