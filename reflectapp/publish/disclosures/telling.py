"""What a public version tells, by person. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from reflectapp.domain.disclosure import (
    SOMEBODY,
    WRITER,
    Attribute,
    Fact,
    Telling,
    Told,
)
from reflectapp.domain.finding import Decision, PublicVersion
from reflectapp.publish.disclosures.ages import ages
from reflectapp.publish.disclosures.asserted import is_told
from reflectapp.publish.disclosures.clue import Clue, Reading, Recogniser, reading_of
from reflectapp.publish.disclosures.families import families
from reflectapp.publish.disclosures.genders import genders
from reflectapp.publish.disclosures.listed import listed
from reflectapp.publish.disclosures.occupations import occupations
from reflectapp.publish.disclosures.people import Cast, cast_of
from reflectapp.publish.disclosures.teams import teams
from reflectapp.publish.disclosures.times import times
from reflectapp.publish.disclosures.whose import Owners

RECOGNISERS: tuple[Recogniser, ...] = (
    ages,
    families,
    genders,
    listed,
    occupations,
    teams,
    times,
)
_LONGEST_PASSAGE = 240
_STRETCH = 200


@dataclass(frozen=True, slots=True)
class OwnedClue:
    """A clue and of whom it is told."""

    clue: Clue
    key: str


def telling_of(public: PublicVersion, decisions: Sequence[Decision]) -> Telling:
    """Return what a public version tells about everybody in it and about the writer."""
    cast = cast_of(public, decisions)
    reading = reading_of(public.text, cast.masked)
    people: dict[str, list[Fact]] = {}
    for owned in clues_in(reading, cast):
        if owned.clue.is_weak and owned.key in {SOMEBODY, WRITER}:
            # A "she" of whom nobody can say who it is.
            continue
        facts = people.setdefault(owned.key, [])
        fact = _fact(reading, owned.clue)
        if not any(_is_same(fact, other) for other in facts):
            facts.append(fact)
    return Telling(
        tuple(
            Told(key, cast.subject_of(key), tuple(_without_weak(facts)))
            for key, facts in people.items()
        )
    )


def clues_in(reading: Reading, cast: Cast) -> list[OwnedClue]:
    """Return the clues of a text by place, each with its owner; no two of one kind overlap."""
    owners = Owners(reading, cast.mentions)
    found = [clue for recognise in RECOGNISERS for clue in recognise(reading)]
    told = [clue for clue in _apart(found) if is_told(clue, reading)]
    return [OwnedClue(clue, key) for clue in told for key in owners.owners(clue)]


def _apart(clues: Iterable[Clue]) -> list[Clue]:
    """Return the clues by place, without those that longer ones make needless.

    Of two of one kind that overlap the longer one stays; "prison" within "prison nurse" tells
    nothing of its own.
    """
    kept: list[Clue] = []
    # By the stretch of text in which they stand: a long post has thousands.
    near: dict[int, list[Clue]] = defaultdict(list)
    for clue in sorted(clues, key=lambda c: (c.is_weak, -len(c.span), c.span.start)):
        stretches = range(clue.span.start // _STRETCH, clue.span.end // _STRETCH + 1)
        if not any(_is_needless(clue, other) for n in stretches for other in near[n]):
            kept.append(clue)
            for n in stretches:
                near[n].append(clue)
    return sorted(kept, key=lambda clue: clue.span)


def _is_needless(clue: Clue, other: Clue) -> bool:
    if other.attribute is clue.attribute:
        return other.span.overlaps(clue.span)
    return len(other.span) > len(clue.span) and other.span.contains(clue.span)


def _fact(reading: Reading, clue: Clue) -> Fact:
    words = reading.text[clue.span.start : clue.span.end]
    sentence = reading.sentence_at(clue.span.start)
    start, end = sentence.start, max(sentence.end, clue.span.end)
    if end - start > _LONGEST_PASSAGE:
        start = max(start, clue.span.start - _LONGEST_PASSAGE // 2)
        end = min(end, start + _LONGEST_PASSAGE)
    passage = " ".join(reading.text[start:end].split())
    return Fact(clue.attribute, clue.value, " ".join(words.split()), passage, clue.is_weak)


def _is_same(fact: Fact, other: Fact) -> bool:
    return (fact.attribute, fact.value) == (other.attribute, other.value)


def _without_weak(facts: Sequence[Fact]) -> list[Fact]:
    """Leave out what a pronoun tells where a word tells gender too."""
    is_told = any(fact.attribute is Attribute.GENDER and not fact.is_weak for fact in facts)
    return [fact for fact in facts if not (fact.is_weak and is_told)]
