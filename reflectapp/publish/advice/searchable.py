"""What a search engine would find: very words, long numbers, strings that stand nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflectapp.domain.advice import Advice, AdviceKind
from reflectapp.domain.spans import Span
from reflectapp.publish.advice.wording import one_line
from reflectapp.publish.phrases import words_of

LEAST_WRITTEN = 5
"""Words from which on a quotation of something written is found by a search."""
LEAST_SPOKEN = 12
"""Words from which on somebody knows what they said again. Shorter speech is what such posts are
made of: advice about each of it would drown the rest."""
MOST_SPOKEN = 3
"""So many quotations of speech are advised about, the longest."""
_WRITTEN = re.compile(
    r"\b(?:wrote|written|writes|texted|txt|text|texts|posted|tweeted|emailed|e-?mails?|letters?|notes?"
    r"|messages?|messaged|whatsapps?|cards?|forms?|reports?|logs?|statements?|reviews?"
    r"|headlines?|article|facebook|poem|poster|comment|says here)\b[^.!?\n]{0,40}$",
    re.I,
)
_REACH = 60

_NUMBER = re.compile(r"(?<![\w.,£$€-])\d+(?:(?:[ .-]|,(?=\d{3}))\d+)*(?![\w%])")
_LEAST_DIGITS = 5
_RARE = re.compile(
    r"(?<![\w@#])(?:(?=[#@]?\w{1,80}(?!\w))"
    r"(?:[#@]\w{3,}|\w*[a-zà-ÿ]\w*\d+\w*|\w*\d+[A-Za-zÀ-ÿ]{2,}\w*|[a-z]+[A-Z]\w+)"
    # So long is no word, and looking into it would take as long as it is, squared.
    r"|[#@]?\w{81,})(?!\w)"
)
_USUAL = re.compile(
    r"\d+(?:st|nd|rd|th|am|pm|mg|ml|kg|cm|mm|km|g|s|hrs?|mins?|p|k|x|yo|yrs?|ish|yds?|mmol|mcg|l|m)"
    # A section of an Act, and how people type: "s117", "every1", "2day", "l8r".
    r"|ss?\d{1,3}[a-z]?|[a-z]{1,8}[1248]|[248][a-z]{1,6}|[a-z][48][a-z]{1,2}",
    re.I,
)
_COMMON = frozenset({"iphone", "ipad", "youtube", "whatsapp", "covid19", "covid", "ebay", "tiktok"})


def searchable(text: str, masked: Sequence[Span], quoted: Sequence[Span]) -> Iterator[Advice]:
    """Yield what may lead from a post back to its source."""
    for quote, count in _very_words(text, quoted):
        words = one_line(text, quote)
        yield Advice(AdviceKind.QUOTE, quote, words, words.casefold(), number=count)
    for match in _NUMBER.finditer(text):
        digits = sum(map(str.isdigit, match.group()))
        if digits >= _LEAST_DIGITS:
            span = Span(*match.span())
            words = one_line(text, span)
            yield Advice(AdviceKind.NUMBER, span, words, words, number=digits)
    for match in _RARE.finditer(text):
        span, words = Span(*match.span()), match.group()
        is_usual = _USUAL.fullmatch(words) or words.casefold() in _COMMON
        if not is_usual and not any(mask.overlaps(span) for mask in masked):
            yield Advice(AdviceKind.RARE, span, words, words.casefold())


def _very_words(text: str, quoted: Sequence[Span]) -> list[tuple[Span, int]]:
    """Return quotations that lead back to whoever said or wrote them, with their words."""
    counted = [(quote, len(words_of(text[quote.start : quote.end]))) for quote in quoted]
    written = [
        (quote, count)
        for quote, count in counted
        if count >= LEAST_WRITTEN
        and _WRITTEN.search(text, max(0, quote.start - _REACH), quote.start)
    ]
    spoken = [both for both in counted if both[1] >= LEAST_SPOKEN and both not in written]
    return [*written, *sorted(spoken, key=lambda both: -both[1])[:MOST_SPOKEN]]
