"""Findings scored against gold spans, as the figures of the engine are defined.

The names that count are people, places and identifiers; a name is covered when every letter and
digit of it lies under findings, a possessive s aside.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

_WORD = re.compile(r"\w+")
_COUNTED = frozenset(["PERSON", "LOCATION", "ID", "OTHER_ID"])


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of a text with its label, gold or found."""

    start: int
    end: int
    label: str
    is_question: bool = False


@dataclass(slots=True)
class Score:
    """Counts over the texts that were added; the shares follow from them."""

    texts: int = 0
    leaky: int = 0
    names: int = 0
    masked: int = 0
    surfaced: int = 0
    words: int = 0
    others: int = 0
    over: int = 0
    questions: int = 0
    leaks: list[str] = field(default_factory=list)
    """What was not surfaced."""

    def add(self, text: str, gold: Sequence[Marked], found: Sequence[Marked]) -> None:
        """Count one text."""
        sure = _painted(text, [f for f in found if not f.is_question])
        shown = _painted(text, found)
        truth = _painted(text, gold)
        names = [g for g in gold if g.label in _COUNTED]
        missed = [g for g in names if not _is_covered(text, g, shown)]
        self.names += len(names)
        self.masked += sum(_is_covered(text, g, sure) for g in names)
        self.surfaced += len(names) - len(missed)
        self.texts += bool(names)
        self.leaky += bool(missed)
        self.leaks += [text[g.start : g.end] for g in missed]
        for m in _WORD.finditer(text):
            self.words += 1
            if not any(truth[m.start() : m.end()]):
                self.others += 1
                self.over += any(sure[m.start() : m.end()])
        asked = [f for f in found if f.is_question]
        self.questions += sum(not any(truth[f.start : f.end]) for f in asked)

    def row(self) -> list[str]:
        """Return replaced, surfaced, leaky, over as percentages, and questions per 100 words."""
        return [
            _percent(self.masked, self.names),
            _percent(self.surfaced, self.names),
            _percent(self.leaky, self.texts),
            _percent(self.over, self.others),
            f"{100 * self.questions / max(self.words, 1):.2f}",
        ]


def _painted(text: str, spans: Sequence[Marked]) -> bytearray:
    marks = bytearray(len(text))
    for span in spans:
        marks[span.start : span.end] = b"\1" * (span.end - span.start)
    return marks


def _is_covered(text: str, span: Marked, marks: bytearray) -> bool:
    end = span.end
    if end - span.start > 3 and text[span.start : end].lower().endswith(("'s", "’s")):
        end -= 2
    return all(marks[i] or not text[i].isalnum() for i in range(span.start, end))


def _percent(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}" if whole else "-"
