"""Gender: told by a word, or weakly by a pronoun."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.disclosures.listed import found_in

_PRONOUN = re.compile(r"\b(?:(?P<she>she|her|hers|herself)|(?P<he>he|him|his|himself))\b", re.I)

_OF_STAFF = re.compile(
    r"['’]?\s(?:doctor|nurse|carer|staff|worker|officer|member|only|toilet|ward)", re.I
)


def genders(reading: Reading) -> Iterator[Clue]:
    """Yield what words tell of gender; pronouns are weak."""
    for clue in found_in(reading, Attribute.GENDER):
        if not _OF_STAFF.match(reading.text, clue.span.end):
            yield clue
    for match in _PRONOUN.finditer(reading.text):
        value = "woman or girl" if match["she"] else "man or boy"
        yield Clue(Span(*match.span()), Attribute.GENDER, value, is_weak=True)
