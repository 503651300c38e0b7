"""Markdown as plain words, for a line in a list."""

from __future__ import annotations

import re

_LINE_MARKS = re.compile(
    r"^[ \t]*(?:(?:#{1,6}|>+|[-*+](?:[ \t]+\[[ xX]\])?)(?:[ \t]+|$)|>+)+"
    r"|^[ \t]*(?:[-*_][ \t]*){3,}$|^[ \t]*(?:`{3,}|~{3,}).*$",
    re.MULTILINE,
)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_EMPHASIS = re.compile(
    r"(?<!\w)\*+(?=[^\s*])|(?<=[^\s*])\*+(?!\w)|~~(?=\S)|(?<=\S)~~|`+"
    r"|(?<!\w)_+(?=\w)|(?<=[^\W_])_+(?!\w)"
)


def unmarked(text: str) -> str:
    """Return `text` without the signs of Markdown; its lines stay lines."""
    return _EMPHASIS.sub("", _LINK.sub(r"\1", _LINE_MARKS.sub("", text)))
