"""Places in Welsh, Irish and Gaelic, which begin with the word for the place: "Ysgol y Garth"."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_PARTICLES = r"(?:y|yr|['’]r|ar|ger|na|an|nan|nam|naomh|mhic|do|ui|uí)"
_WELSH = (
    r"tŷ|plas|llys|cwm|maes|heol|ffordd|clos|cilgant|rhodfa|stryd|lôn|canolfan|meddygfa|cartref"
    r"|neuadd|capel|eglwys|ysgol|ysbyty|fferm|hafan|hafod|hendre|cylch|cae|cefn|pont|gwesty|coleg"
    r"|nant|llety|bwthyn|tafarn"
)
_IRISH = (
    r"scoil|gaelscoil|gaelcholáiste|coláiste|naíonra|áras|sráid|ionad|ospidéal|cnoc|tigh"
    r"|teaghlach|bóthar|páirc|dún|cluain|baile"
)
_GAELIC = r"taigh|sgoil|beinn|sràid|ospadal|bun-sgoil|inbhir|baile|cnoc|dùn|gleann"
_HEADS = f"{_WELSH}|{_IRISH}|{_GAELIC}"
_WORD = r"[^\W\d_a-zà-öø-ÿŵŷ][\w'’-]+"
_LARGE = re.compile(
    rf"\b(?i:{_HEADS})(?: {_PARTICLES})?,? {_WORD}(?: (?:{_PARTICLES} )?{_WORD}){{0,2}}"
    rf"|\b(?:Teach|Ty|Bryn|Pen|Glan|Coed|Parc|Rhos|Bro|Trem) {_PARTICLES} {_WORD}(?: {_WORD})?"
)
_SMALL = re.compile(
    rf"\b(?:at|in|to|from|of|for|near|outside|by|past|up|down|off) ((?:(?:{_HEADS}|ty)"
    rf"(?: {_PARTICLES})?|(?:teach|bryn|pen|glan|coed|parc|rhos|bro) {_PARTICLES})"
    r" ([^\W\d_]{4,14}))\b"
)
_FIRST = frozenset([*_HEADS.split("|"), *"ty teach bryn pen glan coed parc rhos bro trem".split()])
_ENGLISH = frozenset(["teach", "pen"])
"""Of those, what is a word before "an", too: "Teach an Old Dog"."""
_LEADS = frozenset("at in to from of for near outside by past up down off".split())


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield such places; those in small letters as questions."""
    for m in view.at_words(_LARGE, _FIRST):
        words = m[0].lower().split()
        if words[0] in _ENGLISH and lexicon.is_plain(words[2]):
            continue
        end = m.start() + len(re.sub(r"['’]s?$", "", m[0]))
        yield sure(m.start(), end, Kind.PLACE, "celtic places", "a place in Welsh or Irish", 0.9)
    for m in view.at_words(_SMALL, _LEADS):
        if not lexicon.is_common(m[2]):
            yield unsure(
                m.start(1), m.end(1), Kind.PLACE, "celtic places", "a place in Welsh or Irish"
            )
