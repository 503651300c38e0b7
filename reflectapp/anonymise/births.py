"""Wordings for a date of birth: the decade, which tells an age and no day."""

from __future__ import annotations

import re

_BORN = re.compile(
    r"\b(?:born|birthday|birth[ -]?date|date of birth|d\.?o\.?b\b\.?|b\.)[^.,;!?\n]{0,30}$", re.I
)
_LABEL = re.compile(r"\b(?:birth[ -]?date|date of birth|d\.?o\.?b\b\.?|b\.)\s?[:=(-]?\s?$", re.I)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SHORT_YEAR = re.compile(r"(?:\d{1,2}[ ./-]\d{1,2}[ ./-]|['’])(\d\d)$")
_THIS_CENTURY = 30
"""A year of two digits below this is read as of this century: few clients are near a hundred."""
_PARTS = ("early", "mid", "late")
_DECADES = {
    190: "nineteen-hundreds",
    191: "nineteen-tens",
    192: "nineteen-twenties",
    193: "thirties",
    194: "forties",
    195: "fifties",
    196: "sixties",
    197: "seventies",
    198: "eighties",
    199: "nineties",
    200: "two-thousands",
    201: "twenty-tens",
    202: "twenty-twenties",
}


def births(low: str, before: str) -> tuple[str, ...]:
    """Return wordings for a date that somebody was born on; none when it is another or no year.

    Args:
        low: The date, in lower case.
        before: The text up to it.
    """
    lead, year = before[-60:], _year(low)
    if year is None or year // 10 not in _DECADES or not _BORN.search(lead):
        return ()
    decade, part = _DECADES[year // 10], _PARTS[min(year % 10 * 3 // 10, 2)]
    if _LABEL.search(lead):
        return f"{part} {decade}", decade
    whole = f"in the {part} {decade}", f"in the {decade}"
    is_on = lead.rstrip().lower().endswith(" on") and lead[-1:].isspace()
    return tuple(f"a day {offer}" for offer in whole) if is_on else whole


def _year(low: str) -> int | None:
    whole, short = _YEAR.search(low), _SHORT_YEAR.search(low)
    if whole is not None:
        return int(whole[0])
    if short is None:
        return None
    return int(short[1]) + (2000 if int(short[1]) < _THIS_CENTURY else 1900)
