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
    r"\b(?:room|rm|bed|bay|sr|cubicle|cell|pad|bedspace|pitch|plot|caravan|bungalow"
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
    r"|\b(?:at|to|from|outside|opposite|next door at|live at|lives at)\s(?:no\.?|number|nos\.?)"
    r"\s(\d{1,4}[a-z]?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b",
    re.I,
)

_HEADS = frozenset(
    """
    room rm bed bay sr cubicle cell pad bedspace pitch plot caravan bungalow chalet locker floor
    landing wing block pod hut clinic stall theatre lodge villa cabin
    """.split()
)
_HOUSES = frozenset(["house", "unit", "home"])
_AT = frozenset(
    """
    at to from outside opposite next live lives number room locker bed flat cell pitch plot room's
    locker's flat's
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
