"""Capitals that nothing explains: a name, unless the lists or the dictionary know better."""

from __future__ import annotations

from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind

_PLACE_CUES = frozenset(
    ["in", "at", "from", "near", "to", "round", "around", "via", "towards", "outside", "through"]
)
_MOST_TITLE_CASE = 0.6


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield runs of capitalised words that are no plain English at the start of a sentence."""
    explained = [span for span, _ in lexicon.never_matcher.find(view.reading)]
    for run in _runs(view):
        if _is_heading(view, run):
            run = [w for w in run if not _is_explained(w, lexicon)]  # noqa: PLW2901
        words = [w for w in run if not any(s.start <= w.start < s.end for s in explained)]
        words = _trimmed(words, lexicon)
        if not words:
            continue
        start, end = words[0].start, words[-1].start + len(_base(words[-1]))
        rare = any(not lexicon.is_plain(_base(w)) for w in words)
        kind = _kind(view, start)
        if rare:
            yield sure(start, end, kind, "capitals", "a capital and no English word", 0.8)
        elif not words[0].begins_sentence:
            yield unsure(start, end, kind, "capitals", "a capital within a sentence", 0.5)


def _runs(view: View) -> Iterator[list[Word]]:
    run: list[Word] = []
    for word in view.words:
        joined = run and view.text[run[-1].end : word.start] == " " and not word.begins_sentence
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
    start = view.lines.rfind("\n", 0, run[0].start) + 1
    end = view.lines.find("\n", run[0].start)
    line = (
        [w for w in view.words_from(start) if w.start < (end if end >= 0 else w.end)]
        if ((end if end >= 0 else len(view.lines)) - start < 120)
        else []
    )
    capital = sum(1 for w in line if w.is_capital)
    return (
        bool(line)
        and capital > len(line) * _MOST_TITLE_CASE
        and not view.lines[start : end if end >= 0 else None]
        .rstrip()
        .endswith((".", "!", "?", ","))
    )


def _trimmed(words: list[Word], lexicon: Lexicon) -> list[Word]:
    """Drop explained words at both ends, and a plain word that only begins a sentence."""
    while words and (
        _is_explained(words[0], lexicon, whole=False)
        or (words[0].begins_sentence and lexicon.is_plain(_base(words[0])))
    ):
        words = words[1:]
    while words and _is_explained(words[-1], lexicon, whole=False):
        words = words[:-1]
    return words


def _is_explained(word: Word, lexicon: Lexicon, *, whole: bool = True) -> bool:
    base = _base(word)
    if lexicon.is_never(base) or base.upper() in lexicon.abbreviations or base == "I":
        return True
    return whole and lexicon.is_plain(base)


def _base(word: Word) -> str:
    return word.text[:-2] if word.text.endswith(("'s", "’s")) else word.text


def _kind(view: View, start: int) -> Kind:
    before = view.word_before(start)
    at_place = before is not None and before.text.lower() in _PLACE_CUES
    return Kind.PLACE if at_place else Kind.PERSON
