"""Finds the phrases of a list in a text, by whole words and in every form that the list allows.

How the lists write a phrase: words apart by spaces or hyphens. `word~` stands for a verb in any
form, `word*` for whatever begins so, `one/two` for either, `(word)` for a word that may be
missing, `<name>` for any word of a named set. A noun stands for its plural and possessive too. A
capital that the list has, the text must have; and what is all capitals in the list, all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise, product

from reflectapp.domain.spans import Span

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_GAP = re.compile(r"[ \t\xa0*_]{0,4}(?:[ \t\n\xa0]|[-‐‑–/])[ \t\xa0*_]{0,3}")
_PART = re.compile(r"\(([^()]+)\)|(\S+)")
_VOWELS = "aeiou"
_PREFIX = 3

Sets = Mapping[str, Iterable[str]]
"""Words by the name under which phrases speak of them all."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text."""

    start: int
    end: int
    plain: str
    """In lower case, with a straight apostrophe."""
    is_capital: bool
    is_all_capitals: bool


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase stands, and under which name the list has it."""

    span: Span
    name: str


@dataclass(frozen=True, slots=True)
class _Slot:
    forms: frozenset[str]
    prefix: str = ""
    is_capital: bool = False
    is_all_capitals: bool = False

    def takes(self, word: Word) -> bool:
        if word.plain not in self.forms and not (
            self.prefix and word.plain.startswith(self.prefix)
        ):
            return False
        if self.is_all_capitals:
            return word.is_all_capitals
        return word.is_capital or not self.is_capital


@dataclass(frozen=True, slots=True)
class _Phrase:
    name: str
    slots: tuple[_Slot, ...]


def words_of(text: str, masked: Sequence[Span] = ()) -> list[Word]:
    """Return the words of `text`, without those that touch a masked span (by start)."""
    words, at = [], 0
    for match in _WORD.finditer(text):
        start, end = match.span()
        while at < len(masked) and masked[at].end <= start:
            at += 1
        if at < len(masked) and masked[at].start < end:
            continue
        raw = match.group()
        letters = raw.removesuffix("s").removesuffix("'").removesuffix("’")
        words.append(
            Word(
                start,
                end,
                raw.casefold().replace("’", "'"),
                raw[0].isupper(),
                len(letters) > 1 and letters.isupper(),
            )
        )
    return words


class PhraseBook:
    """Phrases under names; one pass over a text, however many they are."""

    def __init__(self, phrases: Mapping[str, Iterable[str]], sets: Sets | None = None) -> None:
        """Take, for each name, the phrases that stand for it.

        Raises:
            ValueError: A phrase is empty or speaks of a set that is not there.
        """
        self._by_first: dict[str, list[_Phrase]] = {}
        self._by_prefix: dict[str, list[_Phrase]] = {}
        for name, lines in phrases.items():
            for line in lines:
                for slots in _variants(line, sets or {}):
                    self._file(_Phrase(name, slots))
        for found in (*self._by_first.values(), *self._by_prefix.values()):
            found.sort(key=lambda phrase: -len(phrase.slots))

    def find(self, text: str, words: Sequence[Word]) -> list[Hit]:
        """Return the hits by place, none overlapping, the longest where several begin.

        Args:
            words: Those of `text`, as `words_of` has them.
        """
        hits: list[Hit] = []
        at = 0
        while at < len(words):
            plain = words[at].plain
            if plain not in self._by_first and plain[:_PREFIX] not in self._by_prefix:
                at += 1
                continue
            phrase = next(self._at(text, words, at), None)
            if phrase is None:
                at += 1
                continue
            last = at + len(phrase.slots) - 1
            hits.append(Hit(Span(words[at].start, words[last].end), phrase.name))
            at = last + 1
        return hits

    def _file(self, phrase: _Phrase) -> None:
        first = phrase.slots[0]
        for form in first.forms:
            self._by_first.setdefault(form, []).append(phrase)
        if first.prefix:
            self._by_prefix.setdefault(first.prefix[:_PREFIX], []).append(phrase)

    def _at(self, text: str, words: Sequence[Word], at: int) -> Iterator[_Phrase]:
        """Yield the phrases that begin at a word, the longest first."""
        plain = words[at].plain
        found = self._by_first.get(plain, [])
        if by_prefix := self._by_prefix.get(plain[:_PREFIX]):
            found = sorted([*found, *by_prefix], key=lambda phrase: -len(phrase.slots))
        for phrase in found:
            taken = words[at : at + len(phrase.slots)]
            if (
                len(taken) == len(phrase.slots)
                and all(slot.takes(word) for slot, word in zip(phrase.slots, taken, strict=True))
                and _are_side_by_side(text, taken)
            ):
                yield phrase


def _are_side_by_side(text: str, words: Sequence[Word]) -> bool:
    pairs = pairwise(words)
    return all(_GAP.fullmatch(text, before.end, after.start) for before, after in pairs)


def _variants(line: str, sets: Sets) -> Iterator[tuple[_Slot, ...]]:
    """Yield the ways to read a line: with and without each part that may be missing."""
    choices: list[tuple[tuple[_Slot, ...], ...]] = []
    for optional, plain in _PART.findall(line):
        slots = tuple(_slot(part, sets) for part in (optional or plain).replace("-", " ").split())
        choices.append((slots, ()) if optional else (slots,))
    for chosen in product(*choices):
        slots = tuple(slot for part in chosen for slot in part)
        if not slots:
            raise ValueError("a phrase needs a word")
        yield slots


def _slot(part: str, sets: Sets) -> _Slot:
    if part.startswith("<"):
        if part[1:-1] not in sets:
            raise ValueError(f"there is no set {part}")
        return _Slot(frozenset(form for w in sets[part[1:-1]] for form in noun_forms(w)))
    if part.endswith("*"):
        return _Slot(frozenset(), part[:-1].casefold(), part[0].isupper())
    forms: set[str] = set()
    for word in part.split("/"):
        plain = word.casefold()
        forms.update(verb_forms(plain[:-1]) if plain.endswith("~") else noun_forms(plain))
    letters = part.replace("/", "").removesuffix("s")
    return _Slot(
        frozenset(forms),
        is_capital=part[0].isupper(),
        is_all_capitals=len(letters) > 1 and letters.isupper(),
    )


def noun_forms(word: str) -> Iterator[str]:
    """Yield a word with its plural and its possessives, as far as rules make them."""
    yield word
    if len(word) < 3 or not word[-1].isalpha():
        return
    plural = word + "s"
    if word.endswith("y") and word[-2] not in _VOWELS:
        plural = word[:-1] + "ies"
    elif word.endswith(("s", "x", "ch", "sh")):
        plural = word + "es"
    yield from (plural, word + "'s", plural + "'")


def verb_forms(word: str) -> Iterator[str]:
    """Yield a verb with its endings, as far as rules make them."""
    yield word
    if word.endswith("e"):
        yield from (word + "s", word + "d", word[:-1] + "ing")
    elif word.endswith("y") and word[-2] not in _VOWELS:
        yield from (word[:-1] + "ies", word[:-1] + "ied", word + "ing")
    else:
        ending = "es" if word.endswith(("s", "x", "ch", "sh")) else "s"
        yield from (word + ending, word + "ed", word + "ing")
        if len(word) > 2 and word[-1] not in "wxy" and word[-2] in _VOWELS:
            yield from (word + word[-1] + "ed", word + word[-1] + "ing")
