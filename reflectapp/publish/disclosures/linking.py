"""What may make readers join two posts: the same facts, name, words, or a series."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
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
from reflectapp.domain.remembering import remembered

LINKING = 3
"""So many kinds of facts in common, and readers of two posts may take two people for one."""

SAME_WORDS = 6
"""So many words in a row, and two posts tell of somebody in the same words."""
_LONG, _LEAST_LONG = 5, 2
_LABEL = re.compile(r"\[[^\]\n]*\]")
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_SETTING = frozenset({Attribute.PLACE, Attribute.TIME, Attribute.SERVICE, Attribute.EVENT})
_ALONE_NOTHING = frozenset({Attribute.GENDER})
"""Half of everybody shares it, so it does not count towards a link."""


class LinkKind(StrEnum):
    """What may make readers join two posts."""

    SAME_FACTS = "same facts"
    """Both tell the same three or more things about a person."""
    SAME_NAME = "same name"
    """Both call somebody by the same made-up name."""
    SAME_WORDS = "same words"
    """Both tell of somebody in the same very words."""
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
    words: str = ""
    """The longest stretch of words in which both tell of them, where it is long enough."""


def is_subject(told: Told, subject_id: str | None) -> bool:
    return subject_id is not None and told.subject_id == subject_id


def links(
    telling: Telling, others: Sequence[LeftTelling], series: Collection[str]
) -> Iterator[Link]:
    """Yield what may make readers join this post with earlier ones.

    Args:
        others: Earlier posts, oldest first.
        series: Ids of those that share their placeholders with this one.
    """
    for told in telling.people:
        for left in others:
            for other in left.telling.people:
                if not {WRITER, SOMEBODY} & {told.key, other.key}:
                    link = _link(told, telling, other, left)
                    kind = _kind(link, other, is_of_series=left.post_id in series)
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
        is_subject(other, told.subject_id),
        tuple(fact for name, fact in theirs.items() if name not in ours),
        any((f.attribute, f.value) in theirs for f in told.facts if not f.is_weak),
        _same_words(told, other),
    )


def _kind(link: Link, other: Told, *, is_of_series: bool) -> LinkKind | None:
    """Return by what readers may join the two, the plainest first."""
    if link.key == other.key and not link.key.startswith("["):
        return LinkKind.SAME_NAME
    if link.key == other.key and is_of_series and link.is_same_person:
        return LinkKind.SERIES
    if link.words:
        return LinkKind.SAME_WORDS
    is_telling = link.is_of_person and len({fact.attribute for fact in link.shared}) >= LINKING
    return LinkKind.SAME_FACTS if is_telling else None


def _same_words(told: Told, other: Told) -> str:
    """Return the longest stretch of words that stands in passages about both."""
    theirs = _stretches(other)
    found: list[tuple[str, ...]] = []
    for stretch in _stretches(told):
        if stretch not in theirs:
            continue
        if found and found[-1][1 - SAME_WORDS :] == stretch[:-1]:
            found[-1] = (*found[-1], stretch[-1])
        else:
            found.append(stretch)
    found.sort(key=len, reverse=True)
    return " ".join(found[0]) if found else ""


@remembered(512)
def _stretches(told: Told) -> dict[tuple[str, ...], None]:
    """Return all runs of `SAME_WORDS` words in the passages about somebody, in their order.

    Those of small words alone are no sign: "and then he was there with me".
    """
    found: dict[tuple[str, ...], None] = {}
    for passage in dict.fromkeys(fact.passage for fact in told.facts if not fact.is_weak):
        for part in _LABEL.split(passage.casefold()):
            words = _WORD.findall(part.replace("’", "'"))
            for at in range(len(words) - SAME_WORDS + 1):
                stretch = tuple(words[at : at + SAME_WORDS])
                if sum(len(word) >= _LONG for word in stretch) >= _LEAST_LONG:
                    found[stretch] = None
    return found


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
