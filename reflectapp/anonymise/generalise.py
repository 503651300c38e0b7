"""Wordings that say less: offers for dates, ages, places, employers and numbers.

Each stands in the entry's grammar: "aged 47" becomes "in her late forties" where a woman is
spoken of, "on 3 March" becomes "on a day in early spring".
"""

from __future__ import annotations

import re

from reflectapp.anonymise.births import births
from reflectapp.anonymise.wordings import ORGANISATIONS, OTHERS, PLACES, Table
from reflectapp.domain.finding import Kind

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july"),
    *("august", "september", "october", "november", "december"),
)
_SEASONS = {12: ("winter", 0), 3: ("spring", 1), 6: ("summer", 2), 9: ("autumn", 3)}
_PARTS = ("early", "mid", "late")
_ISO = re.compile(r"\b(?:19|20)\d\d-(\d{2})-(\d{2})\b")
_NUMERIC = re.compile(r"\b(\d{1,2})[./-](\d{1,2})(?:[./-](\d{2,4}))?\b")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\s*\d)")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_AGE = re.compile(r"\d{1,3}")
_UNDER_TWENTY = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen"),
    "nineteen",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_AGE_WORDS = (
    (0, 1, "a baby"),
    (1, 5, "a small child"),
    (5, 12, "of primary-school age"),
    (12, 16, "in {their} early teens"),
    (16, 20, "in {their} late teens"),
    (90, 150, "over ninety"),
)
_DECADES = {2: "twenties", 3: "thirties", 4: "forties", 5: "fifties", 6: "sixties",
            7: "seventies", 8: "eighties"}  # fmt: skip
_HER = re.compile(r"\b(?:she|her|hers|herself|mrs|ms|miss|mum|mother|daughter|sister|wife|woman"
                  r"|girl|lady|nan|aunt|auntie|niece|grandmother)\b", re.I)  # fmt: skip
_HIS = re.compile(r"\b(?:he|his|him|himself|mr|dad|father|son|brother|husband|man|boy|lad|bloke"
                  r"|gentleman|grandad|uncle|nephew|grandfather)\b", re.I)  # fmt: skip
_BEFORE_NOUN = re.compile(r"[-\s]old\s+(?!and\b|but\b|who\b|with\b|when\b|is\b|was\b)[a-z]", re.I)
_PLAIN = {
    Kind.PERSON: ("somebody", "a colleague", "a member of the family"),
    Kind.CONTACT: ("a number", "an address"),
    Kind.IDENTIFIER: ("a reference number",),
}
_NEAR = 80


def generalisations(
    words: str, kind: Kind, *, before: str = "", after: str = ""
) -> tuple[str, ...]:
    """Return what may stand in place of `words`, the most particular first; perhaps nothing.

    Args:
        words: What is to be said less exactly.
        before: The text of the entry up to the words; with it, an offer fits what leads it.
        after: The text behind them.
    """
    low = " ".join(words.lower().split())
    if kind is Kind.DATE:
        offers = _dates(low, before)
    elif kind is Kind.AGE:
        offers = _ages(low, before, after)
    elif kind is Kind.PLACE:
        offers = _by_head_word(low, PLACES) or ("a northern town", "a village", "a town")
    elif kind is Kind.ORGANISATION:
        offers = _by_head_word(low, ORGANISATIONS) or ("an organisation", "a charity")
    else:
        offers = _by_head_word(low, OTHERS) or _PLAIN.get(kind, ())
    return tuple(dict.fromkeys(_fitting(offer, before) for offer in offers))


def _fitting(offer: str, before: str) -> str:
    """Return an offer without the small word that already stands before it."""
    lead = before.rstrip()[-12:].lower().split()
    if not lead or not before[-1:].isspace():
        return offer
    first, _, rest = offer.partition(" ")
    if lead[-1] in {"the", "a", "an", "our", "my", "her", "his", "their"} and first in {
        "a",
        "an",
        "the",
    }:
        return rest
    if first == "in" and lead[-1] in {"in", "during", "since", "until", "by", "from"}:
        return rest
    return offer


def _dates(low: str, before: str) -> tuple[str, ...]:
    born = births(low, before)
    if born:
        return born
    day, month = _day_and_month(low)
    lead = before.rstrip()[-8:].lower().split()
    is_on = bool(lead) and lead[-1] == "on" and before[-1:].isspace()
    if month is None:
        return ("a day",) if is_on else ("one day", "some time ago")
    name = _MONTHS[month - 1].capitalize()
    if day is None:
        season, place = _season(month)
        return (f"in {_PARTS[place]} {season}", f"in {season}", "that year")
    season, place = _season(month)
    part = _PARTS[min((day - 1) // 10, 2)]
    if is_on:
        return (f"a day in {_PARTS[place]} {season}", f"a day in {season}", "a day")
    return (
        f"in {part} {name}",
        f"in {_PARTS[place]} {season}",
        f"one day in {season}",
        f"in {season}",
        "one day",
    )


def _season(month: int) -> tuple[str, int]:
    """Return the season of a month, and whether it opens, fills or ends it (0, 1, 2)."""
    first = (month // 3 * 3) or 12
    return _SEASONS[first][0], (month - first) % 12


def _day_and_month(low: str) -> tuple[int | None, int | None]:
    """Read day and month; British order, so 3/4 is the third of April."""
    iso, numeric = _ISO.search(low), _NUMERIC.search(low)
    if iso is not None or numeric is not None:
        first, second = (
            (int(iso[2]), int(iso[1])) if iso is not None else (int(numeric[1]), int(numeric[2]))  # type: ignore[index]
        )
        is_date = 1 <= first <= 31 and 1 <= second <= 12
        return (first, second) if is_date else (None, None)
    month = next((n for n, name in enumerate(_MONTHS, 1) if re.search(rf"\b{name[:3]}", low)), None)
    found = _DAY.search(_YEAR.sub("", low))
    day = int(found[1]) if found is not None and 1 <= int(found[1]) <= 31 else None
    return day, month


def _ages(low: str, before: str, after: str) -> tuple[str, ...]:
    years = _years(low)
    if years is None:
        return ("of some age",)
    near = f"{before[-_NEAR:]} {low} {after[:_NEAR]}"
    if "month" in low or "week" in low:
        return ("a baby",)
    # "a 47-year-old woman": what stands there is an adjective, and so is what may replace it.
    if _BEFORE_NOUN.search(low + after[:12]):
        return ("middle-aged", "adult") if 40 <= years < 65 else (_adjective(years),)
    their = _whose(before[-_NEAR:], near)
    for least, below, words in _AGE_WORDS:
        if least <= years < below:
            return (words.format(their=their),)
    if not 20 <= years < 90:
        return ("of some age",)
    decade, part = _DECADES[years // 10], _PARTS[min(years % 10 * 3 // 10, 2)]
    return (f"in {their} {part} {decade}", f"in {their} {decade}", "an adult")


def _years(low: str) -> int | None:
    """Return the number in an age, in figures or in words."""
    found = _AGE.search(low)
    if found is not None:
        return int(found[0])
    tens = next((10 * n for n, word in enumerate(_TENS, 2) if word in low), 0)
    words = re.findall(r"[a-z]+", low)
    ones = next((n for n, word in enumerate(_UNDER_TWENTY) if word in words), None)
    return tens + (ones or 0) if tens or ones is not None else None


def _adjective(years: int) -> str:
    steps = ((2, "very small"), (13, "young"), (20, "teenage"), (40, "young"), (150, "older"))
    return next(word for below, word in steps if years < below)


def _whose(before: str, near: str) -> str:
    """Return "her", "his" or "their": whoever the words close by speak of, the last first."""
    for text in (before, near):
        her, his = (max((m.start() for m in p.finditer(text)), default=-1) for p in (_HER, _HIS))
        if her != his:
            return "her" if her > his else "his"
    return "their"


def _by_head_word(low: str, table: Table) -> tuple[str, ...]:
    return next((offers for pattern, offers in table if re.search(pattern, low)), ())
