"""Rooms, beds, flats and cells by number or letter: within one house they name one person."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_NUMBERED = re.compile(
    r"\b(?:house ?block|hb|room|rm|bed|bay|sr|cubicle|cell|pad|bedspace|pitch|plot|caravan|bungalow"
    r"|chalet|locker|floor|landing|wing|block|pod|hut|clinic|stall|theatre|lodge|villa|cabin)"
    r"\s(?:no\.?\s|number\s)?(\d{1,4}[a-z]?|(?-i:[A-HJ-Z]\d{0,2})|(?:one|two|three|four|five|six|seven"
    r"|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|twenty)(?![ -](?:days?|weeks?|people|of|nights?|times|hours?)))\b"
    r"(?!['’]|\s(?:min|mins|minutes|hours?|times|people|pounds?|weeks?|days?|years?|am|pm)\b|[:.%]\d)",
    re.I,
)
_HOUSE = re.compile(
    r"\b(?:house|unit|home) \d{1,2}\b(?![.:%/]\d|\s(?:or|to|of|hours?|days?|weeks?|am|pm)\b)", re.I
)
_AT_NUMBER = re.compile(
    r"\bnumber\s(\d{1,4}[a-z]?)(?=\s(?:on|in|opposite)\s)"
    r"|\b(?:room|locker|bed|flat|cell|pitch|plot)(?:['’]s| is| was)\s(?:no\.?\s|number\s)?"
    r"([a-z]?\d{1,4}[a-z]?)(?=[.,;:!?)]|$|\s(?:and|but|so|now|again)\b)"
    r"|\b(?:at|to|from|in|outside|opposite|by|next door at|live at|lives at)"
    r"\s((?:no\.?|number|nos\.?)\s\d{1,4}[a-z]?"
    r"|number\s(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\b",
    re.I,
)
_SIDED = re.compile(
    r"\bward \d{1,2}[a-d]? (?:north|south|east|west|upper|lower|left|right|side [ab])\b"
    r"(?! (?:of|side|wing)\b)",
    re.I,
)
"""A ward of two halves: "ward 10 north"."""
_TREES = (
    r"beech|oak|ash|elm|willow|birch|cedar|maple|poplar|rowan|larch|pine|laurel|lavender|bluebell"
    r"|primrose|poppy|daisy|heather|kestrel|heron|swan|robin|wren|kingfisher|falcon|eagle|osprey"
    r"|merlin|swift|nightingale|linnet|curlew|juniper|bramble|clover|fern|snowdrop|sycamore"
    r"|hawthorn|magnolia|orchid|sunflower"
)
_UNIT = re.compile(
    rf"(?<![\w-])(?:{_TREES.title()}|(?<=\b(?:on|to|at) )(?:{_TREES})|(?<=from )(?:{_TREES}))"
    r" (?:\d{1,2}[a-c]?|one|two|three)"
    r"(?=[.,;:)]|$|\n| (?:and|to|on|for|is|was|has|had|at|with|in)\b)"
)
"""A unit called after a tree, a flower or a bird, and its number: "Beech 2"."""
_SOMEBODY = (
    r"lady|ladies|gent|gentleman|man|woman|patients?|pt|nurse|staff|hca|student|lad|lass|chap|fella"
    r"|bank|shift|shifts|nights?|days?|earl(?:y|ies)|lates?|moved|transferred|admitted|down|up|back"
    r"|over|sent|bed|beds|outlier|covering|worked|working"
)
_WARD = re.compile(
    rf"\b(?:{_SOMEBODY}) (?:on|to|from|off|in) "
    r"((?![bB] ?(?:12|6|1)\b)(?:[ab]\d{1,2}[a-c]?|[b-hA-H] ?\d{1,2}[a-c]?))"
    r"(?![\w/.:]| ?[-–%]? ?\d)"
)
"""A ward by letter and number where somebody is; roads and paper have such, too: "a lady on a3"."""
_TENS = r"twenty|thirty|forty|fifty|sixty"
_TEENS = r"eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|ten"
_ONES = r"one|two|three|four|five|six|seven|eight|nine"
_CODE = re.compile(
    r"(?m)(?:^|(?<=[.!?] ))((?![bB](?:12|6)\b|[qQ])[A-Za-z]\d{1,2})"
    r"(?= (?:full|eves?|nights?|days|earl(?:y|ies)|lates?|quiet|busy|short|again|ok)\b|\. [a-zA-Z])"
)
"""A ward that begins a sentence: "C3 full"; a Q and its number ask something."""
_SPOKEN = re.compile(
    rf"\bward (?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|(?:{_ONES}))\b"
    r"(?! (?:of|or|more|days?|nights?|weeks?|rounds?|manager|sister|clerk)\b)",
    re.I,
)
_LETTERED = re.compile(
    r"\b(?:theatre|bay|pod|block|wing|landing) [b-h]\b"
    r"(?=[.,;:!?)\n]|$| (?:and|is|was|at|with|for|on)\b)"
)
_SPOKEN_WARD = re.compile(
    rf"\b(?:on|to|from|off|in|ward) (?!(?<!ward )a (?:{_ONES}|ten)\b)"
    rf"([a-h] (?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|(?:{_ONES})))"
    r"(?=[.,;:!?)\n]|$| (?:full stop|comma|and|at|with|for|was|is|had|today|tonight|again|there)\b)"
)
"""A ward as it is spoken: "on c twenty two"; pain goes "from a four to a seven"."""

_HEADS = frozenset(
    """
    houseblock house hb room rm bed bay sr cubicle cell pad bedspace pitch plot caravan bungalow
    chalet locker floor landing wing block pod hut clinic stall theatre lodge villa cabin
    """.split()
)
_PLANTS = frozenset(_TREES.split("|"))
_WARDS = frozenset(["ward"])
_LEADS = frozenset(["on", "to", "from", "off", "in", "ward"])
_HOUSES = frozenset(["house", "unit", "home"])
_AT = frozenset(
    """
    at to from in outside opposite by next live lives number room locker bed flat cell pitch plot
    room's locker's flat's
    """.split()
)


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield the numbers, each as a question."""
    for m in view.at_words(_NUMBERED, _HEADS):
        yield unsure(m.start(), m.end(), Kind.PLACE, "rooms", "room or bed by number", 0.5)
    for m in view.at_words(_HOUSE, _HOUSES):
        yield unsure(m.start(), m.end(), Kind.PLACE, "rooms", "house by number", 0.5)
    for m in view.at_words(_AT_NUMBER, _AT):
        group = m.lastindex or 0
        yield unsure(m.start(group), m.end(group), Kind.PLACE, "rooms", "house by number", 0.6)
    for m in view.near_digits(_SIDED):
        yield unsure(m.start(), m.end(), Kind.PLACE, "rooms", "a ward and its side", 0.6)
    for m in view.at_words(_UNIT, _PLANTS):
        yield unsure(m.start(), m.end(), Kind.PLACE, "rooms", "a unit and its number", 0.6)
    for m in view.near_digits(_WARD):
        yield unsure(m.start(1), m.end(1), Kind.PLACE, "rooms", "a ward by letter and number")
    for m in view.near_digits(_CODE):
        yield unsure(m.start(1), m.end(1), Kind.PLACE, "rooms", "a ward by letter and number")
    for m in view.at_words(_SPOKEN, _WARDS):
        yield unsure(m.start(), m.end(), Kind.PLACE, "rooms", "a ward by its number", 0.6)
    for m in view.at_words(_LETTERED, _HEADS):
        yield unsure(m.start(), m.end(), Kind.PLACE, "rooms", "room or bed by letter")
    for m in view.at_words(_SPOKEN_WARD, _LEADS):
        yield unsure(m.start(1), m.end(1), Kind.PLACE, "rooms", "a ward by letter and number")
