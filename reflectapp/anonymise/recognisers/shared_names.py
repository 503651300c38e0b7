"""Names that somebody known to all bears too: a child called Jordan, a Mr Perry.

What the lists explain (a country, a theorist, a brand) is passed over by every other rule, so
here the writer is asked: a person may be meant.
"""
# ruff: noqa: SIM905  one word a line would make a page of a list that is read as prose

from __future__ import annotations

from collections.abc import Iterator

from reflectapp.anonymise import grammar
from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View, Word
from reflectapp.domain.finding import Kind

_SELDOM_PEOPLE = frozenset(
    """
    april august jan jun june thu nana lord judge pip sky rio costa downs ford moon messenger
    english welsh danish cornish southern scotland wales ireland islam whitehall shakespeare
    churchill tudor alexa macmillan wickes mali kenya severn clyde trent christian
    """.split()
)
_PUBLIC = frozenset(
    """
    corbyn trump blair starmer thatcher beveridge larkin orwell dickens beckett wordsworth bowie
    adele beatles attenborough bach brown may cameron johnson sunak truss major
    """.split()
)
"""Known to all, and surnames of others."""
_CALLED = frozenset(["named", "called", "with", "and", "domestic", "nurse"])


def _is_met(view: View, word: Word, following: str) -> bool:
    """Say whether a word stands where only a person does: "told Rio", "Sky said"."""
    if following in grammar.SPEAKING or view.text.startswith(", who ", word.end):
        return True
    lead, after = view.text[max(0, word.start - 2) : word.start], view.text[word.end : word.end + 1]
    if lead == ", " and after in {".", "!", "?"}:
        return True
    before = view.word_before(word.start)
    if before is None or word.begins_sentence:
        return False
    return before.text.lower() in grammar.MEETING | _KIN | _CALLED


_KIN = frozenset("mum dad son daughter brother sister cousin nan niece nephew uncle baby".split())
_ACTS = frozenset(
    "said asked told rang was is has had came went cried looked wanted did sat stood who".split()
)


def find(view: View, lexicon: Lexicon) -> Iterator[Candidate]:
    """Yield capitalised words of the lists of both, each as a question."""
    phrases = [span for span, _ in lexicon.never_finder.find(view)]
    words = view.words
    for index, word in enumerate(words):
        base = word.base.lower()
        if not word.is_capital or not lexicon.is_never(base):
            continue
        is_name = lexicon.is_known_name(base) or lexicon.is_word_name(base)
        if base not in _PUBLIC and not is_name:
            continue
        following = words[index + 1].text.lower() if index + 1 < len(words) else ""
        if base in _SELDOM_PEOPLE and not _is_met(view, word, following):
            continue
        if word.begins_sentence and following not in _ACTS:
            continue
        if any(span.start <= word.start < span.end for span in phrases):
            continue
        end = word.start + len(word.base)
        yield unsure(word.start, end, Kind.PERSON, "shared names", "known to all, or a person")
