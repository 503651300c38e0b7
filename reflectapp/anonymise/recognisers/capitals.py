"""Capitals that nothing explains: a name, unless the lists or the dictionary know better."""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word, fold
from reflectapp.domain.finding import Kind

_PLACE_CUES = frozenset(
    ["in", "at", "from", "near", "to", "round", "around", "via", "towards", "outside", "through"]
)
_MOST_TITLE_CASE = 0.6
_LONGEST_HEADING = 120


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield runs of capitalised words that are no plain English at the start of a sentence."""
    yield from _shouted(view, lexicon)
    explained = [span for span, _ in lexicon.never_finder.find(view)]
    for run in _runs(view):
        if _is_heading(view, run):
            run = [w for w in run if not _is_explained(w, lexicon)]  # noqa: PLW2901
        words = [w for w in run if not any(s.start <= w.start < s.end for s in explained)]
        words = _trimmed(view, words, lexicon)
        if all(word.base.lower() in _BEGINNINGS for word in words):
            continue
        start, end = words[0].start, words[-1].start + len(words[-1].base)
        rare = any(not lexicon.is_plain(w.base) for w in words)
        kind = _kind(view, start)
        if any(_is_name_for_certain(w, lexicon) for w in words):
            yield sure(start, end, kind, "capitals", "a capital and no English word", 0.8)
        elif rare or not words[0].begins_sentence or _is_owner(view, words[0]):
            yield unsure(start, end, kind, "capitals", "a capital within a sentence", 0.5)


def _is_name_for_certain(word: Word, lexicon: Lexicon) -> bool:
    """Say whether a word is no English and some list of names or places has it."""
    base = fold(word.base)
    if lexicon.is_plain(base):
        return False
    parts = [base, *base.split("-")]
    return any(p in lexicon.wide_names or lexicon.is_known_name(p) for p in parts)


def _shouted(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield words all in capitals that nothing explains: "in TROMSØ"."""
    for word in view.words:
        base = word.base
        if len(base) < 4 or not word.is_all_capitals or base in lexicon.abbreviations:
            continue
        if not lexicon.is_plain(base) and not lexicon.is_never(base):
            kind = _kind(view, word.start)
            end = word.start + len(base)
            yield unsure(word.start, end, kind, "capitals", "all capitals, no English word", 0.5)


def _runs(view: View) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in view.words:
        joined = run and view.is_run(run[-1], word) and not word.begins_sentence
        if word.is_capital:
            if run and not joined:
                yield run
                run = []
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _is_heading(view: View, run: list[Word]) -> bool:
    """Say whether the words fill most of their line: a heading in title case."""
    at = run[0].start
    start = view.lines.rfind("\n", max(0, at - _LONGEST_HEADING), at) + 1
    end = view.lines.find("\n", at, at + _LONGEST_HEADING)
    end = len(view.lines) if end < 0 else end
    if end - start > _LONGEST_HEADING or view.lines[start:end].rstrip().endswith((*".!?,",)):
        return False
    line = list(view.words_within(start, end))
    return sum(1 for w in line if w.is_capital) > len(line) * _MOST_TITLE_CASE


def _trimmed(view: View, words: list[Word], lexicon: Lexicon) -> list[Word]:
    """Drop explained words at both ends, and a plain word that only begins a sentence."""
    while words and (
        _is_explained(words[0], lexicon, whole=False)
        or (
            words[0].begins_sentence
            and lexicon.is_plain(words[0].base)
            and not _is_owner(view, words[0])
        )
    ):
        words = words[1:]
    while words and _is_explained(words[-1], lexicon, whole=False):
        words = words[:-1]
    return words


def _is_owner(view: View, word: Word) -> bool:
    """Say whether a plain word that begins a sentence reads like a name: "Smokey's", "Ash (9)"."""
    if word.base.lower() in _NO_OWNERS:
        return False
    is_possessive = word.base != word.text
    return is_possessive or view.text.startswith(" (", word.end)


_NO_OWNERS = frozenset(
    """
    it that what there here who he she how where when why let one today yesterday tomorrow tonight
    this everyone everybody someone somebody nobody everything something nothing anyone anybody
    life people children everyone's now time week year month morning night person client patient
    then world shift day woman man girl boy baby child family team writer description feelings
    evaluation analysis conclusion plan action outcome summary background reflection learning note
    """.split()
)


_BEGINNINGS = frozenset(
    """
    the a we she he they it you this that there these those and but then so when if while because as
    although though until since my his her our your their what why how where who not no yes is was
    are were at in on to from with for of
    """.split()
)
"""What begins a sentence whose full stop is missing, and alone is nobody's name."""


def _is_explained(word: Word, lexicon: Lexicon, *, whole: bool = True) -> bool:
    base = word.base
    if lexicon.is_never(base) or lexicon.is_abbreviation(base) or base == "I":
        return True
    return whole and lexicon.is_plain(base)


def _kind(view: View, start: int) -> Kind:
    before = view.word_before(start)
    at_place = before is not None and before.text.lower() in _PLACE_CUES
    return Kind.PLACE if at_place else Kind.PERSON
