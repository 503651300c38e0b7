"""Dates with a day, and months with a year; weekdays and bare months tell little."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)"
_YEAR = r"(?:(?:19|20)\d\d|['’]\d\d)"
_ORDINAL = (
    r"(?:(?:twenty|thirty)[ -])?(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)"
    r"|tenth|eleventh|twelfth|(?:thir|four|fif|six|seven|eigh|nine)teenth|twentieth|thirtieth"
)
_WEEKDAY = r"(?:mon|tues?|weds?|wednes|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?"
_FORMS = (
    (rf"\b{_WEEKDAY},?\s(?:the\s)?{_DAY}\s?{_TH}(?:\s(?:of\s)?{_MONTH})?\b(?:,?\s{_YEAR})?",
     "weekday and day"),
    (rf"\b{_WEEKDAY},?\s{_DAY}\s{_MONTH}\b(?:,?\s{_YEAR})?", "weekday, day and month"),
    (rf"\b{_DAY}{_TH}?\s?(?:-|–|to|and|&|/)\s?{_DAY}\s?{_TH}?\s(?:of\s)?{_MONTH}\b(?:,?\s{_YEAR})?",
     "days and month"),
    (rf"\b(?:{_ORDINAL})\sof\s{_MONTH}\b(?:,?\s{_YEAR})?", "day and month in words"),
    (rf"\b{_MONTH}\sthe\s(?:{_DAY}{_TH}|{_ORDINAL})\b", "month and day in words"),
    (r"\b(?:d\.?o\.?b\.?|born)\b:?\s(\d{1,2}[ ./-]\d{1,2}[ ./-]\d{2,4})\b", "date of birth"),
    (rf"\b{_DAY}\s?{_TH}?\s(?:of\s)?{_MONTH}\b\.?(?:,?\s{_YEAR})?", "day and month"),
    (rf"\b{_MONTH}\s{_DAY}{_TH}?\b(?:,?\s{_YEAR})?(?!\s?(?:am|pm|%))", "month and day"),
    (rf"\b{_MONTH},?\s(?:of\s)?{_YEAR}\b", "month and year"),
    (r"\b(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])\b", "ISO date"),
    (rf"\b{_DAY}[./-](?:0?[1-9]|1[0-2])[./-](?:(?:19|20)\d\d|\d\d)\b", "date in figures"),
    (rf"\b{_DAY}/(?:0?[1-9]|1[0-2])\b(?!/)", "day and month in figures"),
    (rf"\bthe\s({_DAY}{_TH})\b(?!\s(?:floor|time|birthday|century|day|place|week|year|attempt))",
     "day of the month"),
)  # fmt: skip
_PATTERNS = tuple((re.compile(form, re.I), why, "in words" not in why) for form, why in _FORMS)
_VERBS = ("may", "march", "mar")
"""In lower case, before a number, these are no months: "I may 3 times"."""
_FRACTION = re.compile(r"\b(?:24/7|50/50|1/2|1/4|3/4|2/3|1/3|9/11)\b")
_OUT_OF_TEN = re.compile(r"(?:\d|10)/10")
"""A mark as often as a day of October: "pain 6/10"."""
_DATED = re.compile(r"\b(?:on|by|from|since|until|till|to|dated?|due|of|before|after)[ :]$", re.I)
_LOOK_BACK = 8


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield dates."""
    for pattern, why, needs_digit in _PATTERNS:
        for m in view.near_digits(pattern) if needs_digit else pattern.finditer(view.text):
            group = 1 if pattern.groups else 0
            if not _FRACTION.fullmatch(m[0]) and not _is_verb(m[0]):
                end = m.start(group) + len(m[group].rstrip(". "))
                is_mark = _OUT_OF_TEN.fullmatch(m[0]) is not None and not _DATED.search(
                    view.text, max(0, m.start() - _LOOK_BACK), m.start()
                )
                make = unsure if is_mark else sure
                yield make(m.start(group), end, Kind.DATE, "dates", why, 0.95)


def _is_verb(words: str) -> bool:
    first, _, rest = words.partition(" ")
    return first in _VERBS and rest.isdigit()
