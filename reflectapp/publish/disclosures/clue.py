"""What a recogniser of attributes is given, and what it finds."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Protocol

from reflectapp.domain.disclosure import Attribute
from reflectapp.domain.spans import Span
from reflectapp.publish.phrases import Word, words_of

_SENTENCE = re.compile(
    r"(?<=[.!?…])[\"'”’)\]*_]*\s+(?=[\"'“‘(\[*_]*[^a-z\s])|\n+"
    # Those who write without capitals.
    r"|(?<=[a-z][a-z][.!?])(?<!\betc\.)(?<!\bvs\.)(?<!\bapprox\.)\s+(?=[a-z])"
)
_THING = re.compile(r"\[(?!Person )")


@dataclass(frozen=True, slots=True)
class Clue:
    """A stretch of the public version that tells something."""

    span: Span
    attribute: Attribute
    value: str
    """The same for all words that tell the same."""
    is_weak: bool = False


@dataclass(frozen=True)
class Reading:
    """A text with its words and sentences, made once for all recognisers."""

    text: str
    masked: tuple[Span, ...]
    """Labels and names of people, places and organisations, by start; they tell nothing."""
    words: tuple[Word, ...]
    sentences: tuple[Span, ...]
    """By start, without gaps that hold a word."""

    @cached_property
    def marked(self) -> str:
        """The text, as long, in which every name ends in a bracket and no other thing does."""
        parts, at = [], 0
        for span in self.masked:
            is_thing = _THING.match(self.text, span.start)
            parts += [self.text[at : span.end - 1], "#" if is_thing else "]"]
            at = span.end
        return "".join([*parts, self.text[at:]])

    def sentence_at(self, place: int) -> Span:
        """Return the sentence that holds `place`."""
        number = bisect_right(self.sentences, place, key=lambda span: span.start) - 1
        return self.sentences[max(number, 0)]

    def is_masked(self, span: Span) -> bool:
        """Say whether a label or name reaches into `span`."""
        return any(mask.overlaps(span) for mask in self.masked)


class Recogniser(Protocol):
    """Finds the clues of one kind."""

    def __call__(self, reading: Reading) -> Iterable[Clue]:
        """Return what is told; overlaps are settled by the caller."""


def reading_of(text: str, masked: Sequence[Span] = ()) -> Reading:
    """Return `text` ready for the recognisers."""
    return Reading(text, tuple(masked), tuple(words_of(text, masked)), tuple(_sentences(text)))


def _sentences(text: str) -> list[Span]:
    bounds = [0, *(match.end() for match in _SENTENCE.finditer(text)), len(text)]
    return [Span(a, b) for a, b in itertools.pairwise(bounds) if a < b] or [Span(0, 0)]
