"""Ages in years, and in months for babies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_UNDER_TWENTY = (
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    r"|sixteen|seventeen|eighteen|nineteen"
)
_TENS = (
    r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    r"(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?"
)
_NUMBER = rf"(?:\d{{1,3}}|{_TENS}|{_UNDER_TWENTY})"
_FORMS = (
    rf"\baged?\s(?:of\s)?{_NUMBER}\b",
    rf"\b{_NUMBER}(?:-|\s)?(?:years?|yrs?|months?|weeks?)(?:-|\s)old\b",
    r"\b\d{1,3}\s?(?:yo|y/o)\b",
)
_PATTERNS = tuple(re.compile(form, re.I) for form in _FORMS)
_BARE = re.compile(
    r"\b(?:he|she|they|who|mum|dad)(?:['’]?s| is|['’]?re| are) (?:now |only |just )?(\d{1,3})\b"
    r"(?!['’:.%]?\w| (?:to|of|in|min|hour|hr|day|week|month|year|stone|foot|feet|mile|time|point"
    r"|kg|o['’]clock))",
    re.I,
)


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield ages, each as a question: alone they seldom name anybody."""
    for pattern in _PATTERNS:
        for m in pattern.finditer(view.text):
            yield unsure(m.start(), m.end(), Kind.AGE, "ages", "age", 0.6)
    for m in _BARE.finditer(view.text):
        yield unsure(m.start(1), m.end(1), Kind.AGE, "ages", "age after a pronoun", 0.5)
