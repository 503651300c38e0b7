"""What belongs to a name and stands before it: "the Willows", "Auntie Bev".

Not "the Leeds office", where a noun follows, and not "her uncle Mick", where the word of kin is
needed for the sentence.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate
from reflectapp.anonymise.recognisers.place_words import HEADS
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind, Tier

_MOST_WORDS = 3
_ENDING_AS_NAMES = frozenset(["arms", "grange", "manor", "lodge", "croft", "mount", "lea", "garth"])
"""Words for places that are names alone: "the Grange"."""
_ENDS = frozenset([".", ",", ";", ":", "!", "?", ")", "\n", "'", "’", '"', "”"])


def with_articles(view: View, found: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates; those of places and questions take in the article before them.

    Args:
        found: By start, none overlapping.
    """
    result: list[Candidate] = []
    for c in found:
        start = c.start - len("the ")
        last = result[-1].end if result else 0
        kin = _word_of_kin(view, c)
        if kin is not None and kin.start >= last:
            result.append(replace(c, start=kin.start))
        elif start >= last and _has_article(view, start) and _is_bare_name(view, c):
            result.append(replace(c, start=start))
        else:
            result.append(c)
    return result


def _word_of_kin(view: View, c: Candidate) -> Word | None:
    """Return the word of kin that somebody is called by, unless an owner leads it."""
    word = view.word_before(c.start)
    if c.kind is not Kind.PERSON or word is None or view.text[word.end : c.start] != " ":
        return None
    if word.text.lower() not in grammar.KIN_TITLES:
        return None
    before = view.word_before(word.start)
    if before is None or not view.is_run(before, word):
        return word
    is_owned = before.text.lower() in grammar.DETERMINERS | grammar.ADJECTIVES
    return None if is_owned else word


def _has_article(view: View, start: int) -> bool:
    is_word = start == 0 or not view.text[start - 1].isalnum()
    return is_word and view.text[start : start + 4].lower() == "the "


def _is_bare_name(view: View, c: Candidate) -> bool:
    """Say whether the name is the noun itself: no word for a place ends it, no noun follows."""
    if c.kind is not Kind.PLACE and not (c.kind in _BARE and c.tier is Tier.ASK):
        return False
    words = view.text[c.start : c.end].lower().split()
    if not 0 < len(words) <= _MOST_WORDS or not words[-1][0].isalpha():
        return False
    if words[-1] in HEADS and not (len(words) == 1 and words[-1] in _ENDING_AS_NAMES):
        return False
    return _stands_alone(view, c)


_BARE = frozenset([Kind.PERSON, Kind.ORGANISATION])


def _stands_alone(view: View, c: Candidate) -> bool:
    after = view.text[c.end : c.end + 1]
    if not after or after in _ENDS:
        return True
    following = next(iter(view.words_from(c.end)), None)
    if following is None or view.text[c.end : following.start] != " ":
        return True
    low = following.text.lower()
    return low in grammar.FUNCTION or low in grammar.TIMES
