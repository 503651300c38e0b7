"""Whether a clue is told of anybody at all: what is denied, wished for or only talked about is not.

A diagnosis that somebody asks about ("does she have autism?") stays: readers remember it.
"""

from __future__ import annotations

import re

from reflectapp.domain.disclosure import Attribute
from reflectapp.publish.disclosures.clue import Clue, Reading

_REACH = 60
_ARTICLE = r"(?:(?:an?|the|any)\s)?(?:[\w-]+\s)?"
_DENIED = re.compile(
    r"(?:\b(?:not|never)\s(?!only|just|merely|even)|n['’]t\s)"
    rf"(?:(?:be|been|have|had|got|really|exactly|actually|yet)\s)*{_ARTICLE}$"
    rf"|\bneither\b[^.;!?]*\b(?:is|was|has|had|are|were)\s{_ARTICLE}$",
    re.I,
)
_SUPPOSED = re.compile(
    rf"\b(?:if|though)\s[^,.;:!?]{{0,40}}\b(?:were|had\sbeen)\s{_ARTICLE}$"
    rf"|\bwould\s(?:be|have\sbeen)\s{_ARTICLE}$",
    re.I,
)
_ASKED = re.compile(
    rf"\b(?:whether|if)\s[^,.;:!?]{{0,40}}\b(?:is|was|are|were|has|had)\s{_ARTICLE}$", re.I
)
_WISHED = re.compile(
    r"\b(?:wants?|wanted|hopes?|hoped|like|dreams?|dreamed|dreamt|plans?)\s(?:to|of)\s"
    rf"(?:be|become|being|becoming)\s{_ARTICLE}$",
    re.I,
)
_STUDIED = re.compile(
    r"\b(?:seminar|lecture|training|course|essay|assignment|book|article|module|workshop|webinar"
    r"|podcast|conference)s?\b[^.;!?]{0,16}\b(?:about|on|in)\s(?:[\w-]+\s){0,2}$",
    re.I,
)
_AT_A_WINDOW = re.compile(
    r"\b(?:the|an?|that|this|each|his|her|their|my|our|roller|venetian|roman|window|broken)\sblind$|\bblinds$",
    re.I,
)
_I_AM_NO = re.compile(r"[\"“][^\"”]*\bI['’]?(?:m|\sam)\snot\s", re.I)
_DENIABLE = frozenset(
    {
        Attribute.HEALTH,
        Attribute.FAITH,
        Attribute.ORIENTATION,
        Attribute.ORIGIN,
        Attribute.ETHNICITY,
        Attribute.OCCUPATION,
        Attribute.FAMILY,
    }
)
_KIN = re.compile(r"(?:his|her|their|my|our|the|an?|no)\s|['’]s\s", re.I)


def is_told(clue: Clue, reading: Reading) -> bool:
    """Say whether the text holds that what the clue tells is so."""
    if clue.attribute not in _DENIABLE:
        return True
    text, start = reading.text, clue.span.start
    if clue.attribute is Attribute.FAMILY and _KIN.match(text, start):
        return True
    sentence = reading.sentence_at(start)
    before = text[max(sentence.start, start - _REACH) : start]
    if _AT_A_WINDOW.search(before + text[start : clue.span.end]):
        return False
    if _DENIED.search(before):
        # Who says "I'm no addict" was taken for one.
        return _I_AM_NO.search(before) is not None
    if _SUPPOSED.search(before) or _WISHED.search(before) or _STUDIED.search(before):
        return False
    return clue.attribute is Attribute.HEALTH or not _ASKED.search(before)
