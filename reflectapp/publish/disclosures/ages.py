"""Ages, told as a number, a decade, a school year or a time of life."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading

_SMALL = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_DECADES = [
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
]
_BIRTHDAYS = {"eighteenth": 18, "twenty-first": 21, "hundredth": 100} | {
    f"{stem}ieth": 20 + 10 * n
    for n, stem in enumerate(("twent", "thirt", "fort", "fift", "sixt", "sevent", "eight", "ninet"))
}
_NUMBER = (
    rf"(?:\d{{1,3}}|(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[:9])}))?|{'|'.join(_SMALL)})"
)
_POSS = r"(?:his|her|their|my|our)"
_PEOPLE = (
    r"(?:man|men|woman|women|boy|girl|lad|lady|patient|client|child|mother|mum|father|dad|tenant"
    r"|resident|son|daughter|brother|sister)s?"
)
_NUMBERED = re.compile(
    rf"\b(?P<n1>{_NUMBER})[- ]?(?:years?|yrs?)[- ]?old\b"
    rf"|\baged?\s(?:of\s)?(?P<n2>{_NUMBER})\b"
    rf"|\b(?:turn(?:s|ed|ing)|nearly|almost|approaching|just)\s(?P<n3>{_NUMBER})"
    r"(?=\s*(?:[.,;:)!?—–-]|and\b|$))"
    rf"|(?<=\s\()(?P<n4>{_NUMBER})(?=[,)])"
    rf"|\]\s?(?:,|is|was|had\sbeen)\s(?P<n5>{_NUMBER})(?=\s*[,.;)]|\s(?:and|when|years)\b)"
    rf"|\b(?:he|she|they|i|who)(?:\s(?:is|am|was|were)|['’](?:s|m|re))\s(?:only\s|just\s)?"
    rf"(?P<n6>{_NUMBER})(?=\s*(?:[.,;)!?—–]|and\b|when\b|$))"
    rf"|\bat\s(?:the\sage\sof\s)?(?P<n7>(?:{'|'.join(_TENS)})(?:[- ](?:{'|'.join(_SMALL[:9])}))?"
    r"|1[3-9]|[2-9][0-9])(?=\s+(?:[a-z]+\s)?(?:she|he|they|i|has|had|is|was)\b|[,.](?!\d))"
    rf"|\b(?:is|was)\s[^.!?\n]{{0,30}}\band\s(?P<n11>{_NUMBER})(?=\sand\b|[.,])"
    rf"|\b(?:twins|children|boys|girls|both|they)\s(?:are|were)\s(?P<n8>{_NUMBER})(?=\.)"
    rf"|\b(?:says|said)\s(?:he|she)\s(?:is|was)\s(?P<n9>{_NUMBER})\b"
    rf"|,\s(?P<n10>[1-9][0-9]?|(?:{'|'.join(_TENS)})(?:-(?:{'|'.join(_SMALL[:9])}))?"
    rf"|{'|'.join(_SMALL[12:])}),",
    re.IGNORECASE,
)
_DECADE = re.compile(
    rf"\b(?:in\s)?{_POSS}\s(?:early|mid|late|middle)?[- ]?(?P<decade>teens|{'|'.join(_DECADES)}"
    r"|[2-9]0s)\b|(?<![\d'’])(?:early|mid|late)?[- ]?(?P<bare>[2-9]0s)\b(?!\s(?:music|song|hit))",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    rf"\b{_POSS}\s(?P<word>{'|'.join(_BIRTHDAYS)}|\d{{1,3}}(?:st|nd|rd|th))\sbirthday\b", re.I
)
_SCHOOL = re.compile(
    r"\b(?:in\s)?(?P<year>year\s(?:1[0-3]|[1-9]|seven|eight|nine|ten|eleven|twelve|thirteen))\b"
    r"(?!\s(?:ago|later|old|after))|\b(?P<exams>(?:his|her|their)\s(?:GCSEs|A-levels|SATs))\b",
    re.IGNORECASE,
)
_WEEKS = re.compile(
    rf"\b(?P<count>{_NUMBER})\s(?:days?|weeks?|months?)\sold\b|\b{_NUMBER}-(?:week|month)-old\b",
    re.IGNORECASE,
)
_STAGES = (
    ("baby", re.compile(r"\b(?:new-?born|infant|babe in arms|bab(?:y|ies)(?=\s\[|'s|’s))\b", re.I)),
    (
        "baby",
        re.compile(r"\b(?:the|a|her|his|their|my|one) baby\b(?!\s(?:steps?|room|grow))", re.I),
    ),
    ("toddler", re.compile(r"\btoddlers?\b", re.I)),
    ("teens", re.compile(r"\bteen(?:age(?:d|rs?)?|s)?\b|\badolescents?\b|\bsixth-?former\b", re.I)),
    (
        "young",
        re.compile(rf"\b(?:very\s)?young\s(?:adult|{_PEOPLE}|couple|person|people)\b", re.I),
    ),
    ("middle age", re.compile(r"\bmiddle[- ]aged?\b", re.I)),
    (
        "older",
        re.compile(
            rf"\b(?:elderly|old(?:er)?|frail)\s(?:{_PEOPLE}|gentleman|couple|person|people)\b"
            r"|\bpensioners?\b|\bgreat-grand(?:mother|father)s?\b|\boctogenarian\b"
            r"|\bof pension age\b|\bcentenarian\b",
            re.I,
        ),
    ),
)


def ages(reading: Reading) -> Iterator[Clue]:
    """Yield the ages, by bands: of ten years, narrower for children."""
    text = reading.text
    for match in _NUMBERED.finditer(text):
        group = next(name for name, words in match.groupdict().items() if words)
        span = Span(*match.span(group))
        if group == "n5" and not reading.is_masked(Span(match.start(), match.start() + 1)):
            continue
        years = _years(match[group])
        if 0 < years <= 110:
            yield Clue(span, Attribute.AGE, band(years))
    for match in _DECADE.finditer(text):
        word = (match["decade"] or match["bare"]).casefold()
        yield Clue(Span(*match.span()), Attribute.AGE, _decade(word))
    for match in _BIRTHDAY.finditer(text):
        word = match["word"].casefold()
        years = _BIRTHDAYS.get(word) or int("".join(c for c in word if c.isdigit()))
        yield Clue(Span(*match.span()), Attribute.AGE, band(years))
    for match in _SCHOOL.finditer(text):
        yield Clue(Span(*match.span()), Attribute.AGE, "of school age")
    for match in _WEEKS.finditer(text):
        yield Clue(Span(*match.span()), Attribute.AGE, "baby")
    for stage, pattern in _STAGES:
        for match in pattern.finditer(text):
            yield Clue(Span(*match.span()), Attribute.AGE, stage)


def band(years: int) -> str:
    """Return the band of an age in years."""
    for limit, name in ((2, "baby"), (5, "under five"), (12, "of school age"), (20, "teens")):
        if years < limit:
            return name
    return _DECADES[years // 10 - 2] if years < 100 else "a hundred or more"


def _decade(word: str) -> str:
    return _DECADES[int(word[0]) - 2] if word[0].isdigit() else word


def _years(words: str) -> int:
    if words.isdigit():
        return int(words)
    parts = words.casefold().replace("-", " ").split()
    return sum(
        _SMALL.index(part) + 1 if part in _SMALL else 20 + 10 * _TENS.index(part) for part in parts
    )
