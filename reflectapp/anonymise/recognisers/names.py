"""Given names of the list with the surnames that follow, in any case."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS

_PERSON_VERBS = frozenset(
    """
    said says asked told rang was is has had came went cried looked wanted did didn't isn't
    wasn't smiled laughed sat stood made thinks thought knows knew lives died left stayed
    shouted gave took says' phoned texted replied nodded shrugged refused and who will won't
    would can't couldn't wouldn't doesn't hasn't hadn't
    """.split()
)
_BEFORE_PEOPLE = frozenset(
    """
    with for to from about told asked saw met rang visited see and hi hello dear thanks love
    poor called by our phoned texted hugged from let lets gave bless of
    """.split()
)


_SURE_BEFORE = frozenset(
    """
    saw met rang told asked visited phoned texted hugged thanked hi hello dear ask tell ring phone
    see with about call called poor from for
    """.split()
)
_SELDOM_NAMES = frozenset(
    """
    happy lucky sky star rain storm summer winter autumn spring early gift hope faith trust pride
    praise peace forest fox bear beau noble honesty promise job kit key jet bud chip fern ever bear
    honey pepper ginger petal brandy candy diamond golden flip river reef wolf young merry misty
    """.split()
)
"""Of the names that are words, those that without a cue are the word."""
_SPEAKING = frozenset(
    ["said", "says", "asked", "told", "rang", "replied", "smiled", "laughed", "phoned", "texted"]
)
_NEVER_SMALL = frozenset(
    ["said", "ward", "will", "may", "can", "nav", "an", "do", "in", "so", "la"]
)


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield given names, each with what reads like its surname."""
    explained = [span for span, _ in lexicon.never_finder.find(view)]
    starts = [span.start for span in explained]
    for candidate in _names(view, lexicon):
        at = bisect_right(starts, candidate.start) - 1
        if at < 0 or candidate.end > explained[at].end:
            yield candidate
    yield from _families(view, lexicon)


def _families(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield families by the plural of their surname: "the boyles above in Glenties"."""
    for before, word in pairwise(view.words):
        surname = word.base.lower().removesuffix("s")
        is_plural = before.text.lower() == "the" and len(surname) == len(word.base) - 1
        if is_plural and surname in lexicon.surnames and not lexicon.is_plain(word.base.lower()):
            yield unsure(
                word.start, word.start + len(word.base), Kind.PERSON, "names", "a family", 0.5
            )


def _names(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    words = view.words
    index = 0
    while index < len(words):
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else None
        base = word.base
        if not _may_be_name(base, lexicon) or (base.islower() and _is_word(base, lexicon)):
            index += 1
            continue
        end, used = _with_surname(view, lexicon, index)
        candidate = _judged(view, lexicon, word, following, end, alone=used == 1)
        if candidate is not None:
            yield candidate
            if used == 1 and following is not None and _is_small_surname(view, word, following):
                yield unsure(following.start, following.start + len(following.base), Kind.PERSON,
                             "names", "a word where a surname stands", 0.5)  # fmt: skip
        index += used


_WORD_TOO = "a word that is a name too"


def _judged(
    view: View, lexicon: Lexicon, word: Word, following: Word | None, end: int, *, alone: bool
) -> Candidate | None:
    base = word.base
    before = view.word_before(word.start)
    reads = _reads_as_person(view, lexicon, word, before, following)
    if word.text[0].isupper():
        is_person = reads or _acts(following)
        return _judged_large(word, end, lexicon, alone=alone, is_met=_is_met(before) or is_person,
                             is_person=is_person)  # fmt: skip
    if base in _NEVER_SMALL and alone and not reads and not _is_met(before):
        return None
    if not lexicon.is_plain(base):
        return sure(word.start, end, Kind.PERSON, "names", "in the list of names, small", 0.85)
    if not alone and base not in _COMMON_WORDS:
        return sure(word.start, end, Kind.PERSON, "names", "before a surname, small", 0.85)
    if reads or not alone:
        return unsure(word.start, end, Kind.PERSON, "names", _WORD_TOO, 0.4)
    return None


def _judged_large(
    word: Word, end: int, lexicon: Lexicon, *, alone: bool, is_met: bool, is_person: bool
) -> Candidate | None:
    is_month = alone and lexicon.is_never(word.base)
    is_shown = not word.begins_sentence and not word.is_all_capitals
    if not is_month and (not alone or not lexicon.is_plain(word.base) or is_shown):
        return sure(word.start, end, Kind.PERSON, "names", "in the list of names", 0.93)
    if is_person or (is_month and is_met):
        return unsure(word.start, end, Kind.PERSON, "names", _WORD_TOO, 0.6)
    return None


def _is_word(base: str, lexicon: Lexicon) -> bool:
    """Say whether a small word is no name, though some list has it: "the badge said wendy"."""
    if lexicon.is_word_name(base):
        return False
    return base in _NEVER_SMALL or lexicon.is_plain(base)


def _may_be_name(base: str, lexicon: Lexicon) -> bool:
    if lexicon.is_word_name(base):
        return True
    return lexicon.is_known_name(base) and not lexicon.is_never(base)


def _is_met(before: Word | None) -> bool:
    return before is not None and before.text.lower() in _SURE_BEFORE


def _acts(following: Word | None) -> bool:
    return following is not None and following.text.lower() in _PERSON_VERBS


def _reads_as_person(
    view: View, lexicon: Lexicon, word: Word, before: Word | None, following: Word | None
) -> bool:
    """Say whether a word stands where a person does: "saw grace", "then sunny said"."""
    base = word.base.lower()
    if before is not None and before.text.lower() in _DETERMINERS:
        return False
    after = view.text[word.end : word.end + 12]
    is_met, ends = _is_met(before), _ENDS.match(after) is not None
    if following is not None and following.text.lower() in _SPEAKING:
        return True
    if base in _COMMON_WORDS or not lexicon.is_word_name(base):
        return is_met and _BRACKET.match(after) is not None
    if word.text.endswith(("'s", "’s")):
        return view.is_lower and (word.begins_sentence or is_met)
    is_open = view.is_lower or (word.begins_sentence and word.text[0].isupper())
    return (
        (is_open and base not in _SELDOM_NAMES)
        or (_acts(following) and (view.is_lower or is_met))
        or (is_met and ends)
        or _BRACKET.match(after) is not None
        or _is_listed(view, lexicon, word, before)
    )


def _is_listed(view: View, lexicon: Lexicon, word: Word, before: Word | None) -> bool:
    """Say whether the word stands beside another name: "kian and prosper", "ivy, basil"."""
    if before is not None and before.text.lower() == "and":
        word, before = before, view.word_before(before.start)
    if before is None or view.text[before.end : word.start] not in {" ", ", "}:
        return False
    if view.text[before.end : word.start] == " " and word.text.lower() != "and":
        return False
    is_name = lexicon.is_known_name(before.base) and not lexicon.is_plain(before.base)
    return is_name or (view.is_lower and lexicon.is_word_name(before.base))


_ENDS = re.compile(r"[.,;:!?)]|$| (?:who|and|again|at|today|to|on|i)\b| \(")
_BRACKET = re.compile(r" \((?:\d|my\b|her\b|his\b|the\b)")
_DETERMINERS = frozenset(
    "the a an my her his their our your its this that some any no of in every each very so".split()
)


_COMMON_WORDS = frozenset(
    """
    will may can an art bill bob dot drew even ever hope joy mark miles more pat rich rob
    sue van wade an in so see say don grant guy jack june april august max page ray summer
    winter do la day young long best good king lane little love man moon power price short
    stone story
    """.split()
)


def _with_surname(view: View, lexicon: Lexicon, index: int) -> tuple[int, int]:
    """Return where the name that begins at word `index` ends, and how many words it takes."""
    words = view.words
    first = words[index]
    end, used = first.start + len(first.base), 1
    while index + used < len(words) and used < 3:
        following = words[index + used]
        previous, base = words[index + used - 1], following.base
        if not view.is_run(previous, following) or previous.text != previous.base:
            break
        is_capital = following.text[0].isupper() and first.text[0].isupper()
        small = not first.text[0].isupper() and _is_rare_surname(lexicon, base)
        if len(base) == 1 and base.lower() not in {"a", "i"} and following.text == base:
            # "Maple Ward w/ Bev": with, care of, because.
            if base.isupper() or view.text[following.end : following.end + 1] != "/":
                end, used = following.end, used + 1
            break
        if not small and (not is_capital or lexicon.is_never(base) or following.text == "I"):
            break
        end, used = following.start + len(base), used + 1
    return end, used


def _is_small_surname(view: View, name: Word, following: Word) -> bool:
    """Say whether a small name seems to have a surname that is a word: "cornelius bright, 44"."""
    word = following.text.lower()
    if not name.text.islower() or not following.text.islower() or not view.is_run(name, following):
        return False
    if word in _NO_SURNAMES or word in grammar.FUNCTION | grammar.TIMES:
        return False
    after = view.text[following.end : following.end + 12]
    is_followed = _AFTER_NAME.match(after) is not None
    return word in NAMES_THAT_ARE_WORDS or (len(word) == 2 and is_followed)


_AFTER_NAME = re.compile(r"[,.;:)]|$|['’]s\b| (?:said|says|rang|was|is|came|who|has|had)\b")
_NO_SURNAMES = frozenset(
    """
    me my us up on in it is if no so to do or re pa ma at oh ok as by he we an am go of be now
    early last long home down day sad still new well well most then yet low even best ever good
    """.split()
)


def _is_rare_surname(lexicon: Lexicon, word: str) -> bool:
    return not lexicon.is_plain(word) and not lexicon.is_never(word) and len(word) > 1
