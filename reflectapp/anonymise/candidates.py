"""What a recogniser hands over: a stretch of the view, and why it may identify somebody."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind, Tier


@dataclass(frozen=True, slots=True)
class Candidate:
    """A stretch of a `View`; offsets are places in `View.text`."""

    start: int
    end: int
    kind: Kind
    tier: Tier
    score: float
    recogniser: str
    explanation: str

    def overlaps(self, other: Candidate) -> bool:
        """Say whether the two share a character."""
        return self.start < other.end and other.start < self.end


Recogniser = Callable[[View, Lexicon], Iterable[Candidate]]


def sure(
    start: int, end: int, kind: Kind, recogniser: str, why: str, score: float = 0.95
) -> Candidate:
    """Return a candidate that is masked at once."""
    return Candidate(start, end, kind, Tier.REPLACE, score, recogniser, why)


def unsure(
    start: int, end: int, kind: Kind, recogniser: str, why: str, score: float = 0.5
) -> Candidate:
    """Return a candidate that is asked about."""
    return Candidate(start, end, kind, Tier.ASK, score, recogniser, why)
