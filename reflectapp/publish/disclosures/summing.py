"""The sum: what exported posts told of each person so far, what this one adds, what links them.

Counts and passages alone: how likely it is that somebody is recognised, nobody can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reflectapp.domain.disclosure import (
    SOMEBODY,
    WRITER,
    Attribute,
    Fact,
    LeftTelling,
    Telling,
    Told,
)
from reflectapp.publish.disclosures.linking import Link, is_subject, links


@dataclass(frozen=True, slots=True)
class Before:
    """What an earlier post told."""

    left: LeftTelling
    fact: Fact


@dataclass(frozen=True, slots=True)
class PersonSum:
    """What is told about one person in sum, once this post has left."""

    key: str
    """As in `Told`."""
    subject_id: str | None
    adds: tuple[Fact, ...]
    """Told by this post and by none before."""
    again: tuple[Fact, ...]
    """Told by this post and before."""
    before: tuple[Before, ...]
    """Told by earlier posts, oldest first; each fact once."""

    @property
    def count(self) -> int:
        """How many different things are told in all, those by pronouns alone left out."""
        facts = [*self.adds, *(told.fact for told in self.before)]
        return len({(f.attribute, f.value) for f in facts if not f.is_weak})


@dataclass(frozen=True, slots=True)
class Disclosures:
    """What one post tells, beside all that left before."""

    people: tuple[PersonSum, ...]
    """The writer first, then by place in the post, last what is told of nobody in particular."""
    links: tuple[Link, ...]
    uncounted: int = 0
    """Earlier posts of which it is not known what they told."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """What left before a post is judged."""

    others: tuple[LeftTelling, ...] = ()
    """Other posts, oldest first."""
    own: tuple[LeftTelling, ...] = ()
    """Earlier versions of the post itself."""
    series: frozenset[str] = frozenset()
    """Ids of posts that share its placeholders."""
    uncounted: int = 0


def summed(telling: Telling, earlier: Earlier) -> Disclosures:
    """Return what this telling adds to what left before.

    Of earlier versions of the post itself only what it does not tell any more counts as told
    before: it is out all the same.
    """
    left = (*earlier.others, *(_without(own, telling) for own in earlier.own))
    people = [_sum(told, left) for told in telling.people]
    if telling.of(WRITER) is None and (before := _before(WRITER, None, left)):
        people.append(PersonSum(WRITER, None, (), (), before))
    people.sort(key=lambda person: (person.key != WRITER, person.key == SOMEBODY))
    found = tuple(links(telling, earlier.others, earlier.series))
    return Disclosures(tuple(people), found, earlier.uncounted)


def _without(own: LeftTelling, telling: Telling) -> LeftTelling:
    known = {(f.attribute, f.value) for told in telling.people for f in told.facts}
    people = (
        replace(told, facts=tuple(f for f in told.facts if (f.attribute, f.value) not in known))
        for told in own.telling.people
    )
    return replace(own, telling=Telling(tuple(people)))


def _sum(told: Told, earlier: Sequence[LeftTelling]) -> PersonSum:
    before = _before(told.key, told.subject_id, earlier)
    known = {(b.fact.attribute, b.fact.value) for b in before}
    adds = tuple(f for f in told.facts if (f.attribute, f.value) not in known)
    again = tuple(f for f in told.facts if (f.attribute, f.value) in known)
    return PersonSum(told.key, told.subject_id, adds, again, before)


def _before(key: str, subject_id: str | None, earlier: Iterable[LeftTelling]) -> tuple[Before, ...]:
    """Return what was told of the writer, or of the subject; of others nobody can say."""
    found: dict[tuple[Attribute, str], Before] = {}
    for left in earlier:
        for told in left.telling.people:
            is_same = told.key == key if key == WRITER else is_subject(told, subject_id)
            if not is_same:
                continue
            for fact in told.facts:
                found.setdefault((fact.attribute, fact.value), Before(left, fact))
    return tuple(found.values())
