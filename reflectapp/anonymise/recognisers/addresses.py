"""Addresses with a number: "Flat 3, 40 Mafeking Street", "9 bridge gate", "room 12"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_STREETS = (
    r"street|st|road|rd|avenue|ave|lane|ln|close|drive|terrace|crescent|cres|grove|gardens|mews"
    r"|parade|walk|row|rise|court|place|way|square|hill|view|gate|bank|fold|croft|mount|green|yard"
    r"|wharf|garth|house|lodge|cottages?|villas|towers|heights|buildings|tce|terr|gdns|bldgs"
)
_NUMBERED = re.compile(
    rf"\b\d{{1,4}}[a-z]?,?\s(?:[^\W\d_][\w'’-]{{1,24}}\s){{1,3}}(?:{_STREETS})\b", re.I
)
_FLAT = re.compile(r"\b(?:flat|apartment|apt|maisonette)\s\d{1,4}[a-z]?\b(?:,\s?(?=\d))?", re.I)
_SPOKEN = re.compile(
    r"\b(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
    r"(?: [a-d])? ([^\W\d_][\w'’-]{1,24}) (?:[^\W\d_][\w'’-]{1,24} )?"
    r"(?:street|road|avenue|lane|close|drive|terrace|crescent|grove|gardens|mews|court|house|lodge"
    r"|cottages?|villas)\b",
    re.I,
)
"""A number in words, as dictation has it: "twelve b marlowe court"."""
_NOT_STREETS = re.compile(
    r"\d+[a-z]?,?\s(?:(?:(?:st|nd|rd|th|am|pm|hrs?|hours?|mins?|minutes?|days?|weeks?|months?|years?"
    r"|miles?|people|children|kids|times|of|more|other|and|or|in|on|at|to|the|a|my|his|her)\b).*)",
    re.I,
)


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield addresses."""
    for m in view.near_digits(_NUMBERED):
        if _NOT_STREETS.fullmatch(m[0]) is None:
            yield sure(m.start(), m.end(), Kind.PLACE, "addresses", "numbered address", 0.95)
    for m in _SPOKEN.finditer(view.text):
        if not lexicon.is_common(m[1]):
            yield unsure(m.start(), m.end(), Kind.PLACE, "addresses", "an address by spoken number")
    for m in view.near_digits(_FLAT):
        words = m[0].rstrip(", ")
        yield unsure(m.start(), m.start() + len(words), Kind.PLACE, "addresses", "numbered flat")
