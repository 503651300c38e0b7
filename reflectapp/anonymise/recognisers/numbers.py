"""Numbers that nothing explains, and numbers beside a name: part of an address, or a code."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_LONG = re.compile(r"(?<![\w£$€.,:/+#-])\d{4,5}(?![\w%£$€]|[.,:/-]\d)")
_YEAR = re.compile(r"(?:1[89]|20)\d\d")
_TIME = re.compile(r"(?:[01]\d|2[0-3])[0-5]\d")
_AMOUNT = re.compile(
    r"\s?(?:ml|mls|mg|mcg|g|kg|l|k?cals?|calories|steps|words|pounds|quid|euros?|dollars|miles|metres"
    r"|meters|feet|ft|people|beds|patients|children|hours?|hrs?|minutes|mins|days|weeks|years|times"
    r"|homes|jobs|staff|signatures|units?)\b",
    re.I,
)
_BESIDE = re.compile(
    r"\b\d{1,5}[a-z]?(?= [^\W\d_])|(?<=[^\W\d_] )\d{1,5}[a-z]?(?: \d{2,4})?\b(?!['’:.,%]?\d)"
)
_TOKEN = re.compile(
    r"(?<![\w£$€.,:/+#@&-])(?=[\w/.-]*\d)(?:[^\W_]+[/.-]){0,5}[^\W_]+(?![\w%£$€@]|[.,:/-]\d)"
)
_EXPLAINED = re.compile(
    r"\d{1,2}[.:]\d\d(?:[ap]m|hrs?)?|\d{1,2}(?:[./-]\d{1,2}){1,2}|\d{1,2}[./-]\d{1,2}[./-]\d\d(?:\d\d)?"
    r"|\d{1,2}|\d+\.\d+(?:[a-z]{1,4})?|\d{1,4}-\d{1,3}|\d{1,3}/\d{1,3}"
    r"|\d{1,3}k|[ap]?\d{1,5}(?:st|nd|rd|th|s|x|h|m|w|p|d|g|l|c|yo|yrs?|y|ft|[ap]m|hrs?|mins?|mcg|mg|ml|mls|cl"
    r"|kg|cm|mm|km|mph|kcals?|cals?|lbs?|st|oz|bpm|wte|mmol|units?|quid|ish|days?|weeks?|hours?)"
    r"|(?:1[89]|20)\d\d(?:/\d{2,4}|-\d{2,4}|s)?|(?:[01]\d|2[0-3])[0-5]\d(?:hrs|h)?|\d{3,4}-\d{3,4}"
    r"|s\.?\d{1,3}(?:/\d{1,3})?[a-z]?|(?:sec|sect|section|art|article)\.?\d{1,3}|ss?\d{1,3}"
    r"|(?:phq|gad|core|sdq|cgas|ace|moca|mmse|must|news|epds|abc|covid|ks|yr?|year|h|wk|week|day|ps|mp|sats"
    r"|q|iso|form|level|l|band|b|step|stage|page|p|pp|ch|no|top|x|bp|hr|gcs|icd|dsm)[.-]?\d{1,3}[a-z]?"
    r"|\d{1,3}[a-z]|\d?[a-z]+\d?[a-z]*\d?",
    re.I,
)
"""Times, dates, measures, sections of laws, scores, and words spelt with a digit: "every1"."""
_KNOWN = frozenset(["999", "111", "101", "112", "116", "118", "100", "200", "300", "400", "500"])
_BEFORE_AMOUNT = re.compile(
    r"\b(?:over|about|around|nearly|almost|under|below|above|at least|of|by|than|up to|sats|bm|bp"
    r"|pulse|bpm|page|pages|section|sections|sec|s|form|level|top|channel|radio|year|in|temp|hr|score"
    r"|scored|and|to|or|for|only|just|costs?|paid|spent|owes?|weighs?|all|some) $",
    re.I,
)
_LEAST_DIGITS = 3
"""Beside letters in capitals, from here on a number is a code: "TES 4" is none."""


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield numbers, each as a question; years, times and amounts are passed over."""
    text = view.text
    for m in view.near_digits(_LONG):
        if not (_YEAR.fullmatch(m[0]) or _TIME.fullmatch(m[0]) or _AMOUNT.match(text, m.end())):
            yield unsure(m.start(), m.end(), Kind.IDENTIFIER, "numbers", "a number of four digits")
    for m in view.near_digits(_TOKEN):
        if _EXPLAINED.fullmatch(m[0]) or m[0] in _KNOWN or _AMOUNT.match(text, m.end()):
            continue
        if not (m[0].isdigit() and _BEFORE_AMOUNT.search(text, max(0, m.start() - 12), m.start())):
            yield unsure(m.start(), m.end(), Kind.IDENTIFIER, "numbers", "digits unexplained")
    for m in view.near_digits(_BESIDE):
        if _AMOUNT.match(text, m.end()) is None and _is_beside_a_name(view, lexicon, m):
            yield unsure(m.start(), m.end(), Kind.PLACE, "numbers", "a number beside a name", 0.4)


def _is_beside_a_name(view: View, lexicon: Lexicon, m: re.Match[str]) -> bool:
    """Say whether a word of no dictionary stands right before or after."""
    following = next(iter(view.words_from(m.end())), None)
    before = view.word_before(m.start())
    for word, touches in (
        (following, following is not None and following.start == m.end() + 1),
        (before, before is not None and before.end == m.start() - 1),
    ):
        if word is None or not touches or len(word.base) < 3:
            continue
        is_code = word.is_all_capitals and sum(map(str.isdigit, m[0])) >= _LEAST_DIGITS
        is_open = is_code or word.is_capital or (view.is_lower and word.text.islower())
        base = word.base
        explained = (
            lexicon.is_plain(base)
            or lexicon.is_never(base)
            or base.upper() in lexicon.abbreviations
            or lexicon.is_compound(base)
        )
        if is_open and not explained:
            return True
    return False
