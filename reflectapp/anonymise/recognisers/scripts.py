"""Words in another script than Latin: no list tells a name from them, so each is a question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind

_LETTER = r"[^\W\d_\u0000-\u036f\u1e00-\u1eff\u2c60-\u2c7f\ua720-\ua7ff]"
_SIGN = (
    r"[\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0900-\u0dff\u0e00-\u109f"
    r"\u135d-\u135f\u1700-\u1cff]"
)
"""Vowels and other signs that stand on letters, which are no letters to Python."""
_WORD = rf"(?:{_LETTER}(?:{_LETTER}|{_SIGN})+|[\u2e80-\u9fff\uac00-\ud7af])"
_RUN = re.compile(rf"{_WORD}(?:[ ’'·-]{_WORD}){{0,30}}")


def find(view: View, _: Lexicon) -> Iterator[Candidate]:
    """Yield such words, those in a row together."""
    if view.text.isascii():
        return
    for m in _RUN.finditer(view.text):
        yield unsure(m.start(), m.end(), Kind.PERSON, "scripts", "in another script")
