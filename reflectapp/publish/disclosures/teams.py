"""Teams: of a kind that the list knows, or named by the word before."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.disclosures.listed import found_in, loaded

_ANY = re.compile(r"(?<![\w-])(?:(?P<first>[\w-]{1,40})\s)?(?P<word>[\w-]{1,40})\steam\b", re.I)


def teams(reading: Reading) -> Iterator[Clue]:
    """Yield kinds of teams."""
    words = loaded("sets")
    no_kind, before = frozenset(words["no_team"]), frozenset(words["before_team"])
    taken: list[Span] = []
    for clue in found_in(reading, Attribute.TEAM):
        taken.append(clue.span)
        yield clue
    for match in _ANY.finditer(reading.text):
        span = Span(match.start("word"), match.end())
        if match["word"].casefold() in no_kind or any(t.overlaps(span) for t in taken):
            continue
        if reading.is_masked(span):
            continue
        first = match["first"]
        if first and first.casefold() not in no_kind | before and first.islower():
            span = Span(match.start("first"), match.end())
        yield Clue(span, Attribute.TEAM, reading.text[span.start : span.end].casefold())
