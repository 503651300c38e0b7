"""People called by a day or a month where the grammar says so: "his name is Sunday".

What one sentence tells is asked about wherever the word stands in the entry without a sign of time.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind

_TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june
    july august september october november december christmas easter
    """.split()
)
_SOMEBODY = (
    r"man|woman|lady|lad|lass|boy|girl|baby|guy|fella|bloke|brother|sister|son|daughter|husband"
    r"|wife|uncle|aunt|auntie|cousin|nephew|niece|father|mother|dad|mum|friend|mate|neighbour"
    r"|carer|nurse|doctor|chap|patient|resident|client|dog|cat|twin|pastor"
)
_NAMED = re.compile(
    r"\b(?:(?:first |sur|middle |full |real |given )?name(?: is| was|['’]s|:|,)?|goes by"
    rf"|answers to|named|(?:is|was|['’]s|i['’]?m|am|him|{_SOMEBODY}) called) [\"“‘']?$",
    re.I,
)
_NOT_NAMED = re.compile(r"[’'\"”]?(?: (?:and|to|or|afternoon|morning|evening|night)\b| \d)", re.I)
_IS = re.compile(
    rf"\b(?:my|his|her|their|our|the|that|this) (?:\w+ )?(?:{_SOMEBODY})(?: is| was|['’]s)"
    r" [\"“‘']?$",
    re.I,
)
_CLOSED = re.compile(r"[\"”’']?(?:[.,;!?)\n]|$| (?:and|but|too)\b)")
_MET = re.compile(rf"\b(?:{_SOMEBODY}),? $", re.I)
_ACTS = re.compile(r" (?:said|says|is|was|came|told|asked|sat)\b")
_DOES = re.compile(
    r" (?:said|says|told|asked|asks|texted|phoned|laughed|smiled|swapped|nodded|cried|thinks|worked"
    r" (?:mon|tue|wed|thu|fri|sat|sun))",
    re.I,
)
"""What a day does not do: "Sunday said", "Friday worked Saturday"."""
_SPEAKS = re.compile(r" (?:said|says|asks|thinks)\b")
"""Of that, what no sentence begins with that leaves out its writer: "Monday phoned the GP"."""
_WHEN = re.compile(r"\b(?:on|next|last|this|every|each|by|until|till|since|from|of) $", re.I)
_VERBS = frozenset(["may", "march"])
"""In lower case they are names only where the sentence ends: "the name may be wrong"."""
_TITLED = re.compile(r"\b(?:mr|mrs|ms|miss|brother|sister|pastor|uncle|auntie|aunty) $", re.I)
_REACH = 40
_TIMED = re.compile(
    r"\b(?:on|next|last|this|every|each|by|until|till|since|from|to|in|for|before|after|between|mid"
    r"|early|late|through|of|a|and|or|the|one|first|second|third|black|good|easter|palm|bank|mon"
    r"|tue|wed|thu|fri|sat|sun|all|alternate|most)[ -]$"
    r"|(?:day|\d(?:st|nd|rd|th)?)[,/ –-]{1,3}$",
    re.I,
)
_TIMED_AFTER = re.compile(
    r"s\b| (?:am|pm|morning|afternoon|evening|night|nights|lunch|tea|shift|club|group|session"
    r"|visit|clinic|meeting|dinner|school|service|market|league|paper|best|roast|before|after"
    r"|week|first|\d)|['’]s (?:shift|visit|session|meeting|paper|group|clinic|lunch|handover|panel)"
    r"|[,/ –-]{1,3}(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day)",
    re.I,
)


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield such names, each as a question."""
    days = [w for w in view.words if w.base.lower() in _TIMES]
    told = {w.base.lower(): w.base[0].isupper() for w in days if _is_said(view, w)}
    for word in days if told else ():
        base = word.base.lower()
        if base not in told or (word.text[0].islower() and told[base]):
            continue
        if _is_said(view, word) or not _tells_time(view, word):
            end = word.start + len(word.base)
            yield unsure(word.start, end, Kind.PERSON, "day names", "said to be a name", 0.4)


def _is_said(view: View, word: Word) -> bool:
    """Say whether the words before a day tell that somebody is called so."""
    text, start, end = view.text, word.start, word.end
    since = max(0, start - _REACH)
    if word.text in _VERBS and not _CLOSED.match(text, end):
        return False
    if _NAMED.search(text, since, start):
        return not _NOT_NAMED.match(text, end)
    if _IS.search(text, since, start):
        return _CLOSED.match(text, end) is not None
    does = _SPEAKS if word.begins_sentence else _DOES
    is_bare = word.text[0].isupper() and word.text == word.base
    if is_bare and does.match(text, end) and not _WHEN.search(text, since, start):
        return True
    is_met = word.text[0].isupper() and _MET.search(text, since, start)
    return bool(is_met and _ACTS.match(text, end)) or bool(_TITLED.search(text, since, start))


def _tells_time(view: View, word: Word) -> bool:
    is_led = _TIMED.search(view.text, max(0, word.start - _REACH), word.start) is not None
    return is_led or _TIMED_AFTER.match(view.text, word.start + len(word.base)) is not None
