"""What belongs to a place found in part: "Ebrington B&B", "the Norfolk and Norwich"."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind, Tier

_WORSHIP = (
    r"(?:hindu |sikh |muslim |jain |swaminarayan |buddhist )?(?:mandir|masjid|gurdwara|vihara"
    r"|gurudwara|mosque|temple|synagogue|shul|citadel|tabernacle|priory|friary|cathedral|abbey)"
)
_CHAINS = (
    r"aldi|lidl|tesco|asda|morrisons|sainsbury['’]?s|waitrose|co-?op|spar|greggs|costa|boots|iceland"
    r"|poundland|premier inn|travelodge|argos|b&q|ikea|primark|nisa|londis|mcdonald['’]?s|maccies"
    r"|maccy ds|kfc|subway|starbucks|superdrug|wilko|b&m|home bargains|dunnes|supervalu|centra"
    r"|wetherspoons?|spoons|post office|job ?centre|food ?bank"
)
_HEADS = (
    rf"b ?& ?b|bnb|guest ?house|sure start|home ?start|{_WORSHIP}|maternity|birth centre|a&e"
    rf"|{_CHAINS}|bus (?:station|stop|garage)|tram stop|train station|road end|sixth form"
    r"|leisure centre|health centre|care home|day centre|walk-?in|urgent care|fire station"
    r"|police station|flats|chippy|baths|precinct|rec|allotments?|caravan park"
)
_CLEAR = re.compile(rf"(?:['’]s)? ({_HEADS})(?![\w-])", re.I)
"""Words for places that are nothing else behind a place: "Jean's care home" is not called so."""
_ANYBODYS = frozenset("boots spoons spar maternity temple rec flats baths iceland costa".split())
"""Of those, what people have and do: "Jean spoons the soup", "Jean maternity till May"."""
_OPEN = re.compile(
    r"(?:['’]s)? (landing|plant|corner|end|field|fields|clock|factory|works|mill|yard|depot"
    r"|point|lines|pass|head|paths?|offices|foyer|lode|news|swings|garage|stall|inn"
    r"|bay|playground|pitch|pitches|courts|stairs|underpass|subway|tunnel|ramp|bandstand|gates"
    r"|shelter|junction|roundabout|lights|tip|site|pit|wood|woods|hill|lane|cross|green|steps|bridge"
    r"|gate|mount|well|house|hall|lodge|line)"
    r"(?=[.,;:!?)\"”\n]|$| [-–(&]| ([^\W\d_]+))",
    re.I,
)
"""Words for places that are also done, or that anybody has."""
_DONE_TOO = frozenset(
    """
    works fields lights point lines pass head paths news steps end plant corner gate cross mill
    mount garage stall pitch pitches courts gates shelter ramp bay house hall lodge line
    """.split()
)
_HOMES = frozenset("house hall lodge line".split())
"""What anybody may have, and a person's name says no more of."""
_HAD = frozenset("head end point pass lights news stairs steps garage playground".split())
"""What somebody has: "in Jean's head"."""
_LED = re.compile(
    r"\b(?:at|to|from|by|near|past|off|on|in|up|down|round|over|above|below|outside|behind|opposite"
    r"|beside|under|as far as) (?:the )?$",
    re.I,
)
_DENIED = frozenset("dont doesnt didnt wont cant isnt wasnt arent werent hasnt havent aint".split())
"""What follows without its apostrophe; "agent" and "student" do not end as these do."""
_LOOK_BACK = 16
_AND = re.compile(r" (?:and|&|n) ")
_PARTICLE = re.compile(r" (?:na|an|nan|nam|y|yr|ar|upon|under|juxta|le|sub)(?: the)? ")
_OF = re.compile(r" (?:of|o['’]?)(?: (?:the|th['’]?))? ")
_SAINT = re.compile(r"(?:st|saint)\b", re.I)
_NUMBERED_SIDE = re.compile(r" (?:North|South|East|West) \d{1,2}\b")
_SIDE = re.compile(r" (?:North|South|East|West|Upper|Lower)(?![\w’'-]| [A-Z])")
_STREET = re.compile(
    r"(?:street|st|road|rd|avenue|ave|lane|drive|terrace|crescent|gardens|parade|way|square|park)$",
    re.I,
)
_JOINT_AREA = frozenset("border borders boundary area areas region boroughs teams councils".split())
_NAMED = frozenset([Kind.PERSON, Kind.ORGANISATION, Kind.PLACE])


def beside_places(view: View, found: Sequence[Candidate]) -> Iterator[Candidate]:
    """Yield what belongs to a place's name that was found in part.

    Args:
        found: By start, none overlapping.
    """
    for index, c in enumerate(found):
        if c.kind not in _NAMED:
            continue
        yield from _head_behind(view, c)
        yield from _side_behind(view, c)
        if index + 1 < len(found):
            yield from _joint(view, c, found[index + 1])


def _head_behind(view: View, c: Candidate) -> Iterator[Candidate]:
    """Yield the word for a place that follows: "squires gate lidl", "Knox's corner"."""
    m = _CLEAR.match(view.text, c.end)
    is_person = c.kind is Kind.PERSON
    if m is not None and is_person and (not m[0].startswith(" ") or m[1].lower() in _ANYBODYS):
        return
    if m is not None:
        make = sure if c.tier is Tier.REPLACE and not is_person else unsure
        start = c.start if make is sure or c.tier is Tier.ASK else m.start()
        yield make(start, m.end(1), Kind.PLACE, "whole places", "a place behind a name", 0.7)
        return
    m = _OPEN.match(view.text, c.end)
    if m is None or (m[2] and not _ends(m[2])):
        return
    is_owned, head = not m[0].startswith(" "), m[1].lower()
    if (is_owned and head in _HAD) or (head in _HOMES and (is_owned or is_person)):
        return
    name = view.text[c.start : c.end]
    is_full_name = is_person and name.istitle() and len(name) > 1
    is_led = _LED.search(view.text, max(0, c.start - _LOOK_BACK), c.start) is not None
    is_clear = c.kind is Kind.PLACE and not is_owned
    if is_clear or is_led or (head not in _DONE_TOO and not is_owned and not is_full_name):
        start = c.start if c.tier is Tier.ASK else m.start()
        yield unsure(start, m.end(1), Kind.PLACE, "whole places", "a place behind a name")


def _ends(following: str) -> bool:
    """Say whether what follows a word for a place is no noun."""
    low = following.lower()
    others = grammar.FUNCTION | grammar.TIMES | grammar.SPEAKING | grammar.BEING
    return low in others or low in _DENIED or low.endswith(("ed", "ing"))


def _side_behind(view: View, c: Candidate) -> Iterator[Candidate]:
    """Yield the side of a street: "118 North Road West"."""
    m = _NUMBERED_SIDE.match(view.text, c.end)
    if m is not None:
        yield unsure(m.start(), m.end(), Kind.PLACE, "whole places", "a ward and its side")
        return
    m = _SIDE.match(view.text, c.end)
    if m is not None and _STREET.search(view.text[c.start : c.end]):
        make = sure if c.tier is Tier.REPLACE else unsure
        yield make(c.start, m.end(), Kind.PLACE, "whole places", "the side of a street", 0.9)


def _joint(view: View, c: Candidate, following: Candidate) -> Iterator[Candidate]:
    """Yield what joins the two halves of one name: "St Philip and St James", "Teach na Leanaí"."""
    between = view.text[c.end : following.start]
    is_large = view.text[c.start].isupper() or view.text[c.start : c.start + 4] == "the "
    both = c.tier is Tier.REPLACE and following.tier is Tier.REPLACE
    make = sure if both else unsure
    start = c.start if both else c.end + 1
    end = following.end if both else following.start - 1
    if c.kind is following.kind is Kind.PLACE and _OF.fullmatch(between):
        yield make(start, end, Kind.PLACE, "whole places", "within a name", 0.8)
    if Kind.PERSON in {c.kind, following.kind} and not _PARTICLE.fullmatch(between):
        return
    if _PARTICLE.fullmatch(between) and is_large and view.text[following.start].isupper():
        yield make(start, end, Kind.PLACE, "whole places", "within a name", 0.8)
    if not _AND.fullmatch(between) or Kind.PLACE not in {c.kind, following.kind}:
        return
    word = next(iter(view.words_from(following.end)), None)
    if word is not None and word.text.lower() in _JOINT_AREA:
        return
    names = (view.text[c.start : c.end], view.text[following.start : following.end])
    is_saints = all(map(_SAINT.match, names))
    is_led = view.text[max(0, c.start - 4) : c.start].lower() == "the " or names[0][:4] == "the "
    if is_saints or is_led:
        yield make(start, end, Kind.PLACE, "whole places", "within a name", 0.8)
