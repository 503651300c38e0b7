"""Places that go by a plain word in small letters: "down the hoe", "moved to yell".

Who writes without capitals writes the names of places like any word. What stands behind an
article where one goes to or is, and is no everyday thing, is asked about.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.recognisers.place_words import SMALL_WORDS
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_LED = re.compile(
    r"\b(?:at|to|from|in|into|round|around|down|up|over|off|near|past|via|through|towards?|outside"
    r"|opposite|behind|along|across|on|by|and|or|miles? of|back of|passed|crossed|reached|left)"
    r"\sthe\s([^\W\d_]{3,14})\b"
    r"(?=[.,;:!?)\n]|$|['’]s\b|\s(?:[-–(]|([^\W\d_]+)))"
)
_LEADS = frozenset(
    """
    at to from in into round around down up over off near past via through toward towards outside
    opposite behind along across on by and or mile miles back passed crossed reached left
    """.split()
)
_MAKES = re.compile(
    r"\b([a-z][\w'’&-]{1,20}) (roundabout|car park|garage|petrol station|depot|caf[eé]|corner"
    r"|lights|bridge|underpass|subway|flats|doorway|distribution centre|warehouse)\b",
    re.I,
)
"""A place known by the shop beside it: "the Asda roundabout"."""
_GONE = re.compile(
    r"\b(?:(?:mov|liv|stay|go|com|driv|work|shop|grow|grew|walk|settl)(?:ed|e|es|ing|s)?|went|gone"
    r"|came|goes|drove|driven|grown|bus|train|tram|ferry|boat|coach|lift|flat|house|home|back|over"
    r"|down|up|out|off|across|round|through|on to|place|prison|hospital|family|sister|brother"
    r"|cousin|mum|dad|nan|gran|aunt|uncle|based|born|lads?|girls?|boys?|bloke|man|woman)\s(?:to|in|from"
    r"|near|through|outside|towards)\s([^\W\d_]{2,14})(?=[.,;:!?)\n]|$|\s([^\W\d_]+))"
)
_TWO_WORDS = re.compile(
    r"\b(?:at|to|from|in|into|round|down|up|over|near|past|outside|by)"
    r"\s(the ([a-z]{3,12}) (?:beach|place|rooms|gardens|exchange|baths|lido|pier|quarter|arcade"
    r"|steps|halls|works|bar|vaults|tap|inn|pool|tip))\b(?=[.,;:!?)\n]|$|\s([^\W\d_]+))"
)
_HOLY = re.compile(
    r"\b(?:at|to|of|from|in|for|near|by|is|and|or|called|round|outside|opposite|,)\s"
    r"(our lady(?:['’]?s|,? (?:star of the sea|queen of [a-z]+|immaculate)"
    r"|(?: and st [a-z]+)?(?: of (?!course|the\b)[a-z]+)?)"
    r"|christ the king|christ ?church|sacred heart"
    r"|holy (?:trinity|family|cross|rood|name|spirit|rosary|child|ghost|redeemer|souls)"
    r"|all (?:saints|souls|hallows)|corpus christi|(?:the )?good shepherd"
    r"|immaculate (?:heart|conception)|blessed sacrament)\b(?!['’])",
    re.I,
)
_NUMBERED = re.compile(
    r"\b(?:at|to|from|of|no\.?|number|outside|flat)\s(\d{1,3}[a-z]? the [a-z]{4,14})\b"
    r"(?=[.,;:!?)\n]|$|\s(?:and|with|but|is|was|on|for)\b)",
    re.I,
)
_LAND = frozenset(
    """
    hoe lanes moor moors shore strand stade point sands grove pit lodge crescent drum keep hub snug
    quay quayside docks wharf harbour mill mills maltings foundry forge forum exchange arcade circus
    ropewalk lawns dunes spit ness levels broads fens downs dales wolds valleys glen braes links
    parade esplanade rows shambles haymarket cornmarket barbican minster priory friary chantry
    cloisters granary tannery oast smithy boathouse lighthouse beacon haven ark anchor nest
    sidings meads meadow meadows paddock paddocks spinney copse warren hollow dingle dell nook
    ridge knoll cairn range foyer mount heights rise ridings marshes rocks cliffs caves falls
    weir locks lock basin staithes saltings pans pits quarry colliery works crypt undercroft
    rectory vicarage manse deanery abbey bailey ramparts walls cross
    embankment stray marina rec royal general western northern ville infirmary
    bull swan crown anchor plough fox hare stag hart lamb dragon lion unicorn ship wheatsheaf
    fleece greyhound
    """.split()
)
"""Words of everyday that places go by."""
_THINGS = frozenset(
    """
    lobby hallway hall corridor canteen sluice lounge conservatory porch landing loft attic cellar
    basement patio decking driveway garage shed greenhouse drawer fridge freezer kettle toaster
    microwave oven hob sink sofa settee couch armchair recliner commode mattress duvet pillow
    blanket curtain curtains carpet rug skirting windowsill doorstep doorway banister stairwell
    stairs lift escalator foot foyer reception receptionist kerb pavement roundabout layby
    motorway bypass ringroad verge hedge bushes woods forest countryside seaside coast
    rota whiteboard noticeboard clipboard laptop tablet printer keypad intercom tannoy buzzer
    trolley hoist wheelchair zimmer walker stretcher monitor syringe cannula catheter drip
    dentist optician podiatrist barber barbers hairdresser hairdressers chemist vet vets
    pharmacist butcher butchers baker bakers chippy offie newsagent newsagents bookies
    cashpoint launderette jobcentre foodbank library museum cinema theatre arcade gym
    playground swings slide sandpit trampoline climbing allotment allotments graveside
    cemetery crematorium churchyard mosque chapel temple synagogue vestry pulpit altar aisle
    cop cops copper coppers feds bailiffs auction tribunal inquest hearing dock witness
    fray deep brink verge edge cusp bottom topmost backburner spotlight limelight loop mark mend
    dark rain snow wind sun heat cold wet mud dirt air sky moon stars sea seafront prom
    telly tv radio phone mobile internet web news weather headlines blog app inbox spreadsheet
    wagon dole sick mend rebound run prowl razz lash booze pop gear meds needle bottle
    floor ceiling roof tiles bath shower loo toilet toilets bog cistern basin
    pub club bar buffet cafe caff takeaway drivethrough canal river lake pond reservoir beck
    stream brook burn loch lough creek estuary tip dump skip bins bin wheelie
    sluiceroom storeroom stockroom cupboard clinic handover huddle briefing debrief
    nursery creche warden gate hatch servery waistcoat cab pram taxi taxis boardroom vase mat
    laundry viaduct letterbox
    urn sill sills bakery mantel villa hostel ramp ramps pillowcases gram barman
    maze crowd queue scrum herd flock pack mob gang squad crew choir band
    """.split()
)
"""What everybody has or meets: seldom read, and yet no place's name."""


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield such words, each as a question; most only where the writer uses no capitals."""
    for m in _HOLY.finditer(view.text):
        yield unsure(
            m.start(1), m.end(1), Kind.PLACE, "plain places", "as churches and schools are called"
        )
    for m in view.near_digits(_NUMBERED):
        yield unsure(
            m.start(1), m.end(1), Kind.PLACE, "plain places", "a number, an article and a word"
        )
    for m in _MAKES.finditer(view.text):
        if m[1].lower() in lexicon.things:
            yield unsure(m.start(), m.end(), Kind.PLACE, "plain places", "a place by its shop")
    if not view.is_lower:
        return
    for m in view.at_words(_LED, _LEADS):
        is_vague = m[0].startswith(("on ", "by ", "and ", "or "))
        is_name = m[1] in _LAND if is_vague else _goes_by(m[1], lexicon)
        if is_name and _is_last(m[2]):
            start = m.start(1) - len("the ")
            yield unsure(
                start, m.end(1), Kind.PLACE, "plain places", "an article and a place's word"
            )
    for m in view.at_words(_TWO_WORDS, _LEADS):
        if m[2] not in SMALL_WORDS - {"meeting"} and _is_last(m[3]):
            yield unsure(
                m.start(1), m.end(1), Kind.PLACE, "plain places", "before a word for a place"
            )
    for m in _GONE.finditer(view.text):
        is_town = m[1] in lexicon.word_places and _is_last(m[2])
        if is_town and not is_done(view, m.start(1), m.end(1)):
            yield unsure(m.start(1), m.end(1), Kind.PLACE, "plain places", "a town that is a word")


def is_done(view: View, start: int, end: int) -> bool:
    """Say whether a word that a town goes by is a verb here: "to settle in", "to deal with it"."""
    is_led = view.text[max(0, start - 3) : start].lower() == "to "
    is_dealt = view.text[start:end] == "deal" and view.text.startswith(" with", end)
    return is_led and (is_dealt or _OBJECT.match(view.text, end) is not None)


_OBJECT = re.compile(
    r" (?:the|an?|it|him|her|hers|his|them|their|me|my|us|our|you|your|this|that|these|those|some"
    r"|in|into|down|up|off|out|away|back|over|things|people|everyone|someone|myself|himself"
    r"|herself|themselves|about)\b"
)


def _goes_by(word: str, lexicon: Lexicon) -> bool:
    """Say whether a place may go by a word: one for land or a house, or one seldom read."""
    if word in _LAND:
        return True
    if word in _THINGS or lexicon.is_common(word) or word.endswith(_DEEDS):
        return False
    if word in grammar.FUNCTION | grammar.PEOPLE | grammar.TIMES | grammar.ADJECTIVES:
        return False
    return lexicon.is_plain(word) and not lexicon.is_never(word)


_DEEDS = (*grammar.ABSTRACT, "ist", "ers", "ors", "ists", "ments", "ings", "ions")
"""Endings of words for deeds and people."""


def _is_last(following: str | None) -> bool:
    """Say whether no noun follows: "at the hoe with her", not "at the hoe cafe"."""
    if not following:
        return True
    low = following.lower()
    return low in grammar.FUNCTION or low in grammar.TIMES or low in _AFTER


_AFTER = frozenset("alone together straight cos because when after again most both".split())
