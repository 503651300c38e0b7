"""What the word lists under resources/words and the dictionary tell about a word."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from reflectapp.anonymise.dictionary import Dictionary
from reflectapp.anonymise.phrases import PhraseFinder
from reflectapp.anonymise.short_forms import load_short_forms
from reflectapp.anonymise.slips import is_slip
from reflectapp.anonymise.view import fold
from reflectapp.assets import resource
from reflectapp.domain.folding import folded
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS
from reflectapp.domain.remembering import remembered

_MAKES = "bodies, services and chains known to everybody"
_FOOD = "food, games, animals and things that dictionaries lack"
"""Headings of the list of what identifies nobody."""
_DROPS_A_G = re.compile(r"\w*[aeiouy]\w*in")
"""A verb as it is spoken; "brin" is no "bring"."""
_CONTRACTED = re.compile(r"'(?:s|ll|d|ve|re|m)$")


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Word lists, all folded to lower case without accents; two are never compared."""

    given: frozenset[str]
    word_names: frozenset[str]
    """Given names that are English words too: small, they are asked about where a person stands."""
    surnames: frozenset[str]
    places: frozenset[str]
    place_finder: PhraseFinder
    never: frozenset[str]
    """Words and phrases that identify nobody: theorists, laws, medicines, brands, weekdays."""
    theorists: frozenset[str]
    """Those of `never` that are surnames of people everybody cites, and of others too."""
    things: frozenset[str]
    """Those of `never` that are makes, food, games and animals: people and pets are called so."""
    never_finder: PhraseFinder
    """Finds the phrases of `never` that have several words."""
    abbreviations: frozenset[str]
    """In capitals."""
    informal: frozenset[str]
    everyday: frozenset[str]
    """The commonest words of English."""
    well_known: frozenset[str]
    """The next common; what the dictionary has beyond them is rare."""
    borrowed: frozenset[str]
    """Words that English writes with an accent, and here have none: "cafe"."""
    nicks: frozenset[str]
    """Nicknames that are words: "spud", "duchess"."""
    short_forms: Mapping[str, tuple[str, ...]]
    """What people are called for short, by their given name: "liz" by "elizabeth"."""
    word_places: frozenset[str]
    """Towns and villages that are everyday words."""
    wide_names: frozenset[str]
    """Names of many countries, less certain than `given` and `surnames`."""
    wide_place_finder: PhraseFinder
    """Finds villages, and cities abroad."""
    countries: frozenset[str]
    country_finder: PhraseFinder
    dictionary: Dictionary

    @remembered(20_000)
    def is_plain(self, word: str) -> bool:
        """Say whether `word`, put in lower case, is an ordinary English word."""
        base = _CONTRACTED.sub("", word.lower().replace("’", "'"))
        if base in self.informal or base in NAMES_THAT_ARE_WORDS:
            return True
        if has_accent(base):
            return fold(base) in self.borrowed
        if base in self.given or base in self.surnames:
            return False
        if base.upper() in self.abbreviations:
            return True
        parts = [part for part in base.split("-") if part]
        return self._is_english(base) or (len(parts) > 1 and all(map(self._is_english, parts)))

    def _is_english(self, word: str) -> bool:
        known = self.dictionary.has_word
        # Both "realise" and "realize" are good British spellings; the dictionary has the first. It
        # has "laughing", and speech "laughin".
        return (
            word in self.informal
            or known(word)
            or ("iz" in word and known(word.replace("iz", "is")))
            or (_DROPS_A_G.fullmatch(word) is not None and self.is_common(f"{word}g"))
        )

    def is_common(self, word: str) -> bool:
        """Say whether `word` is everyday English, in a form that the lists spell out."""
        plain = fold(word)
        return plain in self.everyday or plain in self.informal

    def is_known_well(self, word: str) -> bool:
        """Say whether `word` is English that everybody meets now and then."""
        return self.is_common(word) or fold(word) in self.well_known

    def is_abbreviation(self, word: str) -> bool:
        """Say whether `word` is an abbreviation as it is written, and not a name: RAF, not Raf."""
        low = word.lower()
        is_name = len(word) > 2 and (low in self.given or low in self.wide_names)
        return word.upper() in self.abbreviations and not (is_name and not word.isupper())

    def is_known_name(self, word: str) -> bool:
        """Say whether `word` is a given name or surname of the lists."""
        plain = fold(word)
        return plain in self.given or plain in self.surnames

    def is_never(self, words: str) -> bool:
        """Say whether `words` stand in the list of what identifies nobody."""
        plain = fold(words)
        single = plain.removesuffix("'s").removesuffix("s'")
        if plain in self.never or single in self.never:
            return True
        # "thais" may be people of Thailand; "thaís" is somebody.
        return not has_accent(words) and plain.removesuffix("s") in self.never

    def is_word_name(self, word: str) -> bool:
        """Say whether `word` is a given name that is an English word too."""
        return fold(word) in self.word_names

    def is_theorist(self, words: str) -> bool:
        """Say whether `words` name somebody whom everybody cites."""
        return fold(words) in self.theorists

    def is_slip(self, word: str) -> bool:
        """Say whether `word` is an everyday word typed badly, and no name of the lists.

        "Anglea" may be meant for an angle or for Angela: that is none. Nor is a word with an
        accent, which no finger sets by chance.
        """
        if has_accent(word):
            return False
        plain = fold(word)
        is_name = self.is_known_name(plain) or plain in self.wide_names or plain in self.places
        if is_name or self.is_plain(plain):
            return False
        is_word = is_slip(plain, lambda meant: meant in self.everyday or meant in self.informal)
        return is_word and not is_slip(plain, lambda meant: meant in self.given)

    def is_compound(self, word: str) -> bool:
        """Say whether `word` is two plain words run together: "flipchart", "Keyworking"."""
        low = word.lower()
        return any(
            self.dictionary.has_word(low[:cut]) and self.dictionary.has_word(low[cut:])
            for cut in range(3, len(low) - 2)
            if max(cut, len(low) - cut) >= 5
        )


def has_accent(words: str) -> bool:
    """Say whether a letter stands in `words` that English has in borrowed words and names alone."""
    return not words.isascii() and any(c.isalpha() and not c.isascii() for c in words)


@lru_cache(maxsize=1)
def load_lexicon() -> Lexicon:
    """Return the lexicon, read once per process.

    Raises:
        MissingResourceError: A word list is not there.
    """
    places = _phrases("places.txt")
    never = _phrases("never.txt")
    countries = _phrases("countries.txt")
    return Lexicon(
        given=words_of("given.txt"),
        word_names=words_of("word_names.txt"),
        surnames=words_of("surnames.txt"),
        places=places,
        place_finder=PhraseFinder(p for p in places if len(p) > 2),
        never=never,
        theorists=_phrases("never.txt", "theorists"),
        things=_phrases("never.txt", _MAKES) | _phrases("never.txt", _FOOD),
        never_finder=PhraseFinder(n for n in never if " " in n or "-" in n),
        abbreviations=frozenset(w.upper() for w in words_of("abbreviations.txt")),
        informal=words_of("informal.txt"),
        everyday=words_of("everyday.txt"),
        well_known=words_of("well_known.txt"),
        borrowed=words_of("borrowed.txt"),
        nicks=words_of("nicknames.txt"),
        short_forms=load_short_forms(),
        word_places=words_of("word_places.txt") | words_of("own_word_places.txt"),
        wide_names=words_of("wide_given.txt") | words_of("wide_surnames.txt"),
        wide_place_finder=PhraseFinder(_phrases("wide_places.txt") | _phrases("wide_cities.txt")),
        countries=countries,
        country_finder=PhraseFinder(countries),
        dictionary=Dictionary(resource("spelling")),
    )


def _lines(name: str, section: str = "") -> list[str]:
    """Return the lines of a list, or of the part of it under the heading [section]."""
    lines: list[str] = []
    heading = ""
    for line in resource("words", name).read_text("utf-8").splitlines():
        if line.startswith("["):
            heading = line.strip("[]")
        elif line and not line.startswith("#") and section in ("", heading):
            lines.append(line)
    return lines


def words_of(name: str) -> frozenset[str]:
    """Return the words of a list, folded."""
    return frozenset(_folded(_lines(name)).split())


def _phrases(name: str, section: str = "") -> frozenset[str]:
    found = _folded(_lines(name, section)).replace("\n", ",").split(",")
    return frozenset(phrase.strip() for phrase in found) - {""}


def _folded(lines: list[str]) -> str:
    """Fold all lines at once, plain ones apart: that is twenty times quicker than one by one."""
    plain = "\n".join(line for line in lines if line.isascii())
    others = "\n".join(line for line in lines if not line.isascii())
    return f"{folded(plain).text}\n{folded(others).text}"
