"""Names typed badly: "brina rang", where Brian is known or stands elsewhere in the entry.

A word that no list has is asked about anyway. What looks like a slip of an everyday word is not,
and what is a word itself ("brain") is not either: here both are, one stroke away from a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.grammar import DETERMINERS
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, fold
from reflectapp.domain.finding import Kind, Tier

_LEAST = 4
"""Letters of a name; a shorter one is a stroke away from too many words."""


def misspelt(
    view: View, found: Sequence[Candidate], known: Iterable[str], lexicon: Lexicon
) -> Iterator[Candidate]:
    """Yield words one stroke away from somebody's name, each as a question.

    Args:
        found: What was found in this text.
        known: Names that the journal knows.
    """
    names = {fold(part) for name in known for part in name.split()}
    for c in found:
        if c.kind is Kind.PERSON and c.tier is Tier.REPLACE:
            names |= {fold(part) for part in view.text[c.start : c.end].split()}
    names = {name for name in names if len(name) >= _LEAST and name.isalpha()}
    shortened = {short for name in names for short in (name, *_without_one(name))}
    swapped = {swap for name in names for swap in _swapped(name)} - names
    before = ""
    for word in view.words if names else ():
        low = fold(word.base)
        is_led, before = before in DETERMINERS, word.text.lower()
        if low in names or is_led or len(low) < _LEAST:
            continue
        is_near = low in swapped or (
            not shortened.isdisjoint((low, *_without_one(low))) and lexicon.is_slip(low)
        )
        if is_near and not lexicon.is_common(low):
            end = word.start + len(word.base)
            yield unsure(word.start, end, Kind.PERSON, "misspelt", "a stroke away from a name", 0.4)


def _without_one(word: str) -> Iterator[str]:
    for at in range(len(word)):
        yield word[:at] + word[at + 1 :]


def _swapped(word: str) -> Iterator[str]:
    for at, (letter, following) in enumerate(pairwise(word)):
        if letter != following:
            yield f"{word[:at]}{following}{letter}{word[at + 2 :]}"
