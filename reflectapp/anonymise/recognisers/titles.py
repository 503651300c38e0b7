"""Names after a title: "Mrs Hartley", "Dr Okafor", "Mrs K"; the title itself stays."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.recognisers.place_words import HEADS
from reflectapp.anonymise.view import View, fold
from reflectapp.domain.finding import Kind
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS

_SHORT = r"mr|mrs|ms|mx|sr|dr|prof|rev|revd|cllr|hhj|dj|sgt|insp|st sgt"
_LONG = r"miss|madam|madame|doctor|professor|reverend|sir|lady|lord|judge"
_WORK = (
    r"nurse|sister|matron|staff nurse|justice|sergeant|ps|pc|pcso|wpc|ds|di|dc|dci"
    r"|inspector|constable|officer|father|fr|pastor|imam|rabbi|vicar|canon|councillor|headteacher"
    r"|uncle|auntie|aunty|aunt|nana|nan|nanny|granny|grandma|grandad|grandpa|cousin|our|wor"
)
_NAME = (
    r"(?:(?:Mc|Mac|O['’]|D['’]|De |Van |St\.? |Al-|El-)?[^\W\d_a-z][^\W\d_]*(?:[-'’][^\W\d_]+)*)"
)
_MORE = rf"(?:[ ](?:[A-Z]\.? )?(?:(?:de|van|von|al|el|bin|ap|ni|la|du)[ ])?{_NAME}){{0,2}}"
_NUMBER = r"(?:\d{1,5}[ ])?"
_PARTICLE = r"(?:(?:van|von|de|den|der|del|della|di|du|la|le|bin|ibn|al|el|ap|ni)[ ])"
_FIRST = rf"(?:(?:[A-Z]\.? ?){{0,3}}{_PARTICLE}{{0,2}}{_NAME})"
_TITLES = frozenset(word.split()[0] for word in f"{_SHORT}|{_LONG}|{_WORK}".split("|"))
_TITLE = rf"\b(?i:(?:{_SHORT})\.?|{_LONG}|{_WORK})[ ]{_NUMBER}"
_NAMED = re.compile(rf"{_TITLE}({_FIRST}{_MORE})")
_LOWER = re.compile(
    rf"\b(?:(?:{_SHORT})\.?|{_LONG}|nurse|pc|ps|ds|auntie|aunty|uncle) (?:\d{{1,5}} )?"
    r"((?:[a-z]\.? )?(?:o['’]|d['’])?[^\W\d_]{2,20}(?:[-'’][^\W\d_]+)*)"
    r"(?: ([^\W\d_]{2,20}(?:[-'’][^\W\d_]+)*))?"
)
_NUMBERED = re.compile(r"\b(?i:pc|pcso|wpc|ps|sgt|constable|officer) (\d{2,5})\b")
_INITIAL = re.compile(rf"{_TITLE}((?:[A-Z]\.?\s?){{0,2}}[A-Z]\b(?!['’]))\.?")
_LOWER_INITIAL = re.compile(r"\b(?:mr|mrs|ms|miss|dr) ([a-z])\b")
_TRAILING = re.compile(r"['’]s?$")


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield names and initials that follow a title, without it."""
    for m in view.at_words(_INITIAL, _TITLES):
        yield sure(m.start(1), m.start(1) + len(m[1].rstrip()), Kind.PERSON, "titles",
                   "initial after a title", 0.95)  # fmt: skip
    for m in view.at_words(_NAMED, _TITLES):
        words = _TRAILING.sub("", _up_to_plain_words(m[1], lexicon))
        if words and _names_somebody(m[0], words, lexicon):
            yield sure(m.start(1), m.start(1) + len(words), Kind.PERSON, "titles",
                       "name after a title", 0.97)  # fmt: skip
    yield from _small(view, lexicon)
    for m in view.at_words(_NICKNAMED, _RANKS):
        yield unsure(m.start(1), m.end(1), Kind.PERSON, "titles", "a rank that friends give")
    for m in view.near_digits(_NUMBERED):
        yield sure(m.start(1), m.end(1), Kind.IDENTIFIER, "titles", "number after a title", 0.9)
    for m in view.at_words(_LOWER_INITIAL, _TITLES):
        yield unsure(m.start(1), m.end(1), Kind.PERSON, "titles", "small initial after a title")


def _small(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield what follows a title in small letters."""
    for m in view.at_words(_LOWER, _TITLES):
        name = _TRAILING.sub("", m[1])
        parts = name.split()
        if len(parts) > 1 and not _is_surname(parts[-1], lexicon):
            if parts[0].endswith(".") and parts[-1] not in _NOT_AFTER_A_TITLE:
                yield unsure(m.start(1), m.start(1) + len(name), Kind.PERSON, "titles",
                             "initial and word after a title")  # fmt: skip
            continue
        is_street = name in HEADS and m[0].startswith(("lord ", "lady "))
        is_name = lexicon.is_known_name(name) or name in NAMES_THAT_ARE_WORDS
        is_anybody = lexicon.is_plain(name) and not is_name and _is_led(view, m)
        if (
            is_street
            or is_anybody
            or name in _NOT_AFTER_A_TITLE
            or not _names_somebody(m[0], name, lexicon)
        ):
            continue
        end = m.start(1) + len(name)
        if name == m[1] and m[2] and _is_surname(m[2], lexicon):
            end = m.start(2) + len(_TRAILING.sub("", m[2]))
        if lexicon.is_plain(name) and not lexicon.is_known_name(name):
            yield unsure(m.start(1), end, Kind.PERSON, "titles", "word after a title")
        else:
            yield sure(m.start(1), end, Kind.PERSON, "titles", "lower-case name after a title")


_RANKS = frozenset(
    ["duke", "duchess", "baron", "baroness", "countess", "viscount", "squire", "brigadier"]
)
"""Ranks that nobody at work has: "the duke had been round"."""
_NICKNAMED = re.compile(
    r"(?i)(duke|duchess|baron|baroness|countess|viscount|squire|brigadier)\b(?! of\b)"
)
_PEOPLE = ("lady", "lord", "judge", "nurse", "doctor", "professor", "miss", "aunt", "uncle")


def _is_led(view: View, m: re.Match[str]) -> bool:
    """Say whether an article or an owner leads a title: "the lady knows", "a nurse opened"."""
    before = view.word_before(m.start())
    if before is None or not m[0].startswith(_PEOPLE):
        return False
    low = before.text.lower()
    is_run = view.text[before.end : m.start()] == " "
    return is_run and low in grammar.DETERMINERS | grammar.ADJECTIVES


def _names_somebody(found: str, name: str, lexicon: Lexicon) -> bool:
    """Say whether the word after a title is somebody here: "Mrs Thompson", not "Dr Bowlby"."""
    is_private = found.lower().startswith(("mr", "ms", "miss"))
    return is_private or not lexicon.is_never(name)


def _is_surname(word: str, lexicon: Lexicon) -> bool:
    base = _TRAILING.sub("", word)
    if fold(base) in lexicon.surnames:
        return True
    return not lexicon.is_plain(base) and not lexicon.is_never(base)


_NOT_AFTER_A_TITLE = frozenset(
    """
    who was is has had said and or to the a an in on at for from with that this they she he
    it i we you my her his their him them me us didn wasn isn not but if when then says
    asked told rang called came went will would could should can may might must of as by so
    be been wanted said saw made do does now just your our their whose whoever like come goes
    going no not yes one two three wont since also never always
    """.split()
)


def _up_to_plain_words(words: str, lexicon: Lexicon) -> str:
    """Cut what follows the surname when it is plain English: "Mrs Hartley Friday"."""
    parts = words.split(" ")
    while len(parts) > 1 and (
        (lexicon.is_never(parts[-1]) and not parts[-2].endswith("."))
        or parts[-1] in {"I", "The", "She", "He"}
    ):
        parts.pop()
    return " ".join(parts)
