"""Numbers spelt out, as dictation does: "oh seven seven double nine", "el es eight three en"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_ONE = rf"(?:{'|'.join(_DIGITS)}|oh|o|nought|naught|nil)"
_REPEAT = r"(?:double|treble|triple)"
_RUN = re.compile(
    rf"(?<![\w-])(?:plus[ ,-]+)?(?:(?:{_REPEAT}[ -]+)?{_ONE}[ ,.-]{{1,3}}){{3,24}}"
    rf"(?:{_REPEAT}[ -]+)?{_ONE}"
    r"(?:[ ,]+hundred)?\b",
    re.I,
)
_WORD = re.compile(rf"\b(?:{_ONE}|{_REPEAT})\b", re.I)
_CERTAIN = 6
"""Digits from which on a run is a number to ring or to quote, and no counting."""
_PHONETIC = re.compile(
    r"(?<![\w-])(?:(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|juliett"
    rf"|kilo|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whisk(?:e)?y"
    rf"|x-?ray|yankee|zulu|{_ONE}|\d)[ ,-]{{1,2}}){{3,12}}"
    r"(?:alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliet|juliett|kilo|lima|mike"
    rf"|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whisk(?:e)?y|x-?ray|yankee|zulu"
    rf"|{_ONE}|\d)\b",
    re.I,
)
_ANY = re.compile(
    r"(?<![\w-])(?:zero|one|two|three|four|five|six|seven|eight|nine|oh|o|nought|naught|nil|double"
    r"|treble|triple|plus|alpha|alfa|bravo|charlie|delta|echo|foxtrot|golf|hotel|india|juliett?|kilo"
    r"|lima|mike|november|oscar|papa|quebec|romeo|sierra|tango|uniform|victor|whiske?y|x-?ray|yankee"
    r"|zulu|\d)(?![\w])",
    re.I,
)
_CLOSE = 30
_ALPHABET = re.compile(r"alf|alph|brav|charl|delt|foxtr|juli|kilo|lima|queb|romeo|tang|zulu", re.I)


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield runs of spoken digits; short ones are asked about, counting is left alone."""
    for m in _runs(view, _RUN):
        words = [word.lower() for word in _WORD.findall(m[0])]
        digits = [_DIGITS.index(w) for w in words if w in _DIGITS]
        if _is_counting(digits):
            continue
        count = len(words) + sum(w in ("treble", "triple") for w in words)
        make = sure if count >= _CERTAIN else unsure
        yield make(m.start(), m.end(), Kind.CONTACT, "spoken numbers", "digits in words", 0.9)
    for m in _runs(view, _PHONETIC):
        if len(_ALPHABET.findall(m[0])) >= 1:
            yield sure(
                m.start(), m.end(), Kind.IDENTIFIER, "spoken numbers", "spelling alphabet", 0.9
            )


def _runs(view: View, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Yield what a pattern finds where three spoken letters or digits stand close together."""
    spoken = [m.start() for m in _ANY.finditer(view.text)]
    end = 0
    for first, third in zip(spoken, spoken[2:], strict=False):
        if third - first > _CLOSE or first < end:
            continue
        m = pattern.match(view.text, first)
        if m is not None:
            end = m.end()
            yield m


def _is_counting(digits: list[int]) -> bool:
    """Say whether somebody counts: "one, two, three, four", "three two one zero"."""
    steps = {b - a for a, b in pairwise(digits)}
    return steps in ({1}, {-1}) or not digits
