"""Labels that stand for people, places and organisations in one post."""

from __future__ import annotations

from string import ascii_uppercase

from reflectapp.domain.finding import Kind
from reflectapp.domain.series import NO_NUMBERING, Label, Numbering

_NUMBERED = {Kind.PERSON: "Person", Kind.PLACE: "Place", Kind.ORGANISATION: "Organisation"}
_PLAIN = {
    Kind.DATE: "[date]",
    Kind.AGE: "[age]",
    Kind.CONTACT: "[contact details]",
    Kind.IDENTIFIER: "[reference]",
    Kind.OTHER: "[detail]",
}


class Placeholders:
    """Gives out the labels of one post, numbered in the order in which they are asked for."""

    def __init__(self, numbering: Numbering = NO_NUMBERING) -> None:
        """Go on with the labels that other posts of a series have."""
        self._numbering = numbering
        self._given: dict[str, Label] = {}
        self._highest: dict[Kind, int] = {}

    def label(self, kind: Kind, key: str) -> str:
        """Return the label of the subject `key`: always the same one within this post.

        The first mention settles what kind of label it is; dates, ages and numbers have no
        number of their own, for it would link them.
        """
        if kind in _PLAIN:
            return _PLAIN[kind]
        if key not in self._given:
            self._given[key] = self._numbering.label(key) or self._next(kind)
        return written(self._given[key])

    @property
    def given(self) -> dict[str, Label]:
        """What was given out, by the keys of a series."""
        return {self._numbering.key_of(key): label for key, label in self._given.items()}

    def _next(self, kind: Kind) -> Label:
        number = self._highest.get(kind, self._numbering.highest(kind)) + 1
        self._highest[kind] = number
        return Label(kind, number)


def written(label: Label) -> str:
    """Return a label as it stands in a post."""
    mark = letters(label.number) if label.kind is Kind.PERSON else str(label.number)
    return f"[{_NUMBERED[label.kind]} {mark}]"


def letters(number: int) -> str:
    """Return the number from 1 on as A, B ... Z, AA, AB."""
    result = ""
    while number > 0:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        result = ascii_uppercase[rest] + result
    return result
