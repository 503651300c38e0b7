"""Addresses of other countries: "Calle Mayor 12", "Kaarikatu 32", "Apt. 4", "PSC 64, Box 29"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_CAPITAL = r"[^\W\d_a-z][\w'’.-]{0,30}"
_STREET_WORD = (
    r"(?:(?:St|Rd|Ave?|Str|Dr|Ter|Bd|(?:[^\W\d_a-z]\.){0,3}[^\W\d_a-z])\.|[^\W\d_a-z][\w'’-]{0,30})"
)
"""A word of a street's name; a full stop ends a sentence, but behind what is cut short."""
_BEFORE = (
    r"via|viale|vicolo|piazza|corso|largo|rue|boulevard|bd|bld|allée|chemin|impasse|quai|place|cours"
    r"|calle|avda\.?|avenida|av\.?|plaza|paseo|carretera|camino|rua|travessa|praça|estrada|carrer"
    r"|ul\.?|ulica|ulitsa|al\.|aleja|os\.|plac|pl\.|strada|str\.|bulevardul|calea|jalan|jl\.|cité|cite"
    r"|quinta|fazenda|rr|hc|km|zona|barrio|colonia|urb\.?|residencial|chaussée|steenweg|laan"
)
_STREETS = frozenset(word.replace("\\.", "").rstrip("?") for word in _BEFORE.split("|"))
_ENDINGS = (
    r"straße|strasse|stra[sß]e|gasse|weg|platz|allee|ufer|damm|ring|hof|vägen|vagen|gatan|gata|gränd"
    r"|stigen|veien|veg|vei|gaten|gate|gade|vej|vænget|allé|stræde|katu|kuja|tie|polku|rinne|straat"
    r"|laan|kade|plein|dijk|gracht|singel|braut|vegur|gerði|hólar|cesta|trg|ulica|ulice|náměstí|utca"
    r"|tér|köz|iela|gatvė|tänav|maantee|caddesi|sokak|odos|sokağı"
)
_FIRST = re.compile(
    rf"\b(?i:{_BEFORE})\s(?:(?i:de|del|della|des|du|la|le|las|los|da|do|dos|den|der|ibn|el|al|e|y|d['’])\s)"
    rf"{{0,3}}{_CAPITAL}(?:\s(?:(?:de|del|della|des|du|la|le|e|y|da|do|di|i|od)\s){{0,2}}{_CAPITAL}){{0,4}}"
    r"(?:,?\s\d{1,5}[a-zA-Z]?)?"
)
_LAST = re.compile(rf"\b[^\W\d_]{{2,25}}(?:{_ENDINGS})\b\.?(?:\s\d{{1,4}}[a-z]?\b)?", re.I)
_ENDING_WORDS = tuple(_ENDINGS.replace("stra[sß]e", "strase").split("|"))
_BY_NUMBER = re.compile(
    rf"\b(?:\d{{1,5}}\s){{1,2}}{_STREET_WORD}(?:\s{_STREET_WORD}){{0,4}}\s\d{{1,5}}[a-z]?\b"
)
_UNIT = re.compile(
    r"\b(?:apt|apartment|appt|suite|ste|unit|flat|floor|piso|étage|p\.?\s?o\.?\s?box|po box|box|psc"
    r"|rr|lot|bldg|building|room|rm)\.?\s?#?(?:no\.?\s)?(\d{1,6}[a-z]?)\b(?:,?\sbox\s\d{1,6})?",
    re.I,
)
_FORCES = re.compile(
    r"\b(?:(?:uss|usns|usnv|usnp|uscgc|usv)\s[^\W\d_]{2,25}[\s,]{1,3})?(?:a|d|f)po\s"
    r"(?:aa|ae|ap)\s\d{5}\b",
    re.I,
)
_CORNER = re.compile(
    rf"\b((?:the\s)?(?i:corner of)\s(?:[\w.'’-]{{1,25}}\s){{1,6}}and"
    rf"\s{_CAPITAL}(?:\s{_CAPITAL}){{0,3}})"
)
_STATE = re.compile(
    rf"\b{_CAPITAL}[\s,]{{1,3}}(?:A[LKZR]|C[AOT]|D[CE]|FL|GA|HI|I[ADLN]|K[SY]|LA|M[ADEINOST]"
    rf"|N[CDEHJMVY]|O[HKR]|PA|RI|S[CD]|T[NX]|UT|V[AT]|W[AIVY]|ON|QC|BC|AB|NSW|QLD|VIC|TAS)"
    r"[\s,]{1,3}\d{4,5}(?:-\d{4})?\b"
)
_CANADIAN = re.compile(r"\b[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d\b")
_CITY_CODE = re.compile(
    rf"(?<![\w-])(?:[A-Z]{{1,2}}-)?\d{{3,6}}(?:\s?[A-Z]{{2}})?\s{_CAPITAL}|\b{_CAPITAL},?\s(?!(?:1[89]|20)\d\d\b)\d{{4,6}}\b"
)
_REGION = re.compile(r"(?<=[,\n])\s{0,8}([A-Z]{2,3}|nan)(?=\s{1,8}(?:[^\W\d_]{3,20}\s)?\d{3,6}\b)")


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield addresses and their parts; parts that may be anything are asked about."""
    text = view.text
    for pattern, why in (
        (_FORCES, "address of the forces"),
        (_STATE, "town, state and code"),
        (_CANADIAN, "postcode of Canada"),
    ):
        for m in view.near_digits(pattern):
            yield sure(m.start(), m.end(), Kind.PLACE, "addresses abroad", why, 0.9)
    for m in view.near_digits(_UNIT):
        yield unsure(m.start(), m.end(), Kind.PLACE, "addresses abroad", "part of an address", 0.6)
    endings = (word for word in view.words if word.base.lower().endswith(_ENDING_WORDS))
    for m in (match for w in endings if (match := _LAST.match(text, w.start)) is not None):
        if any(not lexicon.is_plain(w) for w in re.findall(r"[^\W\d_]+", m[0])):
            make = sure if m[0][-1].isdigit() else unsure
            yield make(
                m.start(), m.end(), Kind.PLACE, "addresses abroad", "ends like a street", 0.7
            )
    for pattern, why in (
        (_FIRST, "after a word for a street"),
        (_BY_NUMBER, "a name between numbers"),
        (_CORNER, "a corner of two streets"),
        (_CITY_CODE, "a name and a code"),
        (_REGION, "a region before a code"),
    ):
        if pattern is _FIRST:
            matches = view.at_words(pattern, _STREETS)
        else:
            matches = pattern.finditer(text) if pattern is _CORNER else view.near_digits(pattern)
        for m in matches:
            group = 1 if pattern.groups else 0
            if _tells(m[group], lexicon):
                yield unsure(m.start(group), m.end(group), Kind.PLACE, "addresses abroad", why, 0.5)


def _tells(words: str, lexicon: Lexicon) -> bool:
    """Say whether a word of an address is more than plain English or an abbreviation."""
    parts = re.findall(r"[^\W\d_]+", words)
    return any(
        not (lexicon.is_plain(p) or lexicon.is_never(p) or p.upper() in lexicon.abbreviations)
        for p in parts
        if len(p) > 2
    ) or all(p.isupper() and len(p) < 4 for p in parts)
