"""Names after words for kin and roles, in any case: "her son jake", "a lad called dean"."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS

_KIN = (
    r"son|daughter|lad|lass|boy|girl|baby|twins?|brother|sister|mum|mam|mother|dad|father|husband"
    r"|wife|partner|boyfriend|girlfriend|ex|nan|nana|gran|grandad|uncle|auntie|aunt|cousin|nephew"
    r"|niece|stepdad|stepson|stepdaughter|grandson|granddaughter|mate|friend|neighbour|dog|cat"
)
_ROLE = (
    r"manager|supervisor|mentor|colleague|keyworker|key worker|worker|social worker|student"
    r"|consultant|psychiatrist|psychologist|teacher|head|ta|gp|cpn|amhp|hca|midwife|carer"
    r"|ot|physio|solicitor|landlord|support worker|practice ed|practice educator|advocate|chair"
    r"|client|patient|resident|service user|case|hv|sw|ssw|cpn|iro|pe|senco|dsl|yro|idva|imca|slt"
    r"|domestic|cleaner|cook|caretaker|driver|warden|chaplain|volunteer|locum|nephew|bro|sis"
)
_RELATED = re.compile(
    rf"\b(?:my|her|his|their|our|the|a|your)\s(?:(?:older|younger|elder|eldest|youngest|little|big"
    rf"|new|old|other|late)\s)?(?:{_KIN}|{_ROLE})\s?[,(]?\s([^\W\d_][\w'’-]{{1,24}})",
    re.I,
)
_CALLED = re.compile(
    r"\b(?:called|named|calls? (?:him|her|them|me|himself|herself)|aka|known as|name is|name['’]s"
    r"|name was|goes by|nicknamed)"
    r"\s[\"“‘']?([^\W\d_][\w'’-]{1,24}(?-i:\s[A-Z][\w'’-]+)?)",
    re.I,
)
_LABELLED = re.compile(
    r"(?m:^|(?<=[.;,] ))[ \t|]{0,8}(?:pt|patient|client|name|su|service user|resident|yp|child"
    r"|re|cc|present|s/u|dx|mother|father|mum|dad|carer|gp|seen|visit to"
    r"|call from|tc from|tc to)\s?:\s"
    r"([^\W\d_][\w'’-]{1,24}(?:\s[^\W\d_][\w'’-]{1,24})?)",
    re.I,
)
_LETTER = re.compile(
    r"\b(?i:baby|child|client|patient|resident|person|mr|mrs|yp|su) ([B-HJ-Z])\b(?!['’.]\w)"
)
_SMALL_LETTER = re.compile(r"\b(?:baby|child|client|patient|resident|yp) ([b-hj-z])\b(?!['’])")
_KIN_TITLE = re.compile(
    r"\b(our|wor|nan|nana|nanny|gran|granny|grandad|granda|grandma|grandpa|uncle|auntie|aunty|aunt)"
    r" ([a-z]{2,14})\b(?!-)"
)
"""Words of kin before a name that is a word too: "our tel", "nan rose"."""
_IN_BRACKETS = re.compile(r"\(([^\W\d_]{3,20})\)")
_NOT_NAMES = frozenset(
    """
    who and or but is was has had said says at in on to from for with that this then when
    where she he they it i we you were are be been did does do can could will would should
    the a an of as by so if not no also just still never always about after before because
    came went got get rang called told asked wanted want wants needs need again too there
    here back home up down out off over into onto round without during until while which
    what how why him her them me us died lives lived works worked now today yesterday
    tomorrow very really quite only even s visit review meeting assessment plan notes note
    file load room house service work group names bad upset worker team manager protection
    conference ex
    """.split()
)


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the word after a kinship, a role, or "called"."""
    for m in _RELATED.finditer(view.text):
        yield from _judged(m, lexicon, "after a word of kin or role")
    for m in _CALLED.finditer(view.text):
        yield from _judged(m, lexicon, "after “called”")
    for m in _LABELLED.finditer(view.text):
        yield from _judged(m, lexicon, "after a label")
    for m in _KIN_TITLE.finditer(view.text):
        low = m[2].lower()
        is_name = lexicon.is_word_name(low) or low in lexicon.nicks or low in NAMES_THAT_ARE_WORDS
        is_everyday = low in grammar.FUNCTION or low in grammar.PEOPLE or lexicon.is_common(low)
        if is_name and not (is_everyday and (m[1] in {"our", "wor"} or low in grammar.FUNCTION)):
            yield unsure(m.start(2), m.end(2), Kind.PERSON, "cues", "after a word of kin")
    for m in _IN_BRACKETS.finditer(view.text):
        low = m[1].lower()
        if lexicon.is_word_name(low) or low in lexicon.nicks:
            yield unsure(m.start(1), m.end(1), Kind.PERSON, "cues", "a name in brackets")
    for pattern in (_LETTER, _SMALL_LETTER):
        for m in pattern.finditer(view.text):
            yield sure(m.start(1), m.end(1), Kind.PERSON, "cues", "a letter for a person", 0.9)


def _judged(m: re.Match[str], lexicon: Lexicon, why: str) -> Iterator[Candidate]:
    words = re.sub(r"['’]s?$", "", m[1])
    first = words.split()[0]
    is_two = first.lower() in lexicon.given or lexicon.is_word_name(first)
    if first.lower() in _NOT_NAMES or (lexicon.is_never(first) and not is_two):
        return
    end = m.start(1) + len(words)
    is_name = lexicon.is_known_name(first) or lexicon.is_word_name(first)
    is_famous = lexicon.is_never(first)
    if not is_famous and (first[0].isupper() or (is_name and not lexicon.is_plain(first))):
        yield sure(m.start(1), end, Kind.PERSON, "cues", why, 0.9)
    elif is_name or not lexicon.is_plain(first) or _is_seldom(first, lexicon):
        yield unsure(m.start(1), end, Kind.PERSON, "cues", why, 0.6)


def _is_seldom(word: str, lexicon: Lexicon) -> bool:
    """Say whether a plain word is a nickname, a name too, or seldom read."""
    low = word.lower()
    if low in NAMES_THAT_ARE_WORDS or low in lexicon.nicks:
        return True
    if not low.isalpha():
        return False
    return not lexicon.is_known_well(low) and not low.endswith(grammar.ABSTRACT)
