"""Places: by head word ("Oakwood Lane Surgery"), by address, and by the list of towns."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_STREETS = (
    r"street|st|road|rd|avenue|ave|lane|ln|close|drive|terrace|crescent|grove|gardens|mews|parade"
    r"|walk|row|rise|court|place|way|square|hill|view|gate|bank|fold|croft|mount|green|yard|wharf"
)
_HEADS = (
    rf"{_STREETS}|ward|unit|suite|picu|hospital|infirmary|general|hospice|clinic|surgery|practice"
    r"|medical centre|health centre|school|primary|academy|college|nursery|infants|juniors|high"
    r"|grammar|university|house|lodge|hall|manor|grange|estate|flats|towers|heights|park|centre"
    r"|community centre|day centre|children['’]s centre|library|church|chapel|mosque|temple"
    r"|gurdwara|synagogue|minster|cathedral|prison|crown court|magistrates|county court|arms|inn"
    r"|tavern|care home|nursing home|home|hostel|refuge|station|bridge|beach|farm|cottage|villas"
    r"|rooms?|lounge|hub|café|cafe|club|market|mill"
)
_PART = r"(?:[^\W\d_a-z][\w'’-]*)"
_JOIN = r"(?:\s(?:of|the|and|&|on|in|under|upon|le|la|by)\s|\s|['’]s\s)"
_NAMED = re.compile(rf"\b({_PART}(?:{_JOIN}{_PART}){{0,3}}\s(?i:{_HEADS}))\b")
_NUMBERED = re.compile(
    rf"\b(?:flat|unit|apt)?\s?\d{{0,4}}[a-z]?,?\s?\b(\d{{1,4}}[a-z]?,?\s"
    rf"(?:[^\W\d_][\w'’-]+\s){{1,3}}(?:{_STREETS}))\b",
    re.I,
)
_LOWER = re.compile(
    r"\b(?:on|at|in|to|from|near|off|down|up|of)\s((?:[^\W\d_][\w'’-]+\s){1,2}"
    r"(?:street|road|avenue|lane|close|drive|terrace|crescent|grove|ward|hospital|infirmary"
    r"|primary|academy|surgery|estate|school|care home|nursing home|prison|hostel))\b",
    re.I,
)
_WARD = re.compile(r"\bward\s\d{1,3}[a-z]?\b|\bhm(?:p|yoi)\s[^\W\d_][\w-]+", re.I)
_SAINT = re.compile(r"\b(?:St|Saint)\.?\s[A-Z][\w-]+(?:['’]s?|s)?\b")
_LOWER_SAINT = re.compile(r"\b(?:at|to|from|in)\s(st\.?\s[a-z]{3,}(?:['’]?s)?)\b")
_SMALL_WORDS = frozenset(
    """
    the a an my her his their our your this that some any no one two every each another same
    whole next last first second other main high big small new old little long local quiet
    busy own back front secure acute mental general and or of to for with by care nursing
    day night children's childrens primary private special open closed side safe
    """.split()
)


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield places."""
    yield from _by_head_word(view.text, lexicon)
    for pattern, why in ((_WARD, "numbered ward or prison"), (_SAINT, "named after a saint")):
        for m in pattern.finditer(view.text):
            yield sure(m.start(), m.end(), Kind.PLACE, "places", why, 0.9)
    for m in _LOWER_SAINT.finditer(view.text):
        yield sure(m.start(1), m.end(1), Kind.PLACE, "places", "named after a saint", 0.8)
    for span, name in lexicon.place_matcher.find(view.reading):
        words = view.text[span.start : span.end]
        if words[0].isupper() or not lexicon.is_plain(name):
            known = lexicon.is_never(words)
            if not known:
                yield sure(span.start, span.end, Kind.PLACE, "places", "in the list of towns", 0.9)


def _by_head_word(text: str, lexicon: Lexicon) -> Iterator[Candidate]:
    for m in _NAMED.finditer(text):
        start = m.start(1)
        words = m[1].split(" ")
        while len(words) > 1 and _says_nothing(words[0], lexicon):
            start += len(words[0]) + 1
            words = words[1:]
        name = " ".join(words)
        if len(words) < 2 or lexicon.is_never(name):
            continue
        plain = all(lexicon.is_plain(w) for w in words)
        at_start = start == 0 or text[start - 2 : start - 1] in {".", "!", "?", "\n", ""}
        make = unsure if plain and at_start else sure
        yield make(start, m.end(1), Kind.PLACE, "places", "capitals before a word for a place", 0.9)
    for m in _NUMBERED.finditer(text):
        yield sure(m.start(1), m.end(1), Kind.PLACE, "places", "numbered address", 0.95)
    for m in _LOWER.finditer(text):
        start = m.start(1)
        words = m[1].split(" ")
        while len(words) > 1 and (
            words[0].lower() in _SMALL_WORDS or _says_nothing(words[0], lexicon)
        ):
            start += len(words[0]) + 1
            words = words[1:]
        if len(words) > 1:
            plain = all(lexicon.is_plain(w) for w in words)
            make = unsure if plain else sure
            yield make(start, m.end(1), Kind.PLACE, "places", "before a word for a place", 0.7)


def _says_nothing(word: str, lexicon: Lexicon) -> bool:
    low = word.lower()
    return (
        low in _SMALL_WORDS
        or low in {"i", "we", "she", "he", "at", "in", "on", "from", "when"}
        or (lexicon.is_never(word) and not lexicon.is_known_name(word))
    )
