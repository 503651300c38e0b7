"""One rule for finding a known name in a text, for the recogniser and the leak scan alike.

A name is found in any case, with or without accents, with zero-width characters inside, with
straight or curly apostrophes, before a possessive, with its words parted by spaces, markup or
one line break, with its hyphens split or joined, and, from five letters on, inside a longer
word. A name that is an English word ("Will") is not found where it stands in lower case.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from reflectapp.domain.folding import folded
from reflectapp.domain.plain_words import AFFIXES, HOSTS, NAMES_THAT_ARE_WORDS
from reflectapp.domain.spans import Span
from reflectapp.domain.subject import Register, Subject

COMPOUND_LETTERS = 5
"""From this length on a name is also found inside a longer word."""

_UNSPACED_LETTERS = 2
_LONGEST_GAP = 24
_LONGEST_HOST = 24
_CONTRACTIONS = frozenset({"s", "d", "m", "t", "ll", "re", "ve"})
_UNSPACED = re.compile(
    r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\U00020000-\U0003ffff]"
)
_LOOSE = re.compile(
    r"(?:[\s*_~`|>#\\\-\u2010-\u2015'\".+/]|<(?:br|/?(?:b|i|em|strong|u|s|del|span))\s*/?>"
    r"|&(?:nbsp|apos|rsquo|shy|#39|#x27|#160);)*"
)
_TIGHT = re.compile(
    r"(?:[*_~`\\'\u2010\u2011-]|</?(?:b|i|em|strong|u|s|del|span)>|&(?:apos|rsquo|shy|#39|#x27);)*\n?"
)
_TOKEN = re.compile(
    r"(?:<(?:br|/?(?:b|i|em|strong|u|s|del|span))\s*/?>|&(?:nbsp|apos|rsquo|shy|#39|#x27|#160);)"
    r"|([^\W\d_]+|\d+)"
)


class _Gap(Enum):
    TIGHT = 1
    LOOSE = 2
    WIDE = 3


@dataclass(frozen=True, slots=True)
class _Name:
    """An alias made ready: its letters and digits, and where a gap may stand between them."""

    alias: str
    letters: str
    breaks: frozenset[int]
    needs_capital: bool
    is_compound: bool


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    word: str
    gap: _Gap
    """What stands between the token before and this one."""


class Reading:
    """A text made ready once, for several matchers to look through."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.source = folded(text)
        self.tokens = _tokens(self.source.text)


class Matcher:
    """Finds many names at once: one pass over the text, whatever their number.

    Args:
        whole_words: Find no name inside a longer word; for lists of towns and phrases.
    """

    def __init__(self, aliases: Iterable[str], *, whole_words: bool = False) -> None:
        self._whole_words = whole_words
        self._names: dict[str, list[_Name]] = {}
        self._beginnings: set[str] = set()
        self._inside: dict[str, list[_Name]] = {}
        self._inside_unspaced: dict[str, list[_Name]] = {}
        self._literal: list[str] = []
        for alias in dict.fromkeys(aliases):
            self._add(alias)

    def _add(self, alias: str) -> None:
        text = folded(alias).text
        parts = [m.group(1) for m in _TOKEN.finditer(text) if m.group(1)]
        if not parts:
            if alias.strip():
                self._literal.append(alias.strip())
            return
        letters, breaks, at = "".join(parts), set[int](), 0
        for part in parts[:-1]:
            at += len(part)
            breaks.add(at)
        is_unspaced = bool(_UNSPACED.search(letters))
        is_word = len(parts) == 1 and letters in NAMES_THAT_ARE_WORDS
        is_compound = (
            not self._whole_words
            and letters.isalpha()
            and len(letters) >= (_UNSPACED_LETTERS if is_unspaced else COMPOUND_LETTERS)
        )
        name = _Name(alias, letters, frozenset(breaks), is_word, is_compound)
        self._names.setdefault(letters, []).append(name)
        self._beginnings.update(letters[:end] for end in range(1, len(letters) + 1))
        if is_compound:
            known = self._inside if len(letters) >= COMPOUND_LETTERS else self._inside_unspaced
            length = COMPOUND_LETTERS if known is self._inside else _UNSPACED_LETTERS
            known.setdefault(letters[:length], []).append(name)

    def find(self, text: str | Reading) -> list[tuple[Span, str]]:
        """Return where names stand in `text`, by start, none overlapping, longest first."""
        if not self._names and not self._literal:
            return []
        reading = text if isinstance(text, Reading) else Reading(text)
        text, source, tokens = reading.text, reading.source, reading.tokens
        hits: list[tuple[int, int, _Name]] = []
        cache: dict[str, list[tuple[int, int, _Name]]] = {}
        for index, token in enumerate(tokens):
            hits += self._whole(tokens, index)
            if token.word not in cache:
                cache[token.word] = self._compounds(token.word)
            hits += [(token.start + a, token.start + b, n) for a, b, n in cache[token.word]]
        found = [
            (source.span(start, end), name.alias)
            for start, end, name in hits
            if not name.needs_capital or not _is_lower(text, source.span(start, end))
        ]
        return _apart(found + self._literals(text))

    def _whole(self, tokens: list[_Token], first: int) -> list[tuple[int, int, _Name]]:
        """Return the names that begin with token `first` and end with a token."""
        hits: list[tuple[int, int, _Name]] = []
        letters = tokens[first].word
        joints: list[int] = []
        index = first
        while letters in self._beginnings:
            for name in self._names.get(letters, ()):
                if name.breaks.issuperset(joints):
                    hits.append((tokens[first].start, tokens[index].end, name))
            index += 1
            if index == len(tokens) or tokens[index].gap is _Gap.WIDE:
                break
            if tokens[index].gap is _Gap.LOOSE:
                joints.append(len(letters))
            letters += tokens[index].word
        return hits

    def _compounds(self, word: str) -> list[tuple[int, int, _Name]]:
        """Return the names that stand inside a longer word, places counted within it."""
        inside, unspaced = self._inside, self._inside_unspaced
        hits: list[tuple[int, int, _Name]] = []
        at, last = 0, len(word) - 1 if inside or unspaced else 0
        while at < last:
            names = inside.get(word[at : at + COMPOUND_LETTERS], ())
            if unspaced:
                names = [*names, *unspaced.get(word[at : at + _UNSPACED_LETTERS], ())]
            if not names:
                at += 1
                continue
            found = [(at, at + len(n.letters), n) for n in names if _is_inside(n, word, at)]
            hits += found
            # Leaping over what was found keeps a long run of one letter cheap.
            at = max([at + 1, *(end for _, end, name in found if not name.needs_capital)])
        # Last, for it is the dearer question and seldom needed.
        return [] if hits and _is_host(word) else hits

    def _literals(self, text: str) -> list[tuple[Span, str]]:
        return [
            (Span(m.start(), m.end()), alias)
            for alias in self._literal
            for m in re.finditer(re.escape(alias), text)
        ]


def occurrences(text: str, aliases: Iterable[str]) -> list[tuple[Span, str]]:
    """Return every place of `text` where one of `aliases` stands, and which one.

    Spans are code points of `text`, by start, none overlapping; of two that overlap the one
    that begins first, then the longer one, is returned. The possessive s is not part of it.
    """
    return Matcher(aliases).find(text)


def same_name(one: str, other: str) -> bool:
    """Say whether two spellings count as the same name."""
    return key_of(one) == key_of(other) != ""


def subjects_by_key(register: Register) -> dict[str, tuple[Subject, ...]]:
    """Return the subjects of a register by the `key_of` of each of their aliases."""
    known: dict[str, tuple[Subject, ...]] = {}
    for subject in register.subjects:
        for key in {key_of(alias) for alias in subject.aliases}:
            known[key] = (*known.get(key, ()), subject)
    return known


def key_of(name: str) -> str:
    """Return the letters and digits of a name as they are compared."""
    return "".join(m.group(1) for m in _TOKEN.finditer(folded(name).text) if m.group(1))


def _tokens(text: str) -> list[_Token]:
    tokens: list[_Token] = []
    end = 0
    for match in _TOKEN.finditer(text):
        word = match.group(1)
        if word:
            gap = _gap(text[end : match.start(1)], word)
            tokens.append(_Token(match.start(1), match.end(1), word, gap))
            end = match.end(1)
    return tokens


def _gap(between: str, after: str) -> _Gap:
    """Say what may bridge two tokens: hyphens and marks may stand inside a word, spaces not."""
    if len(between) > _LONGEST_GAP or between.count("\n") > 1 or not _LOOSE.fullmatch(between):
        return _Gap.WIDE
    is_contraction = "'" in between and after in _CONTRACTIONS
    if is_contraction or between == "\n" or not _TIGHT.fullmatch(between):
        return _Gap.LOOSE
    return _Gap.TIGHT


def _is_host(word: str) -> bool:
    """Say whether `word` is plain English that holds a name by chance, in any inflection."""
    return len(word) <= _LONGEST_HOST and any(
        word[:end] in HOSTS and (end == len(word) or word[end:] in AFFIXES)
        for end in range(COMPOUND_LETTERS, len(word) + 1)
    )


def _is_inside(name: _Name, word: str, at: int) -> bool:
    """Say whether `name` stands at `at` in a longer `word` that is not plain English."""
    if len(name.letters) >= len(word) or not word.startswith(name.letters, at):
        return False
    if name.letters not in NAMES_THAT_ARE_WORDS:
        return True
    rest = {word[:at], word[at + len(name.letters) :]} - {"", "s"}
    return not rest or not rest <= AFFIXES


def _is_lower(text: str, span: Span) -> bool:
    return text[span.start : span.end].islower()


def _apart(found: list[tuple[Span, str]]) -> list[tuple[Span, str]]:
    kept: list[tuple[Span, str]] = []
    for span, alias in sorted(found, key=lambda hit: (hit[0].start, -hit[0].end)):
        if not kept or span.start >= kept[-1][0].end:
            kept.append((span, alias))
    return kept
