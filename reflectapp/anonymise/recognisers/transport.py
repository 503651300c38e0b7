"""Buses, trams, trains and roads by number or name: a route tells where somebody lives."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_ROUTE = r"(?:[A-Za-z]{1,2}\d{1,3}|\d{1,3}[A-Za-z]?)"
_BEFORE = re.compile(
    rf"\b(?:the|a|an|no\.?|number|on|her|his|my)\s({_ROUTE}(?:(?:/|\sor\s|\sand\s){_ROUTE})?)"
    r"(?=\s(?:night\s)?(?:bus(?:es)?|tram|train|coach|route|service|park and ride)\b)",
    re.I,
)
_AFTER = re.compile(
    rf"\b(?:bus|tram|route|night bus|coach|service|platform)\s(?:no\.?\s|number\s)?({_ROUTE})\b"
    r"(?!\s(?:min|minutes|hours?|times|stops?|people|pounds?|quid|weeks?|days?|years?)\b|[:.%]\d)",
    re.I,
)
_CAUGHT = re.compile(
    rf"\b(?:caught|catch|catches|got|get|gets|took|take|takes|missed|miss|off|on)\sthe\s({_ROUTE})"
    r"(?=\s(?:to|from|into|in|home|back|at|and|which|because|cos)\b|[.,;]|$)",
    re.I,
)
_ROAD = re.compile(
    r"\b(?:the|on|off|onto|along|via|down|up|of|by|from|traffic|roadworks)"
    r" ([abm]\d{1,4}(?:\(m\))?)(?![\w-]|[./]\d)",
    re.I,
)
"""A numbered road; a paper of size A4 is led by "an" or by a noun."""
_TIMED = re.compile(r"\b(\d{1,2}[:.]\d{2})\s(?:train|bus|coach|ferry|flight)\s(?:to|from)\b", re.I)


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield routes, each as a question."""
    for pattern in (_BEFORE, _AFTER, _CAUGHT, _TIMED):
        for m in view.near_digits(pattern):
            yield unsure(
                m.start(1), m.end(1), Kind.PLACE, "transport", "route of a bus or train", 0.5
            )
    for m in view.near_digits(_ROAD):
        if m[1].lower() not in {"a4", "a3", "a5", "b12", "b1", "b6"} or m[0].lower().startswith(
            "the "
        ):
            yield unsure(m.start(1), m.end(1), Kind.PLACE, "transport", "a numbered road", 0.4)
