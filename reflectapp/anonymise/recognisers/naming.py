"""Who is called something, owns something or has an age: "a dog called Pepsi", "boots's flat".

The words themselves may be any; each is a question.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.recognisers.positions import (
    NOT_NAMES,
    ONE_PERSON,
    asked,
    is_explained,
    is_noun,
    may_be_name,
)
from reflectapp.anonymise.view import View
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS

_BRACKETED = re.compile(r"\b([^\W\d_]{2,20}) \(([^\W\d_]{2,20}|[B-HJ-Zb-hj-z])\)", re.I)
_AGED = re.compile(r"(?<![\w'’-])([^\W\d_]{3,20}),? \(?(?:aged? )?\d{1,2}(?=[,)])(?!, \d)")
_NAMED = re.compile(
    r"\b(?:(?:is|was|are|were|be|been|being|['’]s|s|he|she|they|we|i|has|have|had|him|her|it|them"
    r"|me|us|dog|cat|lad|lass|boy|girl|bloke|man|woman|baby|someone|somebody|guy|fella|place|pub"
    r"|caf[eé]|house|village|town|thing) (?:now |also |always |all )?(?:called|named|nicknamed)"
    r"|calls? (?:him|her|them|me|it|himself|herself)|goes by|known as|answers to"
    r"|(?:name|nickname)(?:['’]s| is| was)) (?:just |only )?"
    r"[\"“‘']?((?:(?:the|big|old|little|young|wee|mad|fat) )?[^\W\d_][\w'’-]{1,20}"
    r"(?: (?!(?:and|but|who|which|because|from|that|was|she)\b)[^\W\d_][\w'’-]{1,20})?)[\"”’']?"
    r"(?=[.,;:!?)\n]|$| (?:and|but|who|which|cos|because|from|at|in|on|that|is|was|i|he|she)\b)",
    re.I,
)
_RENAMED = re.compile(r"\w+ (?:the|my|our|her|his) [^\W\d_]{3,16} ([^\W\d_]{3,16})(?=[,.;!?)]|$)")
_OWNER = re.compile(r"\w+ ([^\W\d_]{1,20})['’]s (?=[^\W\d_]{3})")
_UNMARKED_OWNER = re.compile(
    r"\b([a-z]{3,14})s (?:mum|mam|mom|dad|nan|gran|mother|father|son|daughter|brother|sister"
    r"|partner|husband|wife|carers?|house|flat|room|keyworker|birthday|dog|boyfriend|girlfriend"
    r"|funeral|school|nursery|teacher|social worker|bag|coat|bed|meds|phone)\b"
)
_MET = re.compile(
    r"\w+ ([^\W\d_]{3,20})"
    r"(?= (?:about|that|to|and|at|on|in|again|today|who|if|for|off|this)\b|[.,;:!?)]|$)"
)
_GIVEN = re.compile(
    r"\w+ ([^\W\d_]{2,20})"
    r"(?= (?:an?|the|some|his|her|my|their|another|any|more|extra|two|three)\b)"
)
"""Who is given something: "get mo some support", where nothing but a person can stand."""
_FAMILY = re.compile(r"\w+ (?:to |with |at )?the ([a-z]{3,14})s\b(?! [a-z]{4})")
_BEFORE_OWNERS = frozenset(
    "of in to at from with for on about near round behind outside into by like under over".split()
)
_CALLING = frozenset(["call", "calls", "called"])
_MEETING = frozenset(
    "told asked rang met visited phoned texted hugged thanked emailed messaged saw".split()
)
_VISITING = frozenset(["visit", "visited", "visits", "visiting"])
_GIVING = frozenset(
    """
    get gets got getting give gives gave giving bring brings brought buy buys bought make makes made
    making find finds found show shows showed send sends sent hand hands handed teach taught offer
    offers offered owe owes owed lend lent read pass passed cook cooked pour poured
    """.split()
)
"""First words of what is looked for, which stand in a text or do not."""
_NO_OWNERS = frozenset(
    """
    heaven goodness arm harm death wit state water life nature pete christ that there who what here
    where how when everything summer winter
    """.split()
)
_NOT_GIVEN = frozenset(
    """
    sure way lost home rid hold birth notice care room space sense time sad mad worse better ill
    stuff things loads lots half such rise chase evidence help work money away aloud together
    straight
    """.split()
)
"""What verbs of giving take without an article, and nobody: "gave way the moment"."""
_NO_NAMING = frozenset(
    """
    off in back out up down round over away on again it a an the this that one ages time names
    something nothing everything me him her them us you my his their our all by for to about ex
    """.split()
)


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield what somebody is called, and who owns, is met or is of an age."""
    for m in _BRACKETED.finditer(view.text):
        if m[1].lower() in ONE_PERSON and is_noun(m[2], lexicon):
            yield asked(m.start(2), m.end(2), "in brackets behind a role")
    for m in view.near_digits(_AGED):
        is_closed = ("(" in m[0]) == view.text.startswith(")", m.end())
        if is_closed and is_noun(m[1], lexicon) and not _is_led(view, m.start()):
            yield asked(m.start(1), m.end(1), "before an age")
    for m in _NAMED.finditer(view.text):
        words = m[1].lower().split()
        is_name = words[0] not in _NO_NAMING and not NOT_NAMES.issuperset(words)
        if is_name and not is_explained(m[1], lexicon) and not is_explained(words[-1], lexicon):
            yield asked(m.start(1), m.end(1), "what somebody or something is called")
    for m in view.at_words(_RENAMED, _CALLING):
        if is_noun(m[1], lexicon):
            yield asked(m.start(1), m.end(1), "what somebody is called")
    yield from _owners(view, lexicon)


def _is_led(view: View, start: int) -> bool:
    """Say whether an article or an owner leads what begins at `start`."""
    before = view.word_before(start)
    if before is None or view.text[before.end : start] != " ":
        return False
    return before.text.lower() in grammar.DETERMINERS


def _owners(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield owners, also without their apostrophe, families, and who is met."""
    for m in view.at_words(_OWNER, _BEFORE_OWNERS):
        if may_be_name(m[1], lexicon) and m[1].lower() not in _NO_OWNERS:
            yield asked(m.start(1), m.end(1), "an owner without an article")
    for m in _UNMARKED_OWNER.finditer(view.text):
        low = m[1]
        is_name = low in NAMES_THAT_ARE_WORDS or low in lexicon.nicks or lexicon.is_word_name(low)
        if is_name and low not in NOT_NAMES and not _is_led(view, m.start()):
            yield asked(m.start(1), m.end(1) + 1, "an owner without an apostrophe")
    for m in view.at_words(_GIVEN, _GIVING):
        if is_noun(m[1], lexicon) and m[1].lower() not in _NOT_GIVEN:
            yield asked(m.start(1), m.end(1), "who is given something")
    for m in view.at_words(_MET, _MEETING):
        if m[1].lower() in lexicon.things and is_noun(m[1], lexicon):
            yield asked(m.start(1), m.end(1), "after meeting")
    for m in view.at_words(_FAMILY, _VISITING):
        if m[1] in NAMES_THAT_ARE_WORDS or m[1] in lexicon.surnames:
            yield asked(m.start(1), m.end(1) + 1, "a family")
