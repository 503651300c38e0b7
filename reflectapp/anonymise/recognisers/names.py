"""Given names of the list with the surnames that follow, in any case."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind

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


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield given names, each with what reads like its surname."""
    words = view.words
    index = 0
    while index < len(words):
        word = words[index]
        following = words[index + 1] if index + 1 < len(words) else None
        base = _base(word)
        if not lexicon.is_known_name(base) or lexicon.is_never(base):
            index += 1
            continue
        end, used = _with_surname(view, lexicon, index)
        candidate = _judged(view, lexicon, word, following, end, alone=used == 1)
        if candidate is not None:
            yield candidate
        index += used


def _base(word: Word) -> str:
    return word.text[:-2] if word.text.endswith(("'s", "’s")) else word.text


def _judged(
    view: View, lexicon: Lexicon, word: Word, following: Word | None, end: int, *, alone: bool
) -> Candidate | None:
    base = _base(word)
    plain = lexicon.is_plain(base)
    before = view.word_before(word.start)
    verb = following is not None and following.text.lower() in _PERSON_VERBS
    cued = verb or (before is not None and before.text.lower() in _BEFORE_PEOPLE)
    if word.text[0].isupper():
        if not alone or not plain or (not word.begins_sentence and not word.is_all_capitals):
            return sure(word.start, end, Kind.PERSON, "names", "in the list of names", 0.93)
        if cued or word.text.endswith(("'s", "’s")):
            return unsure(word.start, end, Kind.PERSON, "names", "a word that is a name too", 0.6)
        return None
    if not plain:
        return sure(word.start, end, Kind.PERSON, "names", "in the list of names, small", 0.85)
    if cued and verb and view.is_lower and base.lower() not in _COMMON_WORDS:
        return unsure(word.start, end, Kind.PERSON, "names", "a word that is a name too", 0.4)
    return None


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
    end, used = first.start + len(_base(first)), 1
    while index + used < len(words) and used < 3:
        following = words[index + used]
        between = view.text[words[index + used - 1].end : following.start]
        base = _base(following)
        if between not in {" ", "  "} or words[index + used - 1].text != _base(
            words[index + used - 1]
        ):
            break
        is_capital = following.text[0].isupper() and first.text[0].isupper()
        small = not first.text[0].isupper() and _is_rare_surname(lexicon, base)
        if not small and (not is_capital or lexicon.is_never(base) or following.text == "I"):
            break
        end, used = following.start + len(base), used + 1
    return end, used


def _is_rare_surname(lexicon: Lexicon, word: str) -> bool:
    return lexicon.is_known_name(word) and not lexicon.is_plain(word)
