"""Marks that a writer speaks: "comma", "question mark", "end of note" name nobody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from reflectapp.anonymise.candidates import Candidate
from reflectapp.anonymise.view import View

_SPOKEN = re.compile(
    r"\b(?:comma|full stop|question mark|exclamation mark|semi ?colon|new (?:line|paragraph)"
    r"|(?:open|close) (?:brackets?|quotes?|inverted commas)|end (?:of )?(?:note|memo|entry|message)"
    r"|(?:new )?bullet point)\b",
    re.I,
)
_CUES = ("comma", "stop", "mark", "line", "paragraph", "bracket", "quote", "end ", "bullet")


def without_spoken_marks(candidates: Iterable[Candidate], view: View) -> Iterator[Candidate]:
    """Yield the candidates without spoken marks at their ends, and none of marks alone."""
    low = view.text.lower()
    spoken = bytearray(len(view.text))
    for m in _SPOKEN.finditer(view.text) if any(cue in low for cue in _CUES) else ():
        spoken[m.start() : m.end()] = b"\1" * (m.end() - m.start())
    is_dictated = any(spoken)
    for c in candidates:
        start, end = c.start, c.end
        while is_dictated and start < end and (spoken[start] or view.text[start] == " "):
            start += 1
        while is_dictated and end > start and (spoken[end - 1] or view.text[end - 1] == " "):
            end -= 1
        if start < end:
            yield replace(c, start=start, end=end) if (start, end) != (c.start, c.end) else c
