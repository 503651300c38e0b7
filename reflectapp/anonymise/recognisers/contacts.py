"""Ways to reach somebody: e-mail addresses, handles, telephone numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import phonenumbers

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63})+", re.ASCII)
_SPOKEN_EMAIL = re.compile(r"\b[\w.]{1,40} at [\w-]{2,40} dot (?:co dot uk|com|org|net|uk)\b", re.I)
_HANDLE = re.compile(r"(?<![\w@.])@[A-Za-z0-9_](?:[\w.]{0,28}\w)?(?: _ ?\w{1,20})?", re.ASCII)
_INNER_CAPITALS = re.compile(r"\b[a-z]{2,20}(?:[A-Z][a-z]{2,20}){1,3}\d{0,4}\b")
"""One word with capitals inside, as people call themselves on the web: "kezFromHull"."""
_UNDERLINED = re.compile(r"\b(?=\w*[a-z])[A-Za-z0-9]{1,20}(?:_[A-Za-z0-9]{1,20}){1,4}\b")
"""One word with low lines inside: "mad_maz_99"."""
_EXACT = re.compile(r"(?<![\w/.])(?:\+44|0044|0)(?:[ .-]?\d){9,10}(?![\d/])")
_ABROAD = re.compile(
    r"(?<![\w./])(?:(?:\+|00)\d{1,3}[ .-]?)(?:\(?\d{1,4}\)?[ .-]?){2,5}\d{2,4}(?![\w/])"
    r"|(?<![\w./])\(?\d{3}\)?[ .-]\d{3}[.-]\d{4}(?![\w/])"
)
_DIGITS = re.compile(r"(?<![\w/.])(?:\+44|0044|\(?0)[\d\s().-]{8,18}\d(?![\w/])")
_SHORT = re.compile(r"\b(?:ext|extension|bleep|bleeps)\.?\s*(?:no\.?\s*)?(\d{3,6})\b", re.I)
_CUE = re.compile(
    r"\b(?:phone|tel|telephone|mob|mobile|rang|ring|rings|call|called|text|texted|number)\b"
    r"[^.\n\d]{0,30}?(\d[\d\s-]{5,12}\d)\b", re.I
)  # fmt: skip
_GROUPED = re.compile(
    r"(?<![\w./£$€,:-])(?:\(\d{2,5}\)\s?|\d{2,5}[ .-])\d{2,4}(?:[ .-]\d{2,5}){0,3}"
    r"(?:\s?x\s?\d{2,5})?"
    r"(?![\w£$€%]|[.,:/-]\d)"
)
_AMOUNT = re.compile(
    r"\s?(?:-\s?\d|ml|mg|kg|cm|mm|min|hour|hr|day|week|month|year|people|to\b|of\b)"
)
_LEAST_DIGITS, _MOST_DIGITS = 9, 13
_LEAST_GROUPED = 6


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield addresses, handles and numbers."""
    for m in _INNER_CAPITALS.finditer(view.text):
        if not lexicon.is_never(m[0]):
            yield unsure(m.start(), m.end(), Kind.CONTACT, "contacts", "capitals within a word")
    for pattern, why in (
        (_EMAIL, "e-mail address"),
        (_SPOKEN_EMAIL, "spoken e-mail address"),
        (_HANDLE, "handle"),
        (_UNDERLINED, "words joined by low lines"),
    ):
        for m in pattern.finditer(view.text):
            yield sure(m.start(), m.end(), Kind.CONTACT, "contacts", why, 0.98)
    yield from _phones(view)


def _phones(view: View) -> Iterator[Candidate]:
    text = view.text
    for m in view.near_digits(_ABROAD):
        if _LEAST_DIGITS <= sum(c.isdigit() for c in m[0]) <= _MOST_DIGITS + 2:
            yield sure(m.start(), m.end(), Kind.CONTACT, "contacts", "number abroad", 0.9)
    for m in view.near_digits(_EXACT):
        yield sure(m.start(), m.end(), Kind.CONTACT, "contacts", "telephone number", 0.97)
    for m in view.near_digits(_DIGITS):
        if _LEAST_DIGITS <= sum(c.isdigit() for c in m[0]) <= _MOST_DIGITS:
            yield sure(m.start(), m.end(), Kind.CONTACT, "contacts", "telephone number", 0.97)
    leniency = phonenumbers.Leniency.VALID
    for found in phonenumbers.PhoneNumberMatcher(text, "GB", leniency=leniency, max_tries=500):
        yield sure(found.start, found.end, Kind.CONTACT, "contacts", "valid telephone number", 0.97)
    for m in view.near_digits(_GROUPED):
        if sum(c.isdigit() for c in m[0]) >= _LEAST_GROUPED and not _AMOUNT.match(text, m.end()):
            yield unsure(m.start(), m.end(), Kind.CONTACT, "contacts", "digits in groups")
    for m in view.near_digits(_SHORT):
        yield sure(m.start(1), m.end(1), Kind.CONTACT, "contacts", "extension or bleep", 0.9)
    for m in view.near_digits(_CUE):
        yield unsure(m.start(1), m.end(1), Kind.CONTACT, "contacts", "number after a call")
