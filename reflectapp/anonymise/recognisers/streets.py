"""Streets and areas in small letters, where one goes along them: "walked up lord street".

A street that has its article is any street: "down the long road". Without one it is called so.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.recognisers.place_words import SMALL_WORDS
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_LEADS = frozenset(
    """
    on up down over along off in across past round around to from at by near onto into via outside
    opposite behind towards toward through of
    """.split()
)
_STREET = (
    r"street|st|road|rd|avenue|ave|lane|terrace|crescent|drive|gardens|parade|grove|mews"
    r"|close(?! (?:brackets?|quotes?|inverted)\b)"
)
_AREA = (
    r"gate|park|green|hill|bridge|row|walk|square|fields?|common|cross|mount|bank|view|heath|moor"
)
_WORD = r"[a-z]{2,14}(?:['’]?s)?"
_NAMED = re.compile(
    rf"[a-z]+ ({_WORD})(?: ({_WORD}))? (?:({_STREET})|(?:{_AREA}))"
    r"(?:(?=[.,;:!?)\"”\n]|$)| [-–(&]| (?=([^\W\d_]+)))"
)
_IN_AN_ADDRESS = re.compile(rf", ({_WORD})(?: ({_WORD}))? (?:{_STREET})(?=[.,;:)\n]|$)")
"""A street in small letters that an address goes on with: "skylark inn, bath road"."""
_BEHIND_THE = re.compile(rf"\bthe ([a-z]{{3,14}}) (?:{_STREET}|{_AREA}|estate|flats|end|side)\b")
_NOT_NAMED = (
    SMALL_WORDS
    | grammar.FUNCTION
    | grammar.ADJECTIVES
    | grammar.TIMES
    | frozenset(
        """
        side dead bus cycle fast slow middle country dirt ring slip access memory one-way wet dry
        garden boarding farm iron yard car swing kick starting finishing oxygen level goal bowling
        village putting steep grassy grass muddy dog skate retail bank hand desk tow starter rough
        busy dark icy residential random leafy lovely narrow entire half cobbled dodgy posh certain
        unfamiliar single careful double winding nearby downhill uphill beautiful pretty sea rose
        """.split()
    )
)

_INNER = frozenset("old new high little long great upper lower north south east west".split())


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield such places, each as a question."""
    for m in view.at_words(_NAMED, _LEADS):
        first = m[1].lower()
        is_led = first in _INNER and m[2] is not None
        if (first in _NOT_NAMED and not is_led) or (m[2] or "") in _NOT_NAMED:
            continue
        if m[0].startswith("of ") and not m[3]:
            continue
        if not m[3] and not _tells(m[2] or m[1], lexicon):
            continue
        if m[4] and not m[3] and not _ends(m[4]):
            continue
        yield _asked(view, m.start(1), m.end())
    for m in _IN_AN_ADDRESS.finditer(view.text):
        is_open = m[1] not in _NOT_NAMED or m[1] in lexicon.word_places
        if is_open and (m[2] or "") not in _NOT_NAMED:
            yield _asked(view, m.start(1), m.end())
    for m in _BEHIND_THE.finditer(view.text):
        if m[1] in lexicon.word_places or (m[1] in lexicon.places and not lexicon.is_never(m[1])):
            yield unsure(
                m.start(1), m.end(), Kind.PLACE, "streets", "a town's word and one for land"
            )


def _tells(word: str, lexicon: Lexicon) -> bool:
    """Say whether a word before "hill" or "gate" tells which one: "bishop's gate", "bury park"."""
    is_owner = word.endswith(("'s", "’s"))
    return is_owner or not lexicon.is_common(word) or word in lexicon.word_places


def _ends(following: str) -> bool:
    low = following.lower()
    return low in grammar.FUNCTION | grammar.TIMES or low.endswith(("ed", "ing"))


def _asked(view: View, start: int, end: int) -> Candidate:
    words = view.text[start:end].rstrip(" -–(&")
    return unsure(start, start + len(words), Kind.PLACE, "streets", "a street without an article")
