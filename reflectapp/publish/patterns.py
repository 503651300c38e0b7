"""Numbers and addresses that reach a person, whoever it is."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.domain.spans import Span

_EMAIL = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_DIGITS = re.compile(r"(?<![\w.])\+?\d(?:[\s().-]{0,3}\d){9,}(?!\w)")
_WITHIN = re.compile(r"(?<!\d)(?:0|(?:\+|00)44[\s().-]{0,3})\d\d(?:[\s().-]{0,3}\d){8}(?!\d)")
"""Eleven digits of which the first three stand together; a date and an hour do not look so."""
# Royal Mail's layout; the inward letters leave out C I K M O V. Not "B1 2nd floor".
_POSTCODE = re.compile(
    r"\b(?:GIR|[A-Z]{1,2}\d[A-Z\d]?)[ \t]*(?!\d(?-i:st|nd|rd|th)\b)\d[ABD-HJLNP-UW-Z]{2}\b",
    re.IGNORECASE,
)
_TEN_DIGITS = re.compile(r"(?<!\d)\d{3}[ -]?\d{3}[ -]?\d{4}(?!\d)")
# HMRC, National Insurance Manual NIM39110: the letters that a number can begin with.
_NI_NUMBER = re.compile(
    r"\b[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z](?:[ -]?\d\d){3}[ -]?[A-D]\b", re.IGNORECASE
)


def contacts(text: str) -> list[tuple[Span, str]]:
    """Return e-mail addresses, telephone numbers, postcodes, NHS and NI numbers, by kind."""
    found = [
        (Span(m.start(), m.end()), kind)
        for kind, pattern in (
            ("e-mail address", _EMAIL),
            ("postcode", _POSTCODE),
            ("NI number", _NI_NUMBER),
        )
        for m in pattern.finditer(text)
    ]
    found += [(span, "telephone number") for span in _phones(text)]
    for m in _TEN_DIGITS.finditer(text):
        if has_nhs_check_digit(m.group()):
            found.append((Span(m.start(), m.end()), "NHS number"))
    return found


def _phones(text: str) -> Iterator[Span]:
    """Yield telephone numbers, those too that stand beside other digits ("room 2 07700 900123")."""
    for run in _DIGITS.finditer(text):
        whole = Span(run.start(), run.end())
        if is_uk_phone(run.group()):
            yield whole
            continue
        at = whole.start
        while (m := _WITHIN.search(text, at, whole.end)) is not None:
            at = m.end()
            yield Span(m.start(), m.end())


def is_uk_phone(text: str) -> bool:
    """Say whether the digits make a British number: 0 and 9 or 10 more, or with +44."""
    digits = re.sub(r"\D", "", text)
    digits = re.sub(r"^(?:00)?44(?:0(?=\d{9}))?", "0", digits)
    return digits.startswith("0") and len(digits) in (10, 11)


def has_nhs_check_digit(text: str) -> bool:
    """Say whether the last of ten digits is the check digit (NHS Data Dictionary, modulus 11)."""
    digits = [int(d) for d in re.sub(r"\D", "", text)]
    check = 11 - sum(d * (10 - place) for place, d in enumerate(digits[:9])) % 11
    return len(digits) == 10 and digits[9] == (0 if check == 11 else check)
