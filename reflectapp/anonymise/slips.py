"""Slips of the finger: small words that are one stroke away from an everyday word."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise

_VOWELS = "aeiou"
_LEAST = 4
_LEAST_LONG = 6
"""Letters from which on a wrong or missing vowel counts as a slip too."""


def is_slip(word: str, is_common: Callable[[str], bool]) -> bool:
    """Say whether `word`, which no list has, is an everyday word typed badly.

    Two letters changed places ("freind"), one was doubled or should be ("grabed"), a vowel is
    missing or another one ("usless", "definately"). Of names that few know, one in sixty is like
    that by chance, so that a slip is asked about where a person stands.
    """
    return len(word) >= _LEAST and word.isalpha() and any(map(is_common, _meant(word)))


def _meant(word: str) -> Iterator[str]:
    for i, (letter, following) in enumerate(pairwise(word)):
        if letter != following:
            yield f"{word[:i]}{following}{letter}{word[i + 2 :]}"
        elif len(word) > _LEAST:
            yield word[:i] + word[i + 1 :]
    for i, letter in enumerate(word):
        yield f"{word[:i]}{letter}{word[i:]}"
    if len(word) < _LEAST_LONG:
        return
    for i in range(1, len(word)):
        is_vowel = word[i] in _VOWELS
        if is_vowel:
            yield word[:i] + word[i + 1 :]
        for vowel in _VOWELS:
            yield f"{word[:i]}{vowel}{word[i:]}"
            if is_vowel and vowel != word[i]:
                yield f"{word[:i]}{vowel}{word[i + 1 :]}"
