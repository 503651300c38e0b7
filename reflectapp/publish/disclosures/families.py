"""The shape of a family: kin of somebody, how many, and what lists tell."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.disclosures.listed import found_in

_SAME = {
    "mum": "mother",
    "mam": "mother",
    "mom": "mother",
    "mummy": "mother",
    "dad": "father",
    "daddy": "father",
    "nan": "grandmother",
    "nana": "grandmother",
    "gran": "grandmother",
    "granny": "grandmother",
    "grandma": "grandmother",
    "grandad": "grandfather",
    "grandpa": "grandfather",
    "kid": "child",
    "kids": "child",
    "children": "child",
    "auntie": "aunt",
    "wives": "wife",
    "babies": "baby",
}
_KIN = (
    r"(?:(?:step|half|great-grand|grand|foster|birth|adoptive|ex)[- ]?)?(?:mothers?|mums?|mam|mom"
    r"|mummy|fathers?|dads?|daddy|parents?|nan|nana|gran|granny|grandma|grandad|grandpa|sons?"
    r"|daughters?|children|child|kids?|brothers?|sisters?|siblings?|aunts?|auntie|uncles?|nieces?"
    r"|nephews?|cousins?|husbands?|wife|wives|partner|boyfriend|girlfriend|fianc[ée]e?"
    r"|baby|babies)(?:-in-law)?"
)
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|[2-9]|1[0-2])"
_BEFORE = (
    r"(?:\b(?:his|her|their|my|our)|(?<=\])['’]s|(?<=[a-z])['’]s)\s(?:own\s|late\s|only\s|first\s|second"
    r"\s|new\s|little\s|big\s|older\s|elder\s|younger\s|eldest\s|youngest\s|oldest\s|grown-up\s"
    rf"|teenage\s|baby\s|adult\s|estranged\s|dead\s|{_NUMBER}\s)*"
)
_OWNED = re.compile(rf"(?P<before>{_BEFORE})(?P<kin>{_KIN})\b", re.I)
_COUNTED = re.compile(
    rf"\b(?:(?:with|has|had|have|and|of)\s)?(?P<count>{_NUMBER})\s(?:small\s|young\s|little\s"
    r"|grown\s|grown-up\s|adult\s|other\s)*(?P<kin>children|kids|sons|daughters|boys|girls"
    r"|brothers|sisters|siblings|grandchildren)\b(?!\sin\s(?:the|my)\s(?:class|group|unit))",
    re.I,
)
_OF = re.compile(
    rf"\b(?:mother|mum|father|dad|parent|grandmother|single mum)\s(?P<count>of\s{_NUMBER})\b", re.I
)
_BARE = re.compile(
    r"\b(?:the|a|an)\s(?P<kin>husband|wife|partner|mother|mum|father|dad|parents|baby"
    r"|grandmother|grandfather|gran|nan|girlfriend|boyfriend|stepfather|stepdad|stepmother)\b",
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
        counted = re.search(rf"\b{_NUMBER}\b", match["before"], re.I)
        value = _counted(counted.group(), match["kin"]) if counted else _one(match["kin"])
        start = match.start() + 3 if match["before"][0] in "'’" else match.start()
        yield Clue(Span(start, match.end()), Attribute.FAMILY, value)
    for match in _COUNTED.finditer(text):
        value = _counted(match["count"], match["kin"])
        yield Clue(Span(match.start("count"), match.end()), Attribute.FAMILY, value)
    for match in _OF.finditer(text):
        value = _counted(match["count"].removeprefix("of "), "children")
        yield Clue(Span(*match.span("count")), Attribute.FAMILY, value)
    for match in _BARE.finditer(text):
        yield Clue(Span(*match.span()), Attribute.FAMILY, _one(match["kin"]))


def _one(kin: str) -> str:
    plain = " ".join(kin.casefold().replace("-", " ").split())
    first, _, last = plain.rpartition(" ")
    base = _SAME.get(last) or _SAME.get(last.removesuffix("s"), last.removesuffix("s"))
    return f"{first} {base}".strip()


def _counted(number: str, kin: str) -> str:
    plain = {"kids": "children", "boys": "sons", "girls": "daughters"}.get(
        kin.casefold(), kin.casefold()
    )
    return f"{number.casefold()} {plain}"
