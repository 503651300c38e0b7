"""What a search looks for: words in any English ending, the last one perhaps unfinished."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from reflectapp.domain.endings import forms_of
from reflectapp.domain.remembering import remembered

_MARKS = "\u0300-\u036f"
_WORD = re.compile(rf"(?:[^\W_][{_MARKS}]*)+")
_BEGINS = r"(?<![^\W_])"
_HAS_MARK = re.compile(rf"[{_MARKS}]")


@dataclass(frozen=True, slots=True)
class Term:
    """One of the things looked for; more than one word when signs join them: "day-centre"."""

    typed: str
    lead: tuple[str, ...]
    """Folded words that come before the last one."""
    forms: tuple[str, ...]
    """The last word, folded, with every ending that it may have; the typed one first."""
    is_unfinished: bool
    """Whether words that only begin like the last one are found too."""


@dataclass(frozen=True, slots=True)
class Sought:
    """Every term has to be in an entry."""

    terms: tuple[Term, ...]

    def ranges(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where terms stand in `text`, in order, in code points."""
        if self.terms:
            has_marks = not text.isascii() and _HAS_MARK.search(text) is not None
            whole = _compiled(self.terms, rf"[{_MARKS}]*" if has_marks else "")
            yield from (match.span() for match in whole.finditer(_folded_in_place(text)))


def sought(words: str) -> Sought:
    """Read what somebody typed into a search field."""
    typed = [term for term in words.split() if _WORD.search(term)]
    return Sought(
        tuple(_term(term, is_unfinished=n == len(typed) - 1) for n, term in enumerate(typed))
    )


def _term(typed: str, *, is_unfinished: bool) -> Term:
    *lead, last = (folded(token) for token in _WORD.findall(typed))
    return Term(typed, tuple(lead), forms_of(last), is_unfinished)


def folded(word: str) -> str:
    """Return `word` in small letters without accents, as the index holds it."""
    if word.isascii():
        return word.lower()
    parts = unicodedata.normalize("NFD", word.lower())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


class _Folding(dict[int, str]):
    """Each sign without case and accent, and no sign more or less: places stay what they are."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        bare = folded(sign)
        self[code] = bare if len(bare) == 1 else sign
        return self[code]


_FOLDING = _Folding()


def _folded_in_place(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLDING)


@remembered(4)
def _compiled(terms: tuple[Term, ...], marks: str) -> re.Pattern[str]:
    """Return what finds the terms as whole words.

    That a word begins is looked at behind its first sign, not before: so the engine leaps from
    one such sign to the next, which takes a third of the time.
    """
    ways: dict[str, list[str]] = {}
    for term in terms:
        for first, rest in _ways(term, marks):
            ways.setdefault(first, []).append(rest)
    found = "|".join(
        f"{first}{_begun(first, marks)}(?:{'|'.join(rests)})" for first, rests in ways.items()
    )
    before = _BEGINS if marks else ""
    return re.compile(rf"{before}(?:{found})(?![^\W_])")


def _begun(first: str, marks: str) -> str:
    """Return what makes sure, behind a first sign, that no letter stands before it."""
    return "" if marks else rf"(?<![^\W_]{first})"


def _ways(term: Term, marks: str) -> Iterator[tuple[str, str]]:
    """Yield the ways to spell a term, the longest first: its first sign, and the rest."""
    lead = [sign for word in term.lead for sign in (*word, r"[\W_]+")]
    for form in sorted(term.forms, key=len, reverse=True):
        yield _spelt([*lead, *form], marks)
    if term.is_unfinished:
        first, rest = _spelt([*lead, *term.forms[0]], marks)
        yield first, rf"{rest}(?:[^\W_]{marks})*"


def _spelt(signs: list[str], marks: str) -> tuple[str, str]:
    first, *rest = (sign if len(sign) > 1 else re.escape(sign) + marks for sign in signs)
    return first, "".join(rest)
