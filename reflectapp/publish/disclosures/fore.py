"""Who is at the fore of a text at a place: whom a pronoun there may stand for."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Collection
from dataclasses import dataclass, field

from reflectapp.domain.disclosure import WRITER
from reflectapp.publish.disclosures.clue import Reading

FORE, PASSING, KIN_WEIGHT = 1.0, 0.6, 0.5
"""What it weighs to be what a sentence is about, to be named in passing, to be kin of somebody."""
_FADING = 0.6
"""What is left of a weight a sentence on."""
_AGAIN = 0.05
_MAYBE = 0.5
"""What somebody weighs of whom nothing says whether the pronoun fits."""
_SENTENCES = 9
_PARAGRAPHS = 3
_PLACES = 200
"""So far back a pronoun reaches."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody spoken of at a place."""

    start: int
    end: int
    keys: tuple[str, ...]
    """Of whom facts told here are: of several for "they"."""
    who: str
    """Who it is: for kin without a label another one than the person whose kin they are."""
    pronoun: str
    """What fits them: "he", "she", "they", or nothing where it is not known."""
    weight: float
    is_place: bool = True
    """Whether facts that stand next may be theirs; not so for kin, of whom the text tells on."""

    def fits(self, pronoun: str) -> bool:
        """Say whether a pronoun may stand for them; any may where none is given."""
        if not pronoun:
            return self.pronoun != "they" or len(self.keys) == 1
        if pronoun == "they":
            return self.pronoun in {"they", ""} or self.is_place
        return self.pronoun in {pronoun, ""}


@dataclass
class Fore:
    """All who were spoken of so far, in the order of the text."""

    reading: Reading
    spoken: list[Spoken] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Find the breaks between paragraphs."""
        self._breaks = [match.start() for match in re.finditer(r"\n\n", self.reading.text)]

    def at(self, place: int, pronoun: str = "", barred: Collection[str] = ()) -> Spoken | None:
        """Return the one who fits and weighs most before `place`, the last of equals."""
        scores: dict[str, float] = {}
        last: dict[str, Spoken] = {}
        here = self._sentence(place)
        for one in reversed(self.spoken[-_PLACES:]):
            back = here - self._sentence(one.start)
            if back > _SENTENCES or self.breaks_between(one.end, place) > _PARAGRAPHS:
                break
            is_out = one.who in barred or WRITER in one.keys or one.start >= place
            if is_out or not one.fits(pronoun):
                continue
            score = one.weight * _FADING**back * (1 if one.pronoun == pronoun else _MAYBE)
            if one.who in scores:
                scores[one.who] = max(scores[one.who], score) + _AGAIN
            else:
                scores[one.who], last[one.who] = score, one
        return last[max(scores, key=lambda who: scores[who])] if scores else None

    def doer(self, place: int) -> str:
        """Return who is at the fore of the clause: not "him" whom they do something to."""
        for one in reversed(self.spoken[-4:]):
            between = self.reading.text[one.end : place]
            if re.search(r"[.,;:!?\n]|\b(?:and|but|that|when|if|because)\b", between):
                return ""
            if one.weight >= FORE:
                return one.who
        return ""

    def breaks_between(self, start: int, end: int) -> int:
        """Return how many paragraphs end within a stretch."""
        return bisect_left(self._breaks, end) - bisect_left(self._breaks, start)

    def _sentence(self, place: int) -> int:
        return bisect_right(self.reading.sentences, place, key=lambda span: span.start)
