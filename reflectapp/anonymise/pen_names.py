"""What may be wrong with a pen name: too near the writer, or words of every day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein

from reflectapp.anonymise.dictionary import Dictionary
from reflectapp.anonymise.own_forms import is_english
from reflectapp.anonymise.short_forms import load_other_forms
from reflectapp.anonymise.view import fold
from reflectapp.assets import resource
from reflectapp.domain.matching import Matcher, key_of
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS
from reflectapp.domain.profile import WriterProfile

_SPELT = (
    ("ph", "f"), ("sh", "ʃ"), ("chr", "kr"), ("ch", "ʧ"), ("th", "t"), ("gh", ""), ("wr", "r"),
    ("kn", "n"), ("ck", "k"), ("ce", "se"), ("ci", "si"), ("cy", "si"), ("c", "k"), ("q", "k"),
    ("x", "ks"), ("z", "s"), ("v", "f"), ("h", ""), ("w", ""),
)  # fmt: skip
"""What is written differently and sounds the same, in this order."""
_VOWELS = {"a": "a", "e": "i", "i": "i", "y": "i", "o": "o", "u": "o"}
_LEAST_LETTERS = 2
_BEGINNING, _NEAR_FROM = 3, 4
"""Sounds: from so many on a word may begin with the other, or differ from it in one."""


class Doubt(StrEnum):
    """Why a pen name hides too little, the worst first."""

    REAL = "real"
    """The real name, however cut: nothing is signed with it."""
    OWN_TERM = "own term"
    """Employer, team or town are in it: nothing is signed with it, or the gate stops it."""
    LONG = "long"
    """Longer than a name is: nothing is signed with it."""
    PART = "part"
    """A word of the real name is in it."""
    SOUND = "sound"
    """A word of it sounds like one of the real name, or is another form of it."""
    INITIALS = "initials"
    """It has the initials of the real name."""


@dataclass(frozen=True, slots=True)
class PenDoubt:
    """What is to be said of a pen name."""

    doubt: Doubt
    words: str = ""
    """The words of the pen name that it is about."""

    @property
    def is_refused(self) -> bool:
        """Whether no post can leave signed with it."""
        return self.doubt in {Doubt.REAL, Doubt.OWN_TERM, Doubt.LONG}


def doubt_about(profile: WriterProfile) -> PenDoubt | None:
    """Return the worst that can be said of the pen name; None where there is nothing."""
    pen = " ".join(profile.pen_name.split())
    if not pen:
        return None
    terms = [term for term in (profile.employer, profile.team, profile.town) if key_of(term)]
    told = next(iter(Matcher(terms).find(pen)), None)
    if told is not None:
        return PenDoubt(Doubt.OWN_TERM, pen[told[0].start : told[0].end])
    if not profile.public_name:
        return PenDoubt(Doubt.REAL)
    if not profile.signature:
        return PenDoubt(Doubt.LONG)
    return _near(pen.split(), profile.name.split())


def is_of_plain_words(name: str) -> bool:
    """Say whether each word of a name is one of every day, so that "the heron" names nobody."""
    words = [fold(word) for word in name.split()]
    return bool(words) and all(map(_is_plain, words))


def _near(pen: list[str], real: list[str]) -> PenDoubt | None:
    keys = {key_of(word) for word in real}
    for word in pen:
        if len(key_of(word)) >= _LEAST_LETTERS and key_of(word) in keys:
            return PenDoubt(Doubt.PART, word)
    for word in pen:
        if any(_sound_alike(word, other) for other in real):
            return PenDoubt(Doubt.SOUND, word)
    ours, theirs = _initials(pen), _initials(real)
    is_initials = len(theirs) > 1 and theirs in {ours, key_of("".join(pen))}
    return PenDoubt(Doubt.INITIALS, " ".join(pen)) if is_initials else None


def _initials(words: list[str]) -> str:
    return "".join(key_of(word)[:1] for word in words)


def _sound_alike(one: str, other: str) -> bool:
    a, b = _sounds(one), _sounds(other)
    least = min(len(a), len(b))
    if least < _LEAST_LETTERS or key_of(one) in load_other_forms().get(key_of(other), ()):
        return least >= _LEAST_LETTERS
    is_near = least >= _NEAR_FROM and DamerauLevenshtein.distance(a, b) == 1
    begins = least >= _BEGINNING and (a.startswith(b) or b.startswith(a))
    return a == b or is_near or begins


def _sounds(word: str) -> str:
    """Return roughly how a word sounds: "Jayne" as "Jane", "Smyth" as "Smith"."""
    text = key_of(word)
    for written, sound in _SPELT:
        text = text.replace(written, sound)
    text = text.removesuffix("e") if len(text) > _LEAST_LETTERS else text
    sounds: list[str] = []
    for letter in text:
        sound = _VOWELS.get(letter, letter)
        after_vowel = sounds and sounds[-1] in "aio" and sound in "aio"
        if not after_vowel and sounds[-1:] != [sound]:
            sounds.append(sound)
    return "".join(sounds)


def _is_plain(word: str) -> bool:
    return is_english(word) or word in NAMES_THAT_ARE_WORDS or _dictionary().has_word(word)


@lru_cache(maxsize=1)
def _dictionary() -> Dictionary:
    return Dictionary(resource("spelling"))
