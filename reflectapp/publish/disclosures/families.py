"""The shape of a family: kin of somebody, how many, and what lists tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.disclosures.kin import KIN
from reflectapp.publish.disclosures.listed import found_in
from reflectapp.publish.disclosures.numbers import COUNT

_SAME = {
    one: name
    for name, others in {
        "mother": "mum mummy mam mom ma",
        "father": "dad daddy",
        "grandmother": "nan nana nanna gran granny grandma",
        "grandfather": "grandad granddad grandpa grampa",
        "child": "kid kids children",
        "son": "boy lad boys lads",
        "daughter": "girl girls lass",
        "sibling": "sibs",
        "aunt": "auntie aunty",
        "wife": "wives missus",
        "husband": "hubby",
        "baby": "babies",
        "former partner": "ex",
    }.items()
    for one in others.split()
}
_SAID_TO_BE = (
    r"own|late|only|first|second|third|new|little|big|older|elder|younger|eldest|youngest|oldest"
    rf"|grown-up|teenage|baby|adult|estranged|dead|poor|lovely|twin|{COUNT}"
)
_OWNED = re.compile(
    rf"(?P<before>(?:\b(?:his|her|their|my|our)|(?<=[a-z\]])['’]s)\s(?:(?:{_SAID_TO_BE})\s)*)"
    rf"(?P<kin>(?!family\b|carers?\b|relatives?\b){KIN})\b",
    re.I,
)
_OF_LABEL = re.compile(
    r"(?<=\])\s(?P<kin>sibs|siblings|children|kids|twins|boys|girls|brothers|sisters)\b"
)
_MANY = r"children|kids|sons|daughters|boys|girls|brothers|sisters|siblings|grandchildren|grandkids"
_COUNTED = re.compile(
    rf"\b(?P<count>{COUNT}|no|hasn['’]t any|never had)\s(?:(?:small|young|little|grown|grown-up"
    rf"|adult|other)\s)*(?P<kin>{_MANY})\b(?!\sin\s(?:the|my)\s(?:class|group|unit))",
    re.I,
)
_HAD = re.compile(
    rf"\b(?:has|have|had|with)\s(?:(?:grown-up|adult|small|young)\s)?(?P<kin>{_MANY}|parents"
    r"|grandparents)\b",
    re.I,
)
_NO_KIN = r"(?:carers?|family|ex|guardian|relatives?|bab(?:y|ies)|boys?|girls?|lads?|lass|folks)\b"
"""Words that tell of kin only after "her"."""
_UNOWNED = re.compile(
    rf"(?:(?<=^)|(?<=[\s(]))(?P<kin>(?!{_NO_KIN}){KIN})(?=\s(?:(?:Mr|Mrs|Ms|Miss)\s)?\[Person)"
    r"|\b(?:rang|phoned|called|told|asked|saw|to|from|by)\s(?P<called>mum|mam|mummy|dad|daddy|nan|nana"
    r"|gran|grandma|grandad)\b(?!\s(?:who|of)\b)",
    re.I,
)
_ONE = re.compile(
    rf"\b(?:(?:has|have|had|got|is|was|['’]s)\san?|(?:no|one)(?!\sof))\s(?:(?:{_SAID_TO_BE})\s)*"
    rf"(?P<kin>(?!{_NO_KIN}|child\b){KIN})\b",
    re.I,
)
_AND_KIN = re.compile(
    rf"\b(?:his|her|their|my|our)\s(?:{KIN})\sand\s(?P<kin>(?!family\b|carers?\b){KIN})\b", re.I
)
_OF = re.compile(
    rf"\b(?:mother|mum|father|dad|parent|grandmother|single mum)\s(?P<count>of\s{COUNT})\b", re.I
)
_BARE = re.compile(
    r"\b(?:the|a|an)\s(?P<kin>husband|wife|missus|partner|mother|mum|father|dad|parents|baby|sibs"
    r"|siblings|grandmother|grandfather|grandparents|gran|nan|grandad|girlfriend|boyfriend"
    r"|stepfather|stepdad|stepmother|stepmum|in-laws)\b",
    re.I,
)
_EACH_OTHERS = re.compile(
    r"(?:\b(?:are|were|as|it['’]s|having|had|expecting)\s|,\s)(?:(?:half|step|twin)[- ]?)?"
    r"(?P<kin>brothers|sisters|siblings|twins|cousins|triplets)\b",
    re.I,
)


def families(reading: Reading) -> Iterator[Clue]:
    """Yield what is told of families; the longer of two that overlap stays."""
    clues = [*found_in(reading, Attribute.FAMILY), *_kin(reading.text)]
    taken: list[Span] = []
    for clue in sorted(clues, key=lambda clue: -len(clue.span)):
        if not any(span.overlaps(clue.span) for span in taken):
            taken.append(clue.span)
            yield clue


def _kin(text: str) -> Iterator[Clue]:
    for match in _OWNED.finditer(text):
        counted = re.search(rf"\b{COUNT}\b", match["before"], re.I)
        value = _counted(counted.group(), match["kin"]) if counted else _one(match["kin"])
        start = match.start() + 3 if match["before"][0] in "'’" else match.start()
        yield Clue(Span(start, match.end()), Attribute.FAMILY, value)
    for match in _COUNTED.finditer(text):
        number = match["count"] if re.fullmatch(COUNT, match["count"], re.I) else "no"
        yield Clue(Span(*match.span()), Attribute.FAMILY, _counted(number, match["kin"]))
    for match in _OF.finditer(text):
        value = _counted(match["count"].removeprefix("of "), "children")
        yield Clue(Span(*match.span("count")), Attribute.FAMILY, value)
    for match in _BARE.finditer(text):
        yield Clue(Span(*match.span()), Attribute.FAMILY, _one(match["kin"]))
    for match in _UNOWNED.finditer(text):
        kin = match["kin"] or match["called"]
        yield Clue(Span(match.end() - len(kin), match.end()), Attribute.FAMILY, _one(kin))
    for match in _ONE.finditer(text):
        no = "no " if match.group().casefold().startswith("no ") else ""
        yield Clue(Span(*match.span("kin")), Attribute.FAMILY, no + _one(match["kin"]))
    for pattern in (_HAD, _EACH_OTHERS, _OF_LABEL, _AND_KIN):
        for match in pattern.finditer(text):
            yield Clue(Span(*match.span("kin")), Attribute.FAMILY, _one(match["kin"]))


def _one(kin: str) -> str:
    plain = " ".join(kin.casefold().replace("-", " ").split())
    first, _, last = plain.rpartition(" ")
    base = _SAME.get(last) or _SAME.get(last.removesuffix("s"), last.removesuffix("s"))
    return f"{first} {base}".strip()


def _counted(number: str, kin: str) -> str:
    plain = {"kids": "children", "boys": "sons", "girls": "daughters", "grandkids": "grandchildren"}
    name = kin.casefold()
    return f"{number.casefold()} {plain.get(name, name)}"
