"""Numbers that belong to one person or case.

NHS numbers carry a modulus-11 check digit (NHS Data Dictionary, "NHS NUMBER"); National
Insurance prefixes are those of HMRC's NIM39110.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_TEN = re.compile(r"(?<![\w.-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])")
_NHS_CUE = re.compile(r"\b(?:nhs|chi|h ?& ?c|hcn)\b", re.I)
_NI = re.compile(
    r"\b(?!BG|GB|KN|NK|NT|TN|ZZ)[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z]"
    r"[ -]?\d{2}[ -]?\d{2}[ -]?\d{2}[ -]?[A-D]?\b",
    re.I,
)
_PLATE = re.compile(r"\b[A-HJ-PR-Y]{2}[0-9]{2}\s?[A-HJ-PR-Z]{3}\b|\b[A-Z]\d{1,3}\s?[A-Z]{3}\b")
_LOWER_PLATE = re.compile(r"\b[a-hj-pr-y]{2}\d{2}\s?[a-hj-pr-z]{3}\b")
_SORT_CODE = re.compile(r"\b\d{2}-\d{2}-\d{2}\b")
_IBAN = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){2,7}(?: ?[A-Z0-9]{1,3})?\b")
_CARD = re.compile(r"(?<![\w.-])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{1,7}(?![\w-])")
_INTERNET = re.compile(
    r"(?<![\w.])\d{1,3}(?:\.\d{1,3}){3}(?![\w.])|\b(?:[0-9a-f]{2}:){5}[0-9a-f]{2}\b"
    r"|(?<![\w:])(?:[0-9a-f]{1,4}:){4,7}:?[0-9a-f]{1,4}(?![\w:])",
    re.I,
)
_LICENCE = re.compile(r"\b[A-Z9]{5} ?\d{6} ?[A-Z9]{2}\d[A-Z]{2}\b", re.I)
"""A British driving licence."""
_LETTERED = re.compile(r"(?<![\w-])[A-Z] \d{5,8} ?[A-Z](?![\w-])")
"""A card's number between two letters: "D 771204 A"."""
_WHAT3WORDS = re.compile(r"///[a-z]+\.[a-z]+\.[a-z]+|\bwhat3words\W{1,3}[a-z]+\.[a-z]+\.[a-z]+")
_CODE = (
    r"((?:(?-i:[A-Z]{2,5}) (?=\d{4}|\d{2,3}[ -]\d))?"
    r"(?=[\w/-]*\d)[A-Za-z0-9]{1,10}(?:[/-][A-Za-z0-9]{1,10}){0,3}"
    r"(?: (?=\w*\d)[A-Za-z0-9]{2,8}){0,3}(?: \d(?![\w.,:/-]| [a-z]))?"
    r"(?: of \d{1,2}[/.]\d{1,2}[/.]\d{2,4}"
    r"| of (?:the )?\d{1,2}(?:st|nd|rd|th)?"
    r"(?: (?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)?)?)\b"
)
_REFERENCE = re.compile(
    rf"\b(?:(?:ref|reference|crn|urn|incident|crime ref|log no)(?: is| was)?"
    rf"|(?:(?!the|an?|this|that|bus)\w+ (?:no|number|id|ref)(?: is| was)?)"
    rf"|(?:zip|postal|zip ?code|post ?code|pin|ssn|passcode|door code|alarm|code)(?: is| was)?)"
    rf"\b[.,]?\s{{0,2}}[:#]?\s{{0,2}}{_CODE}",
    re.I,
)
_WEAK_REFERENCE = re.compile(
    r"\b(?:key ?safe|key ?code|gate code|padlock"
    r"|case|crime|claim|client|hospital|collar|badge|pnc|account|acc|policy|passport|licence|id|log"
    rf"|prison|police(?! (?:101|111|999)\b)|custody|mosaic|cad|niche|datix|ulysses|docket|warrant"
    rf"|exhibit|ticket|booking|upn|mrn|liquidlogic|rio|paris|systmone|emis|pc|ps|officer)\s?[:#]?\s?{_CODE}",
    re.I,
)
_MIXED = re.compile(r"\b(?=[A-Z\d/-]*\d{3})[A-Z]{1,5}[-/]?\d{3,10}(?:[-/][A-Z\d]{1,6})?\b")
_FILED = re.compile(
    r"(?<![\w/.-])(?!\d{1,4}[/-]\d{1,2}[/-]\d{1,4}(?![\w/-]))(?=[\w/-]*\d{3})"
    r"[^\W_]{1,8}(?:[/-][^\W_]{1,8}){2,4}(?![\w/])"
)
"""Groups parted by strokes, as files are numbered; a date is none."""
_STROKED = re.compile(
    r"(?<![\w/.-])(?:[A-Z]{1,4} )?(?!(?:19|20)\d\d/\d\d\b)(?:\d{4,10}/\d{1,6}[A-Z]?|"
    r"(?!\d{1,2}/(?:19|20)\d\d\b)\d{1,3}/\d{4,10}[A-Z]?)\b(?!/)",
    re.I,
)
"""Two numbers and a stroke, one of them long; no span of years, no month of a year."""
_OF_A_DAY = re.compile(
    r"\b\d{1,5} of (?:\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may"
    r"|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\b",
    re.I,
)
"""A log of the police: "288 of 6 May"."""
_ANY_NI = re.compile(r"\b[A-Z]{2}([ -]?)\d{2}\1\d{2}\1\d{2}\1[A-D]\b", re.I)
"""The form of an insurance number with letters that are never given out, as examples have it."""
_CODES = re.compile(
    r"(?<![\w.@/-])(?=[A-Z0-9]*[A-Z])(?=(?:[A-Z]*\d){4})[A-Z0-9]{5,34}(?![\w@])", re.I
)
_MEASURE = re.compile(r"\d+[a-z]{1,4}", re.I)
"""Like a code, but an amount: 2000ml, 1990s, 1000th."""
_SMALL_MIXED = re.compile(
    r"\b(?!s\d{1,3}\b)(?!(?:mg|mcg|ml|and|or|pp|per|am|pm)/)(?=[a-z]*[-/]?\d)[a-z]{1,4}[-/]?\d{3,10}(?:[a-z]{1,3}\d*|[-/][a-z\d]{1,6})?\b"
)
_TANGLED = re.compile(r"\b(?=\w*\d\w?\d)(?=\w*[a-z]\w*\d\w*[a-z]|\w*[a-z]\w*\d{4})\w{6,14}\b", re.I)
_LONG_NUMBER = re.compile(r"(?<![\w£$€.,-])\d{6,16}(?![\w%.,]*\d)")
_CONTEXT = 40
_LEAST_DIGITS = 3
"""After a weak word of reference: "case 2" is none."""


def has_valid_check_digit(digits: str) -> bool:
    """Say whether ten digits carry the NHS number's modulus-11 check digit."""
    total = sum(int(d) * weight for d, weight in zip(digits[:9], range(10, 1, -1), strict=True))
    check = 11 - total % 11
    return check != 10 and check % 11 == int(digits[9])


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield identifiers; bare long numbers are asked about."""
    text = view.text
    for m in view.near_digits(_TEN):
        digits = re.sub(r"\D", "", m[0])
        cued = _NHS_CUE.search(text, max(0, m.start() - _CONTEXT), m.start()) is not None
        if cued or has_valid_check_digit(digits):
            why = "NHS number" if cued else "ten digits with an NHS check digit"
            yield sure(m.start(), m.end(), Kind.IDENTIFIER, "identifiers", why, 0.97)
    for pattern, why in (
        (_NI, "National Insurance number"),
        (_ANY_NI, "like an insurance number"),
        (_OF_A_DAY, "number of a day's log"),
        (_PLATE, "number plate"),
        (_LOWER_PLATE, "number plate in lower case"),
        (_SORT_CODE, "sort code"),
        (_IBAN, "bank account"),
        (_LICENCE, "driving licence"),
        (_LETTERED, "a number between letters"),
        (_CARD, "card number"),
        (_MIXED, "letters and digits of a reference"),
        (_SMALL_MIXED, "letters and digits of a reference, small"),
        (_TANGLED, "letters and digits in turn"),
        (_FILED, "numbered as files are"),
    ):
        for m in view.near_digits(pattern):
            yield sure(m.start(), m.end(), Kind.IDENTIFIER, "identifiers", why, 0.9)
    for m in view.near_digits(_STROKED):
        yield unsure(m.start(), m.end(), Kind.IDENTIFIER, "identifiers", "numbers and a stroke")
    yield from _devices(view)
    for m in view.near_digits(_CODES):
        if not _MEASURE.fullmatch(m[0]):
            yield sure(
                m.start(), m.end(), Kind.IDENTIFIER, "identifiers", "letters and digits", 0.85
            )
    for m in view.near_digits(_WEAK_REFERENCE):
        if sum(c.isdigit() for c in m[1]) >= _LEAST_DIGITS:
            yield sure(
                m.start(1), m.end(1), Kind.IDENTIFIER, "identifiers", "after a word of reference"
            )
    for m in view.near_digits(_REFERENCE):
        is_short = len(m[1]) < _LEAST_DIGITS
        if is_short and _MINUTES.match(text, m.end()):
            continue
        make = unsure if is_short else sure
        yield make(
            m.start(1), m.end(1), Kind.IDENTIFIER, "identifiers", "after a word of reference"
        )
    for m in view.near_digits(_LONG_NUMBER):
        yield unsure(m.start(), m.end(), Kind.IDENTIFIER, "identifiers", "long number")


_MINUTES = re.compile(r"[.:][0-5]\d\b")
"""The rest of a time: "he said no 8.15 meds"."""


def _devices(view: View) -> Iterator[Candidate]:
    """Yield addresses of devices, and places by three words."""
    for pattern, why in ((_INTERNET, "address of a device"), (_WHAT3WORDS, "three-word address")):
        marks = (":", ".") if pattern is _INTERNET else ("///", "what3words")
        if any(mark in view.text for mark in marks):
            for m in pattern.finditer(view.text):
                yield sure(m.start(), m.end(), Kind.IDENTIFIER, "identifiers", why, 0.9)
