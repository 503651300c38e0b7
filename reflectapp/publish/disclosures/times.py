"""When it was: dates, months, seasons, feasts, and times that everybody remembers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading

_MONTHS = (
    r"(?:January|February|(?<=in )March|(?<=last )March|(?<=early )March|(?<=late )March"
    r"|(?<=\d )March|April|(?<=in )May|(?<=last )May|(?<=early )May|(?<=late )May|(?<=\d )May|June"
    r"|July|August|September|October|November|December|March(?= (?:morning|afternoon|evening|night"
    r"|day|wind|rain|\d)))"
)
_SEASONS = (
    (
        "spring",
        r"(?:(?:last|this|next|early|late|one|the|in|that|every)\s(?:the\s)?spring\b"
        r"(?!\s(?:in|clean|roll|onion))|springtime)",
    ),
    (
        "summer",
        r"(?:two\s|three\s|all\s|last\s|this\s|one\s|late\s|early\s|that\s|mid)?summers?\b"
        r"(?:\sago)?(?!\s(?:house|school))",
    ),
    ("autumn", r"(?:last\s|this\s|one\s|late\s|early\s|that\s)?autumn"),
    (
        "winter",
        r"(?:two\s|three\s|all\s|last\s|this\s|one\s|late\s|early\s|that\s|mid)?winters?\b"
        r"(?:\sago)?",
    ),
    ("harvest time", r"(?:at\s|during\s|after\s)harvest|lambing"),
)
_FEASTS = (
    (
        "Christmas",
        r"(?:Christmas(?:\s(?:Eve|Day|week))?|Boxing\sDay|Xmas)(?!\s(?:jumper|card|tree))",
    ),
    ("New Year", r"(?:New\sYear(?:['’]s\s(?:Eve|Day))?|Hogmanay)"),
    ("Easter", r"(?:Easter|Good\sFriday|Palm\sSunday|Lent)\b"),
    ("Ramadan or Eid", r"(?:Ramadan|Eid(?:\sal-\w+)?)\b"),
    ("Diwali", r"(?:Diwali|Navratri|Holi)\b"),
    ("Jewish feast", r"(?:Passover|Hanukkah|Yom\sKippur|Rosh\sHashanah|Purim)\b"),
    ("Vaisakhi", r"Vaisakhi\b"),
    ("Chinese New Year", r"(?:Chinese|Lunar)\sNew\sYear"),
    ("Halloween or Bonfire Night", r"(?:Halloween|Bonfire\sNight|Guy\sFawkes)"),
    ("Mother's or Father's Day", r"(?:Mother['’]s|Mothering|Father['’]s)\s(?:Day|Sunday)"),
    ("Valentine's Day", r"Valentine['’]s(?:\sDay)?"),
    ("Remembrance", r"(?:Remembrance\s(?:Day|Sunday)|Armistice\sDay)"),
    ("bank holiday", r"bank\sholiday"),
    ("school holidays", r"(?:half[- ]term|school\sholidays|summer\sholidays|first\sday\sof\sterm)"),
    ("pandemic", r"(?:(?:first|second|third)\s)?lockdown|(?:during\s)?the\spandemic"),
    ("coronation, jubilee or funeral", r"(?:the\s)?(?:jubilee|coronation|Queen['’]s\sfuneral)"),
    ("World Cup or election", r"(?:the\s)?(?:World\sCup|general\selection|Olympics|heatwave)"),
)
_DAY = r"\b(?:\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?)?"
_PATTERNS = tuple(
    (value, re.compile(pattern, flags))
    for value, pattern, flags in (
        *((value, rf"\b(?:{pattern})", re.I) for value, pattern in _SEASONS),
        *((value, rf"\b(?:{pattern})", re.I) for value, pattern in _FEASTS),
    )
)
_MONTH = re.compile(
    rf"{_DAY}(?P<month>{_MONTHS})\b(?:\s\d{{1,2}}(?:st|nd|rd|th)?\b)?(?:\s\d{{4}})?"
)
_YEAR = re.compile(r"\b(?:in|since|until|of|from|back in|summer|winter)\s(?P<year>(?:19|20)\d\d)\b")
_NUMERIC = re.compile(r"\b\d{1,2}[./-]\d{1,2}(?:[./-]\d{2,4})\b")
_FEAST_IN_CAPITALS = frozenset({"Easter", "Diwali", "Ramadan or Eid", "Jewish feast"})


def times(reading: Reading) -> Iterator[Clue]:
    """Yield dates and seasons."""
    text = reading.text
    for match in _MONTH.finditer(text):
        yield Clue(Span(*match.span()), Attribute.TIME, match["month"])
    for match in _YEAR.finditer(text):
        yield Clue(Span(*match.span("year")), Attribute.TIME, match["year"])
    for match in _NUMERIC.finditer(text):
        yield Clue(Span(*match.span()), Attribute.TIME, match.group())
    for value, pattern in _PATTERNS:
        for match in pattern.finditer(text):
            words = match.group()
            if value in _FEAST_IN_CAPITALS and words.islower():
                continue
            yield Clue(Span(*match.span()), Attribute.TIME, value)
