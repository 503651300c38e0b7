"""Advice about the wording of a post, and which of it the writer wants."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum

from reflectapp.domain.spans import Span


class AdviceKind(StrEnum):
    """What a piece of advice is about."""

    LANGUAGE = "language"
    """A word that hurts or blames."""
    OWN = "own"
    """A word of the writer's own list."""
    QUOTE = "quote"
    """Somebody's very words."""
    NUMBER = "number"
    """A number that a search may find."""
    RARE = "rare"
    """A word or string that hardly stands anywhere else."""
    ABBREVIATION = "abbreviation"
    """Letters that are not explained."""
    JARGON = "jargon"
    """A word of the trade."""
    EASE = "ease"
    """How hard the whole is to read."""
    LONG_SENTENCE = "long sentence"
    LENGTH = "length"
    """How long the whole is."""


WHOLE = frozenset({AdviceKind.EASE, AdviceKind.LENGTH})
"""Kinds about the post as a whole, not about a place in it."""


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to weigh; never an obstacle."""

    kind: AdviceKind
    span: Span
    """In the public version; empty for what is about the whole."""
    words: str
    """As they stand, on one line."""
    key: str
    """By which it is dismissed: the same for all forms of a word."""
    instead: tuple[str, ...] = ()
    """What may be said in its place."""
    why: str = ""
    """A reason from a list; the window has the others."""
    source: str = ""
    """The guidance that says so."""
    is_quoted: bool = False
    """It stands in somebody's mouth: quoting may be right."""
    number: int = 0
    """What was counted, for the kinds that count."""
    source_span: Span | None = None
    """The place in the entry's text, where there is one."""


@dataclass(frozen=True, slots=True)
class OwnWord:
    """A word that the writer wants to be told of."""

    words: str
    instead: str = ""


@dataclass(frozen=True, slots=True)
class AdviceChoices:
    """Which advice is wanted in this journal."""

    own: tuple[OwnWord, ...] = ()
    silenced: tuple[tuple[str, str], ...] = ()
    """Kind and key of what is never shown; an empty key silences the kind."""

    def wants(self, kind: AdviceKind, key: str) -> bool:
        """Say whether this advice is to be shown."""
        return (kind.value, key) not in self.silenced and (kind.value, "") not in self.silenced

    def without(self, kind: AdviceKind, key: str = "") -> AdviceChoices:
        """Return the choices with a word, or without a key a kind, never shown again."""
        pair = (kind.value, key)
        return self if pair in self.silenced else replace(self, silenced=(*self.silenced, pair))

    def with_back(self, kind: AdviceKind, key: str = "") -> AdviceChoices:
        """Return the choices with a word or kind shown again."""
        pair = (kind.value, key)
        return replace(self, silenced=tuple(p for p in self.silenced if p != pair))

    def with_own(self, word: OwnWord) -> AdviceChoices:
        """Return the choices with one more word of the writer's own, each once."""
        rest = tuple(w for w in self.own if w.words.casefold() != word.words.casefold())
        return replace(self, own=(*rest, word))

    def without_own(self, words: str) -> AdviceChoices:
        """Return the choices without a word of the writer's own."""
        kept = tuple(w for w in self.own if w.words.casefold() != words.casefold())
        return replace(self, own=kept)


ALL_ADVICE = AdviceChoices()
"""Nothing was chosen yet."""
