"""Two doubts make one certainty: what the model and a rule each half believe is masked."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reflectapp.anonymise.candidates import Candidate
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.domain.finding import Tier
from reflectapp.domain.plain_words import NAMES_THAT_ARE_WORDS

_TAIL = re.compile(
    r"(?: (?:in|on|at|to|from|for|with|by|of|near|about|into|and|or|but|is|was|who"
    r"|the|i))+$"
)
"""Small words behind a name, which lead to what comes next: "Fairview in" before Stockport."""
_MOST_REPEATS = 3
"""A letter that stands so often in a row is a sigh or a shout: "Muuum"."""
SURE_IF_COMMON = 0.9
"""How sure the model has to be of a small everyday word."""
LEAST = 0.3
"""How sure the model has to be before a rule's word counts."""
_RULES = frozenset(
    ["unexplained", "standing", "cues", "names", "places", "initials", "titles", "capitals"]
)


def agreed(candidates: Sequence[Candidate], text: str, lexicon: Lexicon) -> list[Candidate]:
    """Return the candidates; where model and rule ask about the same words, they are certain.

    Args:
        text: What the candidates stand in; the model's end with a name, not with a small word.
    """
    candidates = [
        _doubted(_without_tail(c, text), text, lexicon) if c.recogniser == "model" else c
        for c in candidates
    ]
    asked = [c for c in candidates if c.tier is Tier.ASK and c.recogniser in _RULES]
    asked.sort(key=lambda c: c.start)
    starts = [c.start for c in asked]
    sure: set[int] = set()
    result: list[Candidate] = []
    for c in candidates:
        if c.recogniser != "model" or c.tier is not Tier.ASK or c.score < LEAST:
            result.append(c)
            continue
        same = [
            at
            for at in range(max(0, bisect_left(starts, c.start) - 1), bisect_left(starts, c.end))
            if _is_same(c, asked[at])
        ]
        sure.update(same)
        result.append(replace(c, tier=Tier.REPLACE) if same else c)
    certain = {id(asked[at]) for at in sure}
    return [replace(c, tier=Tier.REPLACE) if id(c) in certain else c for c in result]


def _without_tail(c: Candidate, text: str) -> Candidate:
    m = _TAIL.search(text[c.start : c.end])
    return replace(c, end=c.start + m.start()) if m is not None else c


def _doubted(c: Candidate, text: str, lexicon: Lexicon) -> Candidate:
    """Return the model's word as a question, where it is speech or everybody's and no name too."""
    words = text[c.start : c.end].lower().split()
    if c.tier is not Tier.REPLACE or len(words) != 1:
        return c
    word = words[0]
    is_name = (
        lexicon.is_word_name(word)
        or lexicon.is_known_name(word)
        or word in lexicon.nicks
        or word in lexicon.word_places
        or word in NAMES_THAT_ARE_WORDS
    )
    is_drawn_out = any(letter * _MOST_REPEATS in word for letter in word)
    is_speech = word in lexicon.informal or is_drawn_out or lexicon.is_abbreviation(word)
    is_everyday = text[c.start].islower() and lexicon.is_common(word) and c.score < SURE_IF_COMMON
    return replace(c, tier=Tier.ASK) if not is_name and (is_speech or is_everyday) else c


def _is_same(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates share more than half of the longer one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 > max(one.end - one.start, other.end - other.start)
