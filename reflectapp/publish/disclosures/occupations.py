"""What somebody does for a living: a role counts where it is said of somebody."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.disclosures.listed import book, loaded

_SAID_OF = re.compile(
    r"(?:(?<!there )\b(?:am|is|was|were|are|been|be|being|became|become|becoming|as|make|made)"
    r"(?:\s(?:now|still|only|just|also|once|already|now\sa|both))?|['’](?:m|s)"
    r"|\bused\sto\sbe|\bworks?(?:ed|ing)?\sas|\btrain(?:ed|ing|s)?\s(?:as|to\sbe)|\bretired|\bformer"
    r"|\bex-?|\b(?:my|our|her|his|their)(?:\sown|\snew|\sold|\sformer)?|[\])]\s?,"
    r"|\]\s(?=(?:the|my|our|an?)\s)|\bi,|\(|\blife\sas|\bone\sof\stwo)"
    r"\s*(?:an?\s|the\s|my\s|one\s)?"
    r"(?:(?!and\b|the\b|an?\b|with\b|to\b|in\b|at\b|of\b|that\b|by\b)\w+[- ]){0,2}$",
    re.I,
)
_APPOSED = re.compile(r",\s(?:an?\s|the\s)?(?:retired\s|former\s|\w+\s)?$", re.I)
_WORKS = re.compile(
    r"\bwork(?:s|ed|ing)?\s(?:nights\s|part-time\s|full-time\s)?(?:in|at|for|on)\s"
    r"(?P<where>(?:an?|the)\s(?:[a-z-]+\s)?[a-z-]+)\b(?!\s(?:of|that|who)\b)"
)
_TRADE = re.compile(
    r"(?:(?:\b(?:he|she|who)|\]|\bI)(?:\s(?:is|was|am)|['’](?:s|m))\s(?:now\s|once\s)?an?\s"
    r"(?:[a-z]+\s)?|(?P<past>\b(?:retired|former)\s|\bex-))"
    r"(?P<what>[a-z]{2,}(?:er|or|ist|ian|smith|wright|eer|ess|man|woman))s?\b"
)
"""What sounds like a trade that no list has: "a milliner", "retired toolmaker"."""
_REACH = 48
_NAMED = re.compile(r"(?:\s(?:called|named))?,?\s\[")
_PLURAL = re.compile(r"(?:nurses|workers|managers|doctors|officers|teachers|carers)$", re.I)


def occupations(reading: Reading) -> Iterator[Clue]:
    """Yield occupations that are somebody's; "the GP rang" tells nobody's."""
    text, words = reading.text, reading.words
    people = book("occupation", "people").find(text, words)
    taken: list[Span] = []
    for hit in book("occupation", "doing").find(text, words):
        taken.append(hit.span)
        yield Clue(hit.span, Attribute.OCCUPATION, hit.name)
    for clue in _unlisted(reading, [*taken, *(hit.span for hit in people)]):
        taken.append(clue.span)
        yield clue
    for hit in people:
        if not any(span.overlaps(hit.span) for span in taken) and _is_somebodys(reading, hit.span):
            yield Clue(hit.span, Attribute.OCCUPATION, hit.name)


def _unlisted(reading: Reading, listed: Sequence[Span]) -> Iterator[Clue]:
    """Yield places of work, and what sounds like a trade, where the lists have nothing."""
    sets = loaded("sets")
    no_place, no_trade = frozenset(sets["no_workplace"]), frozenset(sets["no_trade"])
    for match in _WORKS.finditer(reading.text):
        words = match["where"].split()[1:]
        if not no_place.intersection(words):
            value = f"works in {' '.join(words)}"
            yield Clue(Span(*match.span()), Attribute.OCCUPATION, value)
    for match in _TRADE.finditer(reading.marked):
        what = Span(*match.span("what"))
        if match["what"] not in no_trade and not any(span.overlaps(what) for span in listed):
            start = match.start() if match["past"] else what.start
            yield Clue(Span(start, match.end()), Attribute.OCCUPATION, match["what"])


def _is_somebodys(reading: Reading, span: Span) -> bool:
    sentence = reading.sentence_at(span.start)
    before = reading.marked[max(sentence.start, span.start - _REACH) : span.start]
    if _SAID_OF.search(before):
        return not _PLURAL.search(reading.text[span.start : span.end]) or "our" not in before
    after = reading.text[span.end : span.end + 3]
    is_apposed = _APPOSED.search(before) and after[:1] in {",", ".", ")", ";"}
    is_named = _NAMED.match(reading.marked, span.end) is not None
    return bool(is_apposed or is_named)
