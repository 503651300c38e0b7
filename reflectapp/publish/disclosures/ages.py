"""Ages, told as a number, a decade, a school year or a time of life."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.disclosures.kin import KIN
from reflectapp.publish.disclosures.numbers import (
    FROM_THIRTEEN,
    FROM_TWENTY,
    NUMBER,
    TENS,
    number_of,
)

_DECADES = [ten.removesuffix("y") + "ies" for ten in TENS]
_BIRTHDAYS = {"eighteenth": 18, "twenty-first": 21, "hundredth": 100} | {
    ten.removesuffix("y") + "ieth": 20 + 10 * n for n, ten in enumerate(TENS)
}
_PEOPLE = (
    r"(?:man|men|woman|women|boy|girl|lad|lass|lady|patient|client|child|mother|mum|father|dad"
    r"|tenant|resident|son|daughter|brother|sister|bloke|baby)s?"
)
_BE = r"(?:\s(?:is|am|was|were|are|(?:has|had|have)\sbeen)(?:n['’]t)?|['’](?:s|m|re)|s)"
_ABOUT = (
    r"(?:\s(?:only|just|about|around|nearly|almost|barely|now|both|still|already|not yet|all of))*"
)
_MONTHS = (
    r"(?:january|february|march|april|may|june|july|august|september|october|november|december)"
)
_ALONE = re.compile(
    r"\s*(?:[.,;:)!?—–]|$)|\s(?:and|an|but|or|now|when|with|then|today|next|this|so|though"
    rf"|in\s(?:a|the|it|them|that|those|{_MONTHS})|at\sthe\stime)\b",
    re.I,
)
"""After a number that counts nothing."""
_ENDED = re.compile(r"\s*(?:[.,;:)!?—–-]|and\b|$)", re.I)
_NUMBER = re.compile(rf"\b(?P<age>{NUMBER})(?!\w)", re.I)
_FROM_THIRTEEN = re.compile(FROM_THIRTEEN, re.I)
_SPELT = re.compile(FROM_TWENTY, re.I)
_ANY = re.compile("", re.I)


@dataclass(frozen=True, slots=True)
class _Telling:
    """What stands before and after a number that is an age."""

    before: re.Pattern[str]
    after: re.Pattern[str]
    number: re.Pattern[str] = _ANY

    def is_at(self, before: str, text: str, number: re.Match[str]) -> bool:
        return (
            self.after.match(text, number.end()) is not None
            and self.before.search(before) is not None
            and self.number.match(number.group()) is not None
        )


def _telling(before: str, after: str | re.Pattern[str], number: re.Pattern[str] = _ANY) -> _Telling:
    after = re.compile(after, re.I) if isinstance(after, str) else after
    return _Telling(re.compile(rf"(?:{before})$", re.I), after, number)


_TOLD = (
    _telling("", r"[- ]?(?:years?|yrs?)[- ]?old\b|\s?y/?o\b"),
    _telling(r"\bage[d:]?\s(?:of\s|just\s|only\s|about\s)?", r"(?!\s(?:group|gap))"),
    _telling(r"\b(?:turn(?:s|ed|ing)?|nearly|almost|approaching|just)\s", _ENDED),
    _telling(r"[\s\]]\(", r"[,)]"),
    _telling(r"\],?\s", r"\s*[,.;)]"),
    _telling(rf"(?<!since )(?:\b(?:he|she|i|who|baby)|\b{KIN}|\]){_BE}{_ABOUT}\s", _ALONE),
    _telling(rf"\b(?:he|she|i)['’]?[sm]{_ABOUT}\s", _ALONE),
    _telling(
        rf"\b(?:they|both|twins|children|boys|girls|kids){_BE}{_ABOUT}\s", _ALONE, _FROM_THIRTEEN
    ),
    _telling(rf"\b(?:twins|children|boys|girls|kids){_BE}{_ABOUT}\s|\bboth\s", r"\s*[.,;)]"),
    _telling(r"\b(?:says|said)\s(?:he|she)\s(?:is|was)\s", r"\b"),
    _telling(rf"\b{_PEOPLE}\s(?:of|in\s(?:his|her))\s", _ALONE),
    _telling(
        r"\bat\s(?:the\sage\sof\s)?",
        r"\s+(?:with|and|(?:[a-z]+\s)?(?:she|he|they|i|has|had|is|was))\b|[,.;](?!\d)",
        _FROM_THIRTEEN,
    ),
    _telling(r"\b(?:is|was)\s[^.!?\n]{0,30}\band\s", r"\sand\b|[.,]"),
    # In a list: "[Person A] is Kurdish, fifteen, and quiet", and at the start of a note.
    _telling(r",\s", ",", re.compile(rf"{FROM_THIRTEEN}|[1-9]\d?$", re.I)),
    _telling(r",\s", "[.;]", _SPELT),
    _telling(r"[.!?]\s", r",\s(?=[a-z])", _FROM_THIRTEEN),
    # "brothers, nine and eleven"
    _telling(rf"(?:\]|\b{KIN}),?(?:{_BE})?\s", rf"\sand\s{NUMBER}(?:{_ALONE.pattern})"),
    _telling(rf"(?:\]|\b{KIN}),?(?:{_BE})?\s{NUMBER}\sand\s", _ALONE),
)
_REACH = 64
_OLDEST = 110
_DECADE = re.compile(
    r"\b(?:in\s)?(?:his|her|their|my|our)\s(?:early|mid|late|middle)?[- ]?"
    rf"(?P<decade>teens|{'|'.join(_DECADES)}|[2-9]0s)\b"
    rf"|\b(?:early|mid|late)[- ](?P<stage>teens|{'|'.join(_DECADES)})\b"
    r"|(?<![\d'’])(?:early|mid|late)?[- ]?(?P<bare>[2-9]0s)\b(?!\s(?:music|song|hit))",
    re.IGNORECASE,
)
_BIRTHDAY = re.compile(
    rf"\b(?:(?:his|her|their|my|our|a|the)\s)?(?P<word>{'|'.join(_BIRTHDAYS)}"
    r"|\d{1,3}(?:st|nd|rd|th))\sbirthday\b",
    re.I,
)
_STAGES = tuple(
    (stage, re.compile(pattern, re.IGNORECASE))
    for stage, pattern in (
        ("of school age", r"\b(?:his|her|their)\s(?:GCSEs|A-levels|SATs)\b"),
        (
            "of school age",
            r"\byear\s(?:1[0-3]|[1-9]|seven|eight|nine|ten|eleven|twelve|thirteen)\b"
            r"(?!\s(?:ago|later|old|after))",
        ),
        ("baby", rf"\b{NUMBER}\s(?:days?|weeks?|months?)\sold\b|\b{NUMBER}-(?:week|month)-old\b"),
        ("baby", rf"(?<=baby of )(?P<age>{NUMBER}\s(?:days|weeks|months))\b"),
        ("baby", r"\b(?:new-?born|infant|babe in arms|bab(?:y|ies)(?=\s\[|'s|’s))\b"),
        ("baby", r"\b(?:the|a|her|his|their|my|one) baby\b(?!\s(?:of|steps?|room|grow))"),
        ("toddler", r"\btoddlers?\b"),
        ("teens", r"\bteen(?:age(?:d|rs?)?|s)?\b|\badolescents?\b|\bsixth-?former\b"),
        ("young", rf"\b(?:very\s)?young\s(?:adult|{_PEOPLE}|couple|person|people)\b"),
        ("middle age", r"\bmiddle[- ]aged?\b"),
        (
            "older",
            rf"\b(?:elderly|old(?:er)?|frail)\s(?:{_PEOPLE}|gentleman|couple|person|people)\b"
            r"|\bpensioners?\b|\bgreat-grand(?:mother|father)s?\b|\boctogenarian\b"
            r"|\bof pension age\b|\bcentenarian\b",
        ),
    )
)


def ages(reading: Reading) -> Iterator[Clue]:
    """Yield the ages, by bands: of ten years, narrower for children."""
    text = reading.marked
    for number in _NUMBER.finditer(text):
        before = text[max(0, number.start() - _REACH) : number.start()]
        years = number_of(number["age"])
        if 0 < years <= _OLDEST and any(told.is_at(before, text, number) for told in _TOLD):
            yield Clue(Span(*number.span()), Attribute.AGE, band(years))
    for match in _DECADE.finditer(text):
        word = (match["decade"] or match["stage"] or match["bare"]).casefold()
        yield Clue(Span(*match.span()), Attribute.AGE, _decade(word))
    for match in _BIRTHDAY.finditer(text):
        word = match["word"].casefold()
        years = _BIRTHDAYS.get(word) or int("".join(c for c in word if c.isdigit()))
        yield Clue(Span(*match.span()), Attribute.AGE, band(years))
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
