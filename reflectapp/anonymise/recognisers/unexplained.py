"""Small words that no list and no dictionary has: a name, a typing slip, or a new word.

Tired people leave capitals out, and dictation does. What is in a list of names is masked by
`names`; the rest is asked about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word, fold
from reflectapp.domain.finding import Kind

_PLACE_CUES = frozenset(["in", "at", "from", "near", "to", "round", "around", "via", "go", "off"])
_LEAST_LETTERS = 2
_LEAST_SURE = 3
"""Letters that a name of the wide list has more than: short ones are slips of the finger."""
_MOST_REPEATS = 3
"""A letter that stands so often in a row is a sigh or a sound: "aaargh"."""
_MOST_TOLD_APART = 2_000
"""Unlike words per text; one with more is no prose, and its questions would help nobody."""


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield the words, those in a row together, as questions."""
    told: dict[str, bool] = {}
    run: list[Word] = []
    for word in view.words:
        if word.text not in told and len(told) < _MOST_TOLD_APART:
            told[word.text] = _is_unexplained(word, lexicon)
        if not told.get(word.text, False):
            continue
        if run and view.text[run[-1].end : word.start] != " ":
            yield _asked(view, run, lexicon)
            run = []
        run.append(word)
    if run:
        yield _asked(view, run, lexicon)
    for m in view.near_digits(_DISGUISED):
        meant = fold(m[0].translate(_DIGITS_AS_LETTERS))
        if lexicon.is_known_name(meant) or meant in lexicon.wide_names:
            why = "a name with digits for letters"
            yield unsure(m.start(), m.end(), Kind.PERSON, "unexplained", why)


_DISGUISED = re.compile(r"(?<![\w@/.-])[^\W\d_]{1,10}[013457](?:[^\W_]{0,10}[^\W\d_])(?![\w@])")
_DIGITS_AS_LETTERS = str.maketrans("013457", "oieast")
"""How a name is hidden from a search: "J3an", "H4rtley"."""


def _is_unexplained(word: Word, lexicon: Lexicon) -> bool:
    base = word.base
    return (
        base.islower()
        and len(base) >= _LEAST_LETTERS
        and not lexicon.is_plain(base)
        and not lexicon.is_never(base)
        and base.upper() not in lexicon.abbreviations
        and not _is_drawn_out(base)
        and not lexicon.is_slip(base)
    )


def _is_drawn_out(word: str) -> bool:
    return any(letter * _MOST_REPEATS in word for letter in set(word))


def _asked(view: View, run: list[Word], lexicon: Lexicon) -> Candidate:
    before = view.word_before(run[0].start)
    at_place = before is not None and before.text.lower() in _PLACE_CUES
    kind = Kind.PLACE if at_place else Kind.PERSON
    start, end = run[0].start, run[-1].start + len(run[-1].base)
    if all(fold(w.base) in lexicon.wide_names and len(w.base) > _LEAST_SURE for w in run):
        return sure(start, end, kind, "unexplained", "in the wide list of names, small", 0.8)
    return unsure(start, end, kind, "unexplained", "a small word that no dictionary has", 0.5)
