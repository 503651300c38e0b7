"""Organisations by head word: "Roundhill Fostering", "Leeds Council", "Locality Team 2"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_HEADS = (
    r"Council|Trust|Fostering|Foundation|Association|Charity|Agency|Solicitors|Housing|Homes"
    r"|Services|Partnership|Project|Society|Group|Network|Recruitment|Ltd|Limited|LLP|Team"
    r"|Outreach|Advocacy|Mind|Rovers|United|City|Town|FC"
)
_PART = r"(?:[^\W\d_a-z][\w'’-]*)"
_NAMED = re.compile(rf"\b({_PART}(?:\s(?:and|&|of|for)\s{_PART}|\s{_PART}){{0,4}}\s(?:{_HEADS}))\b")
_SMALL = re.compile(
    r"\b((?:[^\W\d_][\w'’-]{1,24}\s){1,2})(cabs|taxis|motors|minicabs|solicitors|lettings|housing"
    r"|fostering|recruitment|rovers|rangers|wanderers|united|albion|athletic|homecare|care homes?"
    r"|foodbank|food bank|builders|plumbing|tyres|bakery|butchers|chippy|barbers|nails|florists?"
    r"|ltd|bookmakers|funeral directors|estates)\b",
    re.I,
)
_FIRM = re.compile(r"\b[A-Z][\w'’-]+(?:,\s[A-Z][\w'’-]+)?\s&\s[A-Z][\w'’-]+\b")


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield organisations; ones of plain words alone are asked about."""
    for m in _NAMED.finditer(view.text):
        words = m[1].split(" ")
        start = m.start(1)
        while len(words) > 1 and (words[0] in {"The", "A", "Our", "My"}):
            start += len(words[0]) + 1
            words = words[1:]
        name = " ".join(words)
        if len(words) < 2 or lexicon.is_never(name):
            continue
        rare = any(not lexicon.is_plain(w) and not lexicon.is_never(w) for w in words[:-1])
        make = sure if rare else unsure
        yield make(start, m.end(1), Kind.ORGANISATION, "organisations", "capitals before a word "
                   "for an organisation", 0.8)  # fmt: skip
    for m in _SMALL.finditer(view.text):
        words = [w for w in m[1].split() if w.lower() not in grammar.FUNCTION | grammar.PEOPLE]
        if words and m[1].rstrip().endswith(words[-1]) and not lexicon.is_common(words[-1]):
            start = m.start() + m[1].rindex(words[-1])
            yield unsure(start, m.end(), Kind.ORGANISATION, "organisations", "before a trade", 0.4)
    for m in _FIRM.finditer(view.text):
        yield unsure(m.start(), m.end(), Kind.ORGANISATION, "organisations", "two names and a sign")
