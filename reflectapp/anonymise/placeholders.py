"""Labels that stand for people, places and organisations in one post."""

from __future__ import annotations

from string import ascii_uppercase

from reflectapp.domain.finding import Kind

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

    def __init__(self) -> None:
        self._labels: dict[str, str] = {}
        self._given: dict[Kind, int] = {}

    def label(self, kind: Kind, key: str) -> str:
        """Return the label of the subject `key`: always the same one within this post.

        The first mention settles what kind of label it is; dates, ages and numbers have no
        number of their own, for it would link them.
        """
        if kind in _PLAIN:
            return _PLAIN[kind]
        if key not in self._labels:
            number = self._given.get(kind, 0) + 1
            self._given[kind] = number
            mark = letters(number) if kind is Kind.PERSON else str(number)
            self._labels[key] = f"[{_NUMBERED[kind]} {mark}]"
        return self._labels[key]


def letters(number: int) -> str:
    """Return the number from 1 on as A, B ... Z, AA, AB."""
    result = ""
    while number > 0:
        number, rest = divmod(number - 1, len(ascii_uppercase))
        result = ascii_uppercase[rest] + result
    return result
