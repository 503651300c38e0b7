"""What may come into a page from outside: no control characters, no endless lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

MAX_LINE = 4_000
"""Longest line taken from outside, in code points: Qt lays a line out anew at every keystroke."""

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
_CONTROLS = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A text from outside, made fit for the page."""

    text: str
    removed: int = 0
    """Control characters left out."""
    broken: int = 0
    """Line breaks put into lines that were too long."""


def cleaned(text: str) -> Cleaned:
    """Return `text` with plain line breaks, no control characters but tabs, and no endless line."""
    plain = _BREAKS.sub("\n", text).replace("\ufeff", "")
    plain, removed = _CONTROLS.subn("", plain)
    whole = plain.split("\n")
    if max(map(len, whole)) <= MAX_LINE:
        return Cleaned(plain, removed)
    lines = [piece for line in whole for piece in _pieces(line)]
    broken = len(lines) - 1 - plain.count("\n")
    return Cleaned("\n".join(lines) if broken else plain, removed, broken)


def one_line(text: str) -> str:
    """Return `text` cleaned and on one line, for a title."""
    return " ".join(cleaned(text).text.split())


def _pieces(line: str) -> list[str]:
    """Cut a line at spaces, the space giving way to the break; in a run without one, anywhere."""
    pieces = []
    start = 0
    while len(line) - start > MAX_LINE:
        space = line.rfind(" ", start + MAX_LINE // 2, start + MAX_LINE)
        pieces.append(line[start : start + MAX_LINE] if space < 0 else line[start:space])
        start = start + MAX_LINE if space < 0 else space + 1
    return [*pieces, line[start:]]
