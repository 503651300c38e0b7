"""Markdown as plain words, for a line in a list."""

from __future__ import annotations

import re

_LINE_MARKS = re.compile(
    r"^[ \t]*(?:(?:#{1,6}|>+|[-*+](?:[ \t]+\[[ xX]\])?)(?:[ \t]+|$)|>+)+"
    r"|^[ \t]*(?:[-*_][ \t]*){3,}$|^[ \t]*(?:`{3,}|~{3,}).*$",
    re.MULTILINE,
)
_LINK = re.compile(r"!?\[([^\]\n]*)\]\([^)\n]*\)")
_LINE_BEGINNINGS = frozenset("#>-*+_`~")
_SIGNS = re.compile(r"\*+|_+|~~+|`+")


def unmarked(text: str) -> str:
    """Return `text` without the signs of Markdown; its lines stay lines."""
    # Most texts have few of them: looking for a sign takes a tenth of looking for its form.
    if any(line.lstrip(" \t")[:1] in _LINE_BEGINNINGS for line in text.split("\n")):
        text = _LINE_MARKS.sub("", text)
    if "](" in text:
        text = _LINK.sub(r"\1", text)
    if any(sign in text for sign in "*_~`"):
        text = _SIGNS.sub(_kept, text)
    return text


def _kept(signs: re.Match[str]) -> str:
    """Return nothing where signs stand at a word's edge, as emphasis does; else themselves."""
    if signs[0][0] == "`":
        return ""
    text = signs.string
    before, after = text[signs.start() - 1 : signs.start()], text[signs.end() : signs.end() + 1]
    opens = not before.isalnum() and bool(after) and not after.isspace()
    closes = not after.isalnum() and bool(before) and not before.isspace()
    return "" if opens or closes else signs[0]
