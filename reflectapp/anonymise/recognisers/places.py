"""Places: by head word ("Oakwood Lane Surgery"), by address, and by the list of towns."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.recognisers import addresses
from reflectapp.anonymise.recognisers.place_words import (
    CLEAR,
    HEADS,
    JOINS,
    KIN,
    PHRASES,
    SMALL_WORDS,
    TITLES_OF_PLACES,
)
from reflectapp.anonymise.recognisers.plain_places import is_done
from reflectapp.anonymise.view import View, Word, fold
from reflectapp.domain.finding import Kind

IN_THE_LIST = "in the list of towns"
A_VILLAGE = "in the list of villages"

_WARD = re.compile(r"\bward\s(?:[a-h]\d{1,2}|\d{1,3}[a-z]?)\b|\bhm(?:p|yoi)\s[^\W\d_][\w-]+", re.I)
_CODED = re.compile(
    r"\b(?i:on|to|at|from|ward|off|onto)\s((?![AMB]\d)[A-Z]\d{1,3}[a-z]?|(?![amb]\d)[a-z]\d{2})\b(?![\w/.])"
    r"|\b(?:on|off)\s([c-lnortu-xz]\d)\b(?![\w/.])"
)
_SAINT = re.compile(r"\b(?:St|Saint)\.?\s[A-Z][\w-]{2,}(?:['’]s?|s)?\b")
_LOWER_SAINT = re.compile(
    r"\bst\.? [a-z]{3,}(?:['’]?s)?\b"
    r"(?: (?:primary|infants?|juniors?|nursery|academy|high|school|church|hospital|hospice|ward"
    r"|crypt|centre|house|road|street|court|close|terrace|cofe|c of e|rc))*"
)
_FIRST = re.compile(
    r"\b(?i:gurdwara|masjid|jamia|mandir|coleg|capel|eglwys|heol|loch|glen|hotel|camp)"
    r"\s([A-Z][\w'’-]+|[a-z]{4,})(?:\s[A-Z][\w'’-]+)?"
    r"|\b(?i:ysgol|ysbyty)\s(?:(?:y|yr)\s)?([A-Z][\w'’-]+|[a-z]{3,})(?:\s[A-Z][\w'’-]+|\s[a-z]{4,})?"
)
_HOME = re.compile(
    r"\b(?:at|from|to|in|into|of|for)\s((?:the\s)?(?:limes?|willows?|beech(?:es)?"
    r"|oaks?|elms?|ash(?:es)?"
    r"|cedars?|poplars?|firs?|laurels?|holl(?:y|ies)|sycamores?|chestnuts?|larch(?:es)?|birch(?:es)?"
    r"|acorns|rowans?|hawthorns?|pines|yews?|maples?|mount|shay|grange|priory|paddocks?|orchards?"
    r"|gables|croft|meadows?|lindens?|hollow|spinney|lodge|beacon|haven|retreat|cottage|moorings"
    r"|stables|rectory|vicarage|manor|hawthorns|brambles|bracken|heathers?|jasmine|lavender"
    r"|hillside|woodlands|lawns|heights|towers|hive|nest|poppies|daisies|bluebells?"
    r"|primroses?|sunflowers?|kingfishers?|swallows?|nightingales?|robins?|herons?|swans?))\b"
    r"(?!\s(?:tree|trees|of|and the|wood)\b)",
    re.I,
)
_OWNED = re.compile(
    r"\b(?:went|go|going|gone|down|over|back|popped|nipped)\s(?:to|at|round|in)\s([^\W\d_]{3,20}['’]s)"
    r"(?=[.,;:!?)]|\s(?:and|for|on|with|after|before|then|today|cos)\b)",
    re.I,
)
_SHORTENED = re.compile(
    r"\b(?:at|from|to|in|into|near)\s"
    r"((?:queen|king|guy|bart|jimmy|tommy|addenbrooke)['’]s|jimmys|tommys|barts|addenbrookes)"
    r"(?=[.,;:!?)\n]|$|\s(?:[-–]|(?:and|for|on|with|after|before|then|today|this|yesterday|because"
    r"|cos|to|in|as|where|when|again)\b))",
    re.I,
)
_TITLED = re.compile(
    r"\b(?:house|home|cottage|bungalow|flat|farm|(?:narrow|house)?boat|barge|ward|unit|pub|club|group|project|hostel"
    r"|refuge|caf[eé]|shop|school|nursery|lodge|caravan|place|estate)(?:['’]?s| is| was|,)?"
    r" (?:called|named|known as) "
    r"((?:[^\W\d_][\w'’-]{0,20} ){0,3}[^\W\d_][\w'’-]{0,20})(?=[.,;:!?)\n])"
)
_HOUSE_NUMBER = re.compile(r"\b(?:at|of|from|to)\s(\d{1,4}[a-z]?\s)\Z", re.I)
_LONGEST_NUMBER = 12
_AT_SIGN = re.compile(r"(?<!\S)@ ([a-z]{3,20})\b")
_NOT_SAINTS = re.compile(r"st\.? (?:the|and|with|for|was|who|from|that|this)\b")


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield places."""
    yield from addresses.find(view, lexicon)
    for index, word in enumerate(view.words):
        if word.base.lower() in HEADS:
            yield from _before_head(view, lexicon, index)
    for pattern, why in ((_WARD, "numbered ward or prison"), (_SAINT, "named after a saint")):
        for m in pattern.finditer(view.text):
            yield sure(m.start(), m.end(), Kind.PLACE, "places", why, 0.9)
    for m in _LOWER_SAINT.finditer(view.text):
        if not _NOT_SAINTS.match(m[0]):
            yield sure(m.start(), m.end(), Kind.PLACE, "places", "named after a saint", 0.8)
    for m in _FIRST.finditer(view.text):
        name = m[1] or m[2]
        if name.islower() and (lexicon.is_common(name) if m[2] else lexicon.is_plain(name)):
            continue
        make = sure if name[0].isupper() or fold(name) in lexicon.places else unsure
        yield make(m.start(), m.end(), Kind.PLACE, "places", "a name after a word for a place")
    yield from _told(view, lexicon)
    yield from _listed(view, lexicon)
    yield from _villages(view, lexicon)


def _told(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield what small words show to be a place, each as a question."""
    for m in _HOME.finditer(view.text):
        yield unsure(m.start(1), m.end(1), Kind.PLACE, "places", "like the name of a home")
    for m in _OWNED.finditer(view.text):
        if not lexicon.is_never(m[1]) and m[1][:-2].lower() not in SMALL_WORDS | KIN:
            yield unsure(m.start(1), m.end(1), Kind.PLACE, "places", "a place by its owner")
    for m in _SHORTENED.finditer(view.text):
        yield unsure(m.start(1), m.end(1), Kind.PLACE, "places", "a hospital or school, shortened")
    for m in _CODED.finditer(view.text):
        group = 1 if m[1] else 2
        yield unsure(
            m.start(group), m.end(group), Kind.PLACE, "places", "a code where a ward may stand"
        )
    for m in _TITLED.finditer(view.text):
        yield unsure(m.start(1), m.end(1), Kind.PLACE, "places", "a house and what it is called")
    for m in _AT_SIGN.finditer(view.text):
        if m[1] in lexicon.word_places or not lexicon.is_common(m[1]):
            yield unsure(m.start(1), m.end(1), Kind.PLACE, "places", "after the sign for at")


def _listed(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    for span, name in lexicon.place_finder.find(view):
        words = view.text[span.start : span.end]
        if lexicon.is_never(words):
            continue
        if words[0].isupper() or not lexicon.is_plain(name):
            start = _with_number(view, span.start)
            yield sure(start, span.end, Kind.PLACE, "places", IN_THE_LIST, 0.9)
        elif view.is_lower and _is_at_a_place(view, span.start):
            yield unsure(span.start, span.end, Kind.PLACE, "places", "a town that is a word too")


def _villages(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield villages and cities abroad; of single words, those that could be somebody's name."""
    for span, name in lexicon.wide_place_finder.find(view):
        words = view.text[span.start : span.end]
        is_plain = all(lexicon.is_plain(word) for word in name.split())
        if lexicon.is_never(words) or (is_plain and words.islower() and not view.is_lower):
            continue
        first = next(iter(view.words_from(span.start)), None)
        is_open = first is None or first.begins_sentence
        if words[0].isupper():
            make = unsure if is_plain or is_open else sure
        elif is_plain and (" " not in name or _is_small(name)):
            continue
        else:
            make = unsure if is_plain or len(name) < 5 else sure
        start = _with_number(view, span.start)
        yield make(start, span.end, Kind.PLACE, "places", A_VILLAGE, 0.7)


def _with_number(view: View, start: int) -> int:
    """Return where a place begins with the number of a house: "at 6 North Shawbost"."""
    before = max(0, start - _LONGEST_NUMBER)
    m = _HOUSE_NUMBER.search(view.text, before, start)
    return m.start(1) if m else start


def _is_small(name: str) -> bool:
    return all(word in SMALL_WORDS or len(word) < 3 for word in name.split())


def _before_head(view: View, lexicon: Lexicon, index: int) -> Iterator[Candidate]:
    """Yield what stands before the head word at `index`, together with it."""
    words = view.words
    head = words[index]
    pair = (words[index - 1].text.lower(), head.base.lower()) if index else ("", "")
    names = index - 1 if pair in PHRASES and _touch(view, index) else index
    large = _large_words(view, lexicon, names)
    is_large_head = words[names].is_capital or words[names].is_all_capitals
    if large and (is_large_head or pair in PHRASES or head.base.lower() in CLEAR):
        first = words[large[0]]
        is_vague = first.begins_sentence and all(lexicon.is_plain(words[i].base) for i in large)
        whole = view.text[first.start : head.end]
        if not lexicon.is_never(whole):
            make = unsure if is_vague else sure
            yield make(first.start, _end(head), Kind.PLACE, "places",
                       "capitals before a word for a place", 0.9)  # fmt: skip
    elif not large:
        yield from _small(view, lexicon, names, head)


def _large_words(view: View, lexicon: Lexicon, names: int) -> list[int]:
    """Return the places of the capitalised words before word `names`, four at most."""
    words, large = view.words, list[int]()
    index = names - 1
    while index >= 0 and len(large) < 4 and _touch(view, index + 1):
        word = words[index]
        joins = word.text.lower() in JOINS and index and words[index - 1].is_capital
        if joins and word.text == "and" and words[index - 1].base.lower() in lexicon.places:
            break
        joined_name = joins and large and _touch(view, index)
        if not (word.is_capital or word.is_all_capitals) and not joined_name:
            break
        large.insert(0, index)
        index -= 1
    while large and _says_nothing(words[large[0]], lexicon, is_last=len(large) == 1):
        large.pop(0)
    return large


_SELDOM_HEADS = frozenset(
    ["peaks", "arches", "acorns", "sands", "falls", "grange", "croft", "garth"]
)
_BEFORE_PLACES = frozenset(
    "on at in off to from under behind opposite outside past by go going went been visit".split()
)


def _is_on(view: View, start: int) -> bool:
    before = view.word_before(start)
    if before is not None and before.text.lower() == "the":
        before = view.word_before(before.start)
    return before is not None and before.text.lower() in _BEFORE_PLACES


def _is_led(view: View, word: Word) -> bool:
    """Say whether an article or an owner leads the word: "the guest house", "her mum's house"."""
    before = view.word_before(word.start)
    return before is not None and before.text.lower() in grammar.DETERMINERS


def _small(view: View, lexicon: Lexicon, names: int, head: Word) -> Iterator[Candidate]:
    """Yield a place written small: "chorley new road", "ivy house"."""
    words = view.words
    start = names
    while start > 0 and names - start < 3 and _touch(view, start):
        before = words[start - 1].text.lower()
        if before in SMALL_WORDS and not (before in _INNER and names - start < 1):
            break
        if lexicon.is_never(before) and not lexicon.is_known_name(before) and start < names:
            break
        start -= 1
    while start < names and words[start].text.lower() in SMALL_WORDS:
        start += 1
    if start == names:
        return
    rest = [w.base for w in words[start:names]]
    rare = any(not lexicon.is_plain(w) for w in rest)
    is_clear = head.base.lower() in CLEAR or view.words[names] is not head
    is_unknown = any(not lexicon.is_plain(w) and not lexicon.is_never(w) for w in rest)
    if (
        not is_clear
        and not is_unknown
        and not (_is_on(view, words[start].start) and (rare or view.is_lower))
        and not (view.is_lower and head.base == "house" and not _is_led(view, words[start]))
    ):
        return
    if rare or (view.is_lower and head.base.lower() not in _COMMON_HEADS):
        keep = next((n for n, w in enumerate(rest) if not lexicon.is_plain(w)), 0)
        index = start + keep
        is_titled = _touch(view, index) and words[index - 1].text in TITLES_OF_PLACES
        first = words[index - is_titled]
        make = sure if rare else unsure
        yield make(first.start, _end(head), Kind.PLACE, "places", "before a word for a place", 0.6)
    elif rest[-1].isalpha() and (
        not lexicon.is_common(rest[-1]) or head.base.lower() in _SELDOM_HEADS
    ):
        last = words[names - 1]
        yield unsure(last.start, _end(head), Kind.PLACE, "places", "before a word for a place", 0.4)


_INNER = frozenset(["new", "old", "high", "little", "long", "main", "general", "big"])
_COMMON_HEADS = frozenset(
    ["club", "centre", "station", "practice", "court", "library", "market", "hall", "church"]
)
"""Written small, these follow too many plain words to be asked about after each."""


def _touch(view: View, index: int) -> bool:
    """Say whether a space alone parts the word at `index` from the one before."""
    if index <= 0:
        return False
    return view.is_run(view.words[index - 1], view.words[index])


def _end(head: Word) -> int:
    return head.start + len(head.base)


def _is_at_a_place(view: View, start: int) -> bool:
    before = view.word_before(start)
    if before is None or before.text.lower() not in {"in", "at", "from", "near", "to"}:
        return False
    word = next(iter(view.words_from(start)), None)
    return word is None or not is_done(view, word.start, word.end)


def _says_nothing(word: Word, lexicon: Lexicon, *, is_last: bool) -> bool:
    """Say whether a word tells nothing of which place it is; the last one may: "Queen's Arms"."""
    low = word.text.lower()
    if low in TITLES_OF_PLACES and not is_last:
        return False
    if low in SMALL_WORDS and (word.begins_sentence or low not in _INNER):
        return True
    return not is_last and lexicon.is_never(word.text) and not lexicon.is_known_name(word.text)
