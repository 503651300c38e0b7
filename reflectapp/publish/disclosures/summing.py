"""The sum: what exported posts told of each person so far, what this one adds, what links them.

Counts and passages alone: how likely it is that somebody is recognised, nobody can say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from reflectapp.domain.disclosure import (
    SOMEBODY,
    WRITER,
    Attribute,
    Fact,
    LeftTelling,
    Telling,
    Told,
)

LINKING = 3
"""So many kinds of facts in common, and readers of two posts may take two people for one."""

_SETTING = frozenset({Attribute.PLACE, Attribute.TIME, Attribute.SERVICE, Attribute.EVENT})
_ALONE_NOTHING = frozenset({Attribute.GENDER})
"""Half of everybody shares it, so it does not count towards a link."""


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


class LinkKind(StrEnum):
    """What may make readers join two posts."""

    SAME_FACTS = "same facts"
    """Both tell the same three or more things about a person."""
    SAME_NAME = "same name"
    """Both call somebody by the same made-up name."""
    SERIES = "series"
    """They are of one series, in which a person keeps the placeholder."""


@dataclass(frozen=True, slots=True)
class Link:
    """Two posts that readers may join, and by what."""

    kind: LinkKind
    key: str
    """The person in this post."""
    left: LeftTelling
    shared: tuple[Fact, ...]
    """What both tell."""
    is_same_person: bool
    """Whether the register knows them as one."""
    then_known: tuple[Fact, ...]
    """What the earlier post tells beyond: known of this person too, once the two are joined."""
    is_of_person: bool = True
    """Whether any of `shared` is told of the person, not of where and when alone."""


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
    return Disclosures(tuple(people), tuple(_links(telling, earlier)), earlier.uncounted)


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
            is_same = told.key == key if key == WRITER else _is_subject(told, subject_id)
            if not is_same:
                continue
            for fact in told.facts:
                found.setdefault((fact.attribute, fact.value), Before(left, fact))
    return tuple(found.values())


def _is_subject(told: Told, subject_id: str | None) -> bool:
    return subject_id is not None and told.subject_id == subject_id


def _links(telling: Telling, earlier: Earlier) -> Iterator[Link]:
    for told in telling.people:
        for left in earlier.others:
            for other in left.telling.people:
                if not {WRITER, SOMEBODY} & {told.key, other.key}:
                    link = _link(told, telling, other, left)
                    kind = _kind(link, other, is_of_series=left.post_id in earlier.series)
                    if kind is not None:
                        yield replace(link, kind=kind)


def _link(told: Told, telling: Telling, other: Told, left: LeftTelling) -> Link:
    """Return what two people of two posts have in common, as a link by facts."""
    ours, theirs = _facts(told, telling), _facts(other, left.telling)
    return Link(
        LinkKind.SAME_FACTS,
        told.key,
        left,
        tuple(fact for name, fact in ours.items() if name in theirs),
        _is_subject(other, told.subject_id),
        tuple(fact for name, fact in theirs.items() if name not in ours),
        any((f.attribute, f.value) in theirs for f in told.facts if not f.is_weak),
    )


def _kind(link: Link, other: Told, *, is_of_series: bool) -> LinkKind | None:
    """Return by what readers may join the two, the plainest first."""
    if link.key == other.key and not link.key.startswith("["):
        return LinkKind.SAME_NAME
    if link.key == other.key and is_of_series and link.is_same_person:
        return LinkKind.SERIES
    is_telling = link.is_of_person and len({fact.attribute for fact in link.shared}) >= LINKING
    return LinkKind.SAME_FACTS if is_telling else None


def _facts(told: Told, telling: Telling) -> dict[tuple[Attribute, str], Fact]:
    """Return what is told of a person, with where and when the story is set."""
    setting = [
        fact
        for other in telling.people
        if other.key in {WRITER, SOMEBODY}
        for fact in other.facts
        if fact.attribute in _SETTING
    ]
    return {
        (fact.attribute, fact.value): fact
        for fact in (*told.facts, *setting)
        if not fact.is_weak and fact.attribute not in _ALONE_NOTHING
    }
