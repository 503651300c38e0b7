"""Wordings that say less: offers for dates, ages, places, employers and numbers."""

from __future__ import annotations

import re

from reflectapp.domain.finding import Kind

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SEASONS = ("winter", "winter", "spring", "spring", "spring", "summer", "summer", "summer",
            "autumn", "autumn", "autumn", "winter")  # fmt: skip
_PARTS = {0: "early", 1: "mid", 2: "late"}
_NUMERIC = re.compile(r"\b(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2,4}))?\b")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*\d)")
_AGE = re.compile(r"\d{1,3}")
_AGE_WORDS = (
    (0, 1, "a baby"),
    (1, 5, "a small child"),
    (5, 12, "of primary-school age"),
    (12, 16, "in their early teens"),
    (16, 20, "in their late teens"),
    (90, 150, "over ninety"),
)
_DECADES = {2: "twenties", 3: "thirties", 4: "forties", 5: "fifties", 6: "sixties",
            7: "seventies", 8: "eighties"}  # fmt: skip
_PLACES = (
    (r"\b(?:ward|unit|suite|picu)\b", ("a ward", "a hospital ward")),
    (r"\b(?:hospital|infirmary|general|royal)\b", ("a hospital", "the hospital")),
    (r"\b(?:school|academy|primary|college|nursery|infants|juniors|high)\b", ("a school",)),
    (r"\b(?:surgery|medical centre|health centre|practice)\b", ("a GP surgery", "the surgery")),
    (r"\b(?:prison|hmp|hmyoi)\b", ("a prison",)),
    (r"\b(?:court|magistrates)\b", ("a court", "the court")),
    (r"\b(?:arms|inn|tavern|lion|crown)\b", ("a pub", "the pub")),
    (r"\b(?:church|chapel|mosque|temple|gurdwara|synagogue)\b", ("a place of worship",)),
    (r"\b(?:care home|nursing home|lodge|house|grange)\b", ("a care home", "a house")),
    (r"\b(?:estate|flats|towers)\b", ("an estate",)),
    (
        r"\b(?:street|road|avenue|lane|close|drive|terrace|crescent|grove|gardens|way)\b",
        ("a quiet street", "their home"),
    ),
)
_ORGANISATIONS = (
    (r"\b(?:council|borough|social services)\b", ("a council", "the local authority")),
    (r"\b(?:nhs|trust)\b", ("an NHS trust", "a trust")),
    (r"\b(?:team|hub)\b", ("a team", "the team")),
    (r"\b(?:school|academy|college)\b", ("a school",)),
    (r"\b(?:solicitors?)\b", ("a firm of solicitors",)),
)

_PLAIN = {
    Kind.PERSON: ("somebody", "a colleague", "a member of the family"),
    Kind.CONTACT: ("a number", "an address"),
    Kind.IDENTIFIER: ("a reference number",),
}


def generalisations(words: str, kind: Kind) -> tuple[str, ...]:
    """Return what may stand in place of `words`, the most particular first; perhaps nothing."""
    low = " ".join(words.lower().split())
    if kind is Kind.DATE:
        return _dates(low)
    if kind is Kind.AGE:
        return _ages(low)
    if kind is Kind.PLACE:
        return _by_head_word(low, _PLACES) or ("a northern town", "a village", "a town")
    if kind is Kind.ORGANISATION:
        return _by_head_word(low, _ORGANISATIONS) or ("an organisation", "a charity")
    return _PLAIN.get(kind, ())


def _dates(low: str) -> tuple[str, ...]:
    day, month = _day_and_month(low)
    if month is None:
        return ("one day", "some time ago")
    season = _SEASONS[month - 1]
    offers = [f"one day in {season}", f"in {season}", "one day"]
    if day is not None:
        part = _PARTS[min((day - 1) // 10, 2)]
        offers.insert(0, f"in {part} {_MONTHS[month - 1].capitalize()}")
    return tuple(offers)


def _day_and_month(low: str) -> tuple[int | None, int | None]:
    """Read day and month; British order, so 3/4 is the third of April."""
    numeric = _NUMERIC.search(low)
    if numeric is not None:
        first, second = int(numeric[1]), int(numeric[2])
        is_date = 1 <= first <= 31 and 1 <= second <= 12
        return (first, second) if is_date else (None, None)
    month = next((n for n, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name[:3]}", low)), None)
    found = _DAY.search(low)
    day = int(found[1]) if found is not None and 1 <= int(found[1]) <= 31 else None
    return day, month


def _ages(low: str) -> tuple[str, ...]:
    found = _AGE.search(low)
    if found is None:
        return ("of some age",)
    years = int(found[0])
    if "month" in low or "week" in low:
        return ("a baby",)
    for least, below, words in _AGE_WORDS:
        if least <= years < below:
            return (words,)
    if not 20 <= years < 90:
        return ("of some age",)
    decade, part = _DECADES[years // 10], ("early", "mid", "late")[min(years % 10 * 3 // 10, 2)]
    return (f"in their {part} {decade}", f"in their {decade}", "an adult")


def _by_head_word(low: str, table: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[str, ...]:
    return next((offers for pattern, offers in table if re.search(pattern, low)), ())
