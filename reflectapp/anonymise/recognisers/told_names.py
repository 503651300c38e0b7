"""Plain words that a sentence tells to be a name: "his dog's called officer", "they call him ref".

Such a word is that name wherever it stands in the entry without an article. Each is a question.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind

_NAME = (
    r"(?:just |only )?[\"“‘']?(the )?([^\W\d_]{2,14})"
    r"(?=[\"”’'](?!\w)"
    r"|[\"”’']?(?:[.,;:!?)\n]|$| (?:and|but|because|cos|so|who|which|or|n)\b| [-–(]))"
)
_TOLD = re.compile(
    rf"(?:call|calls|calling) (?:him|her|it|them|me|us) {_NAME}"
    r"|(?:call|calls|calling) (?:him|her|it|them|me|us) (the )([^\W\d_]{3,14})\b"
    rf"|(?:called|nicknamed) {_NAME}"
    rf"|name(?: is|['’]s) {_NAME}"
    rf"|(?:goes by(?! (?:bus|train|tram|car|taxi|bike|foot|plane)\b)|answers to) {_NAME}",
    re.I,
)
_RELATIVE = re.compile(
    r"(?:they|we|everyone|everybody|people) (?:all )?calls? (the )?([^\W\d_]{2,14})\b", re.I
)
"""As in "the fella they call the swede"."""
_WHAT = re.compile(
    r"\b([^\W\d_]{2,14})(?: is|['’]s) what (?:they|we|everyone|everybody)(?: all)?"
    r" calls? (?:him|her)\b",
    re.I,
)
_CALLERS = frozenset("they we everyone everybody people".split())
_HEADS = frozenset(
    """
    one fella man lad bloke woman lady guy lass boy girl himself herself who that whom chap someone
    somebody what
    """.split()
)
_FIRST = frozenset("call calls calling called nicknamed name name's name’s goes answers".split())
_PASSIVE = grammar.BEING | frozenset(
    "who's who’s it's it’s he's he’s she's she’s hes shes its".split()
)
_BEARERS = frozenset(
    """
    dog cat dogs cats puppy kitten budgie hamster rabbit pony horse parrot lizard snake fish lad
    lass boy girl baby bloke fella man woman guy teddy doll
    """.split()
)
_ONE = frozenset("a an this another her his their my our one new".split())
_NO_NAMES = (
    grammar.FUNCTION
    | grammar.ADJECTIVES
    | grammar.TIMES
    | grammar.SPEAKING
    | frozenset(
        """
        love darling duck pet hen sir madam miss mate bro boss dear names things stupid mad lazy
        fat ugly useless horrible rude weird crazy brave worthless sweetheart babe babes hun hon
        chick cock flower petal bab son lovely liar idiot sister brother auntie uncle missing
        ex husband wife boyfriend girlfriend partner
        """.split()
    )
)
_NO_ENDS = ("ed", "ing", "ly", "ant", "ful", "ous", "ish", "iar", "ness", "tion", "sion", "ment",
            "ism", "ship")  # fmt: skip
_THINGS = frozenset(["which", "this", "what"])
"""What is said of things alone: "a drug, which is called heroin"."""
_MOST = 12
"""Places in which one word is asked about; a word that stands oftener is a word."""


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield such words where they are told, and again."""
    told: dict[str, bool] = {}
    for m in view.at_words(_TOLD, _FIRST):
        group = m.lastindex or 0
        # A place or a thing: "we call it the hub".
        is_thing = m[group - 1] is not None and " it the " in m[0].lower()
        if is_thing or not _may_be_told(view, m) or not _may_name(m[group], lexicon):
            continue
        led = (m[group - 1] or "").lower()
        told[f"{led}{m[group].lower()}"] = m[group][0].isupper()
        yield _asked(m.start(group), m.end(group), "told to be a name")
    for m in view.at_words(_RELATIVE, _CALLERS):
        before = view.word_before(m.start())
        is_relative = before is not None and before.text.lower() in _HEADS
        if is_relative and _may_name(m[2], lexicon):
            told[f"{(m[1] or '').lower()}{m[2].lower()}"] = m[2][0].isupper()
            yield _asked(m.start(2), m.end(2), "told to be a name")
    for m in _WHAT.finditer(view.text) if " what " in view.text else ():
        if _may_name(m[1], lexicon):
            told[m[1].lower()] = m[1][0].isupper()
    yield from _again(view, told) if told else ()


def _may_be_told(view: View, m: re.Match[str]) -> bool:
    """Say whether "called" tells a name, not whom somebody rang: "the nurse called police"."""
    if not m[0].lower().startswith(("called", "nicknamed")):
        return True
    before = view.word_before(m.start())
    if before is None:
        return False
    low = before.text.lower()
    leader = view.word_before(before.start)
    if low in grammar.BEING and leader is not None and leader.text.lower() in _THINGS:
        return False
    if low in _PASSIVE or low.endswith(("'s", "’s")):
        return True
    is_one = leader is not None and leader.text.lower() in _ONE
    return low in _BEARERS and is_one


def _may_name(word: str, lexicon: Lexicon) -> bool:
    low = word.lower()
    if low in _NO_NAMES or low.endswith(_NO_ENDS):
        return False
    return lexicon.is_plain(low) or lexicon.is_never(low)


def _again(view: View, told: dict[str, bool]) -> Iterator[Candidate]:
    places: dict[str, list[Word]] = {}
    before = ""
    for word in view.words:
        low = word.base.lower()
        if before == "the" and f"the {low}" in told:
            low = f"the {low}"
        is_led = before in grammar.DETERMINERS | grammar.ADJECTIVES and not low.startswith("the ")
        if low in told and not is_led and (word.text[0].isupper() or not told[low]):
            places.setdefault(low, []).append(word)
        before = word.text.lower() if not word.text.endswith(("'s", "’s")) else "the"
    for words in places.values():
        for word in words if len(words) <= _MOST else ():
            end = word.start + len(word.base)
            yield _asked(word.start, end, "told to be a name elsewhere")


def _asked(start: int, end: int, why: str) -> Candidate:
    return unsure(start, end, Kind.PERSON, "told names", why, 0.4)
