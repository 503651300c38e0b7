"""Hospitals by what everybody calls them: "the Western", "the princess royal", "GOSH"."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_LONG_SIDES = "northern|southern|western|eastern"
_SIDES = f"{_LONG_SIDES}|north|south|east|west"
_PAIR = re.compile(
    rf"\bthe\s((?:{_SIDES}|city|county)\s(?:general|royal|infirmary)"
    r"|(?:princess|prince|queen|king|duke|duchess)\s(?:of\s(?:wales|kent|york|cornwall|gloucester|edinburgh)"
    r"|royal|alexandra|victoria|mary|elizabeth|margaret|charlotte|anne|charles|edward|george)"
    r"(?:['’]s)?"
    r"|royal\s([^\W\d_]{3,14}))\b",
    re.I,
)
_OTHERS = frozenset(["who", "of", "like", "that", "i", "we"])
"""What follows kings and guys who are people."""
_CROWN = frozenset(
    """
    family wedding visit visits palace mail navy marines assent charter commission college colleges
    society blue baby babies box train ballet opera academy household jubilee mint highness title
    titles icing jelly pain row welcome flush ascot variety bank exchequer warrant british
    """.split()
)
"""What is royal and no hospital."""
_ALONE = re.compile(
    r"\b(?:at|to|from|in|into|near|outside|by|rang|rung|ring|ringing|phoned|phone|phoning|called"
    r"|call|emailed|bleeped|visited|visiting|left|reached|chased|chasing)\s"
    rf"(the\s(?:general|royal|infirmary|ulster|mater|alex|memorial|cottage|{_LONG_SIDES}))\b"
    r"(?=[.,;:!?)\n]|$|['’]s\b|\s(?:[-–(]|([^\W\d_]+)))",
    re.I,
)
_SPELT = re.compile(r"\b(?:at|to|from|in|into|under|with|by|rang|phoned|of|and)\s(GOSH)\b")
_JOINED = re.compile(
    r"(?<![\w&])((?:the )?(?:rd ?& ?e|n ?& ?n|l ?& ?d|d ?& ?g|k ?& ?c|w ?& ?l))(?![\w&])", re.I
)
"""Royal Devon and Exeter, Norfolk and Norwich, Luton and Dunstable, Dumfries and Galloway."""
_AND = r" (?:and|&|n) "
_PAIRS = re.compile(
    rf"((?:norfolk{_AND}norwich|luton{_AND}dunstable|tyrone{_AND}fermanagh"
    rf"|chelsea{_AND}westminster|royal devon{_AND}exeter|dumfries{_AND}galloway"
    rf"|guy['’]?s{_AND}(?:st )?(?:thomas['’]?|tommy['’]?s)|calderdale{_AND}huddersfield))(?!\w)",
    re.I,
)
"""Hospitals named after two places, or after two people."""
_HEARD = re.compile(
    r"(alder hey|arrowe park|whipps cross|russells hall|stepping hill|james paget|john radcliffe"
    r"|glan clwyd|nevill hall|daisy hill|darent valley|frimley park|wexham park|musgrove park"
    r"|north mids|west mids|midland met(?:ropolitan)?|the (?:l|n) (?:and|n) (?:d|n)"
    r"|queen['’]?s med(?:ical)?"
    r"|royal (?:bolton|preston|gwent|berks|surrey|sussex|stoke|derby|oldham|ed|blackburn|devon))\b",
    re.I,
)
_FIRST = frozenset(
    """
    norfolk luton tyrone chelsea royal dumfries guy guys guy's guy’s calderdale alder arrowe whipps
    russells stepping james john glan nevill daisy darent frimley wexham musgrove north west midland
    the queen queens queen's queen’s
    """.split()
)
_LETTERS = (
    r"qe2?|qeqm|qeuh|qmc|lgi|rvi|bri|lri|uhw|uhl|uhnd|uhcw|ruh|rsh|prh|rsch|rie|eri|ari|gri|rah"
    r"|rvh|dri|hri|rlh|jpuh|jcuh|rnoh|qvh"
)
_PEOPLE = (
    r"james (?:cook|paget|connolly)|john radcliffe|robert jones|george eliot|victoria infirmary"
    r"|queen(?:['’]?s| elizabeth| alexandra| mary['’]?s| charlotte['’]?s)|king(?:['’]?s| george)"
    r"|guy['’]?s|bart['’]?s|tommy['’]?s|jimmy['’]?s|st tommy['’]?s|addies|addenbrooke['’]?s"
    r"|whipps(?: cross)?|alder hey|arrowe park|stepping hill|russells hall|new cross|city road"
    r"|north tees|south tees|north mids|west mids|west mid|east surrey|darent valley"
    r"|medway maritime|frimley(?: park)?|wexham(?: park)?|ninewells|raigmore|crosshouse|monklands"
    r"|hairmyres|forth valley|glan clwyd|nevill hall|bronglais|withybush|glangwili|maelor"
    r"|morriston|altnagelvin|craigavon|daisy hill|musgrove(?: park)?|treliske|derriford"
    r"|southmead|pinderfields|airedale|calderdale|broadgreen|fazakerley|walton centre"
    r"|papworth|harefield|broadmoor|rampton|ashworth|maudsley|bethlem"
    r"|the (?:christie|marsden|vic|jenny lind|evelina|whitt|whittington|rotunda"
    r"|coombe|rosie|lister|alex|jr)"
)
_KNOWN = re.compile(
    rf"\b(?:at|to|from|in|into|near|outside|rang|phoned|bleeped|under|via|left) "
    rf"((?:(?:the )?(?:{_LETTERS})|{_PEOPLE}))(?![\w&-])"
    r"(?=[.,;:!?)\n]|$|\s(?:[-–(&]|([^\W\d_]+)))",
    re.I,
)
"""Hospitals that a region knows by letters or by a short name: "the qe", "james cook"."""
_LEADS = frozenset("at to from in into near outside rang phoned bleeped under via left".split())
_WARDS = frozenset(
    """
    a&e ae ed hospital ward wards maternity outpatients clinic discharge switchboard bed beds site
    pharmacy psych liaison midwives icu itu till til cos overnight
    """.split()
)


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield such names, each as a question; with small letters where the writer uses no other."""
    for m in _PAIR.finditer(view.text):
        is_thing = m[2] is not None and m[2].lower() in _CROWN
        if not is_thing and (view.is_lower or not m[1].islower()):
            yield _asked(m)
    for m in _ALONE.finditer(view.text):
        is_written = view.is_lower or m[1][len("the ")].isupper()
        if is_written and _is_last(m[2]):
            yield _asked(m)
    for m in view.at_words(_PAIRS, _FIRST):
        why = "as hospitals are called"
        yield sure(m.start(1), m.end(1), Kind.PLACE, "hospitals", why, 0.9)
    for m in _SPELT.finditer(view.text):
        yield _asked(m)
    for m in view.at_words(_HEARD, _FIRST):
        yield _asked(m)
    for m in _JOINED.finditer(view.text) if "&" in view.text else ():
        yield _asked(m)
    for m in view.at_words(_KNOWN, _LEADS):
        following = (m[2] or "").lower()
        if following not in _OTHERS and (_is_last(following) or following in _WARDS):
            yield _asked(m)


def _asked(m: re.Match[str]) -> Candidate:
    return unsure(m.start(1), m.end(1), Kind.PLACE, "hospitals", "as hospitals are called")


def _is_last(following: str | None) -> bool:
    """Say whether no noun follows: "at the General on Monday", not "in the general election"."""
    low = (following or "").lower()
    return not low or low in grammar.FUNCTION or low in grammar.TIMES
