"""United Kingdom postcodes, whole and in part.

The form is that of the Royal Mail's Postcode Address File, programmers' guide.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_AREAS = (
    "AB AL B BA BB BD BH BL BN BR BS BT BX CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT "
    "DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD "
    "LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK "
    "SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE"
)
_AREA = "|".join(sorted(_AREAS.split(), key=len, reverse=True))
_WHOLE = re.compile(
    rf"\b(?=[A-Z]{{1,2}}\d)(?:{_AREA})\d[\dA-Z]?[ \t]{{0,2}}\d[ABD-HJLNP-UW-Z]{{2}}\b", re.I
)
_SHAPED = re.compile(r"\b[A-Z]{1,2}\d[\dA-Z]? \d[A-Z]{2}\b", re.I)
"""Like a postcode, of an area that there is not: mistyped, or changed by the writer."""
_PART = re.compile(rf"\b(?=[A-Z]{{1,2}}\d)(?:{_AREA})\d{{1,2}}[A-HJKPSTUW]?\b")
_LOWER_PART = re.compile(
    rf"\b(?:in|at|postcode|near|round|around|over) ((?:{_AREA})\d{{1,2}})\b", re.I
)
_SMALL_PART = re.compile(
    rf"\b(?:{'|'.join(a.lower() for a in _AREAS.split() if len(a) == 2)})\d{{1,2}}\b"
)
_NOT_POSTCODES = re.compile(r"(?:M|S|E|A|B|N|W|L|G)\d{1,2}")
"""Motorways, sections, sizes, buses: one letter and a number may be anything."""


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield whole postcodes as certain, districts as a question."""
    for m in view.near_digits(_WHOLE):
        yield sure(m.start(), m.end(), Kind.IDENTIFIER, "postcodes", "whole postcode", 0.99)
    for m in view.near_digits(_SHAPED):
        yield unsure(m.start(), m.end(), Kind.IDENTIFIER, "postcodes", "like a postcode")
    for m in view.near_digits(_PART):
        if not _NOT_POSTCODES.fullmatch(m[0]):
            yield sure(m.start(), m.end(), Kind.IDENTIFIER, "postcodes", "postcode district", 0.8)
    for m in view.near_digits(_LOWER_PART):
        yield unsure(m.start(1), m.end(1), Kind.IDENTIFIER, "postcodes", "perhaps a district")
    for m in view.near_digits(_SMALL_PART):
        yield unsure(m.start(), m.end(), Kind.IDENTIFIER, "postcodes", "perhaps a district, small")
