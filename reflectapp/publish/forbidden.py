"""What must not be in a post and how it is found: by the leak scan, and by the review before it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.matching import Matcher, same_name
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register
from reflectapp.publish.decoding import decodings
from reflectapp.publish.patterns import contacts

Find = Callable[[str], Iterable[tuple[Span, str]]]

LONGEST_NAME = 80
"""Code points; a longer stretch that was hidden is looked for as it stands, not as a name."""

_NAMES = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)
_LEAST_LOOSE_DIGITS = 6
_LEAST_DIGITS = 3


class Sort(StrEnum):
    """Why something must not leave."""

    NAME = "name"
    """An alias of a subject, or a name that was hidden once."""
    OWN = "own"
    """A term of the writer's own."""
    EXACT = "exact"
    """A number, a date or the like that was hidden once."""
    CONTACT = "contact"
    """An address or number that reaches a person."""


@dataclass(frozen=True, slots=True)
class Search:
    """One way of looking for what must not leave."""

    sort: Sort
    find: Find

    def hits(self, text: str) -> list[tuple[Span, str]]:
        """Return where `text` holds something forbidden, and what.

        What stands there in entities or percent escapes is found too; a hit then spans the
        escapes that it is read from.
        """
        found = dict.fromkeys(self.find(text))
        for decoded in decodings(text):
            found |= dict.fromkeys((decoded.span(s), term) for s, term in self.find(decoded.text))
        return list(found)


@dataclass(frozen=True, slots=True)
class Forbidden:
    """What must not be in a post."""

    names: tuple[str, ...] = ()
    """Aliases and replaced names; found as `domain.matching` finds names."""
    own: tuple[str, ...] = ()
    """The writer's own terms: not even when kept."""
    exact: tuple[str, ...] = ()
    """Replaced numbers, dates and the like; found in the form that they had."""

    @property
    def searches(self) -> tuple[Search, ...]:
        """Return what finds all of it."""
        return (
            Search(Sort.NAME, Matcher(self.names).find),
            Search(Sort.OWN, Matcher(self.own).find),
            Search(Sort.EXACT, exactly(self.exact)),
            Search(Sort.CONTACT, contacts),
        )


def forbidden_in(
    text: str, decisions: Sequence[Decision], register: Register, profile: WriterProfile
) -> Forbidden:
    """Return what must not be in the post of an entry.

    Args:
        text: The entry's, to which the places of the decisions refer.
    """
    own = [profile.name, profile.employer, profile.team, profile.town]
    names: list[str] = []
    exact: list[str] = []
    for subject in register.subjects:
        (own if subject.is_writer else names).extend((subject.name, *subject.aliases))
    for decision in decisions:
        words = text[decision.span.start : decision.span.end]
        if decision.action is Action.KEEP:
            continue
        if decision.kind in _NAMES and len(words) <= LONGEST_NAME:
            names.append(words)
        elif not (decision.kind is Kind.OTHER and decision.action is Action.LEAVE_OUT):
            # A passage that was left out may share words with what stays.
            exact.append(words)
    return Forbidden(
        tuple(dict.fromkeys(names)),
        tuple(dict.fromkeys(term for term in own if not same_name(term, profile.public_name))),
        tuple(dict.fromkeys(exact)),
    )


def exactly(terms: Sequence[str]) -> Find:
    """Return what finds numbers and dates: as whole words, white space aside.

    Long numbers are found however their digits are grouped. One or two digits alone name
    nobody and stand in every text: they are not looked for.
    """
    patterns = [(term, _exact_pattern(term)) for term in dict.fromkeys(terms) if _tells(term)]

    def find(text: str) -> list[tuple[Span, str]]:
        return [
            (Span(m.start(), m.end()), term)
            for term, pattern in patterns
            for m in pattern.finditer(text)
        ]

    return find


def _tells(term: str) -> bool:
    bare = term.strip()
    return any(c.isalnum() for c in bare) and not (bare.isdigit() and len(bare) < _LEAST_DIGITS)


def _exact_pattern(term: str) -> re.Pattern[str]:
    digits = [c for c in term if c.isdigit()]
    if len(digits) >= _LEAST_LOOSE_DIGITS and not any(c.isalpha() for c in term):
        body = r"[\s()./-]*".join(re.escape(d) for d in digits)
        return re.compile(rf"(?<!\d){body}(?!\d)")
    body = r"\s+".join(re.escape(part) for part in term.split())
    # "May" is a month, "may" is not.
    flags = re.NOFLAG if term.strip().isalpha() else re.IGNORECASE
    return re.compile(rf"(?<!\w){body}(?!\w)", flags)
