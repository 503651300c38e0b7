"""What a search engine would find: very words, long numbers, strings that stand nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflectapp.domain.advice import Advice, AdviceKind
from reflectapp.domain.spans import Span
from reflectapp.publish.advice.wording import one_line
from reflectapp.publish.phrases import words_of

LEAST_QUOTED = 5
"""Words in quotation marks from which on a quotation is somebody's very words."""

_NUMBER = re.compile(r"(?<![\w.,£$€-])\d+(?:(?:[ .-]|,(?=\d{3}))\d+)*(?![\w%])")
_LEAST_DIGITS = 5
_RARE = re.compile(
    r"(?<![\w@#])(?:(?=[#@]?\w{1,80}(?!\w))"
    r"(?:[#@]\w{3,}|\w*[a-zà-ÿ]\w*\d+\w*|\w*\d+[A-Za-zÀ-ÿ]{2,}\w*|[a-z]+[A-Z]\w+)"
    # So long is no word, and looking into it would take as long as it is, squared.
    r"|[#@]?\w{81,})(?!\w)"
)
_USUAL = re.compile(
    r"\d+(?:st|nd|rd|th|am|pm|mg|ml|kg|cm|mm|km|g|s|hrs?|mins?|p|k|x|yo|yrs?)", re.I
)
_COMMON = frozenset({"iphone", "ipad", "youtube", "whatsapp", "covid19", "covid", "ebay", "tiktok"})


def searchable(text: str, masked: Sequence[Span], quoted: Sequence[Span]) -> Iterator[Advice]:
    """Yield what may lead from a post back to its source."""
    for quote in quoted:
        count = len(words_of(text[quote.start : quote.end]))
        if count >= LEAST_QUOTED:
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
