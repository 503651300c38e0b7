"""Words about a picture as alternative text in Markdown.

There engines disagree about escapes: goldmark of Hugo 0.111 shows backslashes and entities,
markdown-it of Eleventy 3 drops what is escaped. So nothing is escaped: signs that an engine would
act on are others that look like them. Letters and digits stay as they are.
"""

from __future__ import annotations

import re

_ALIKE = str.maketrans(
    {
        "*": "∗",
        "_": "-",
        "`": "’",
        "\\": "∖",
        "<": "‹",
        "$": "＄",
        "~": "∼",
        "{": "(",
        "}": ")",
        "|": "¦",
        "'": "’",
        "^": "＾",
    }
)
# Some make typographic signs of these, and entities of those.
_TYPED = (
    (re.compile(r'(?<![^\s(\[])"'), "“"),
    (re.compile('"'), "”"),
    (re.compile(r"\.{3}"), "…"),
    (re.compile("-{2,}"), "–"),
    (re.compile(r"&(?=#?\w+;)"), "＆"),
    (re.compile(r"!(?=\[)"), "! "),
    (re.compile(r"\](?=[\[(:])"), "] "),
)
_BRACKETS = re.compile(r"[\[\]]")


def described(words: str) -> str:
    """Return plain text on one line such that every engine takes it for what it is."""
    text = words.translate(_ALIKE)
    for found, instead in _TYPED:
        text = found.sub(instead, text)
    return _balanced(text)


def _balanced(text: str) -> str:
    """Return the text with round brackets for all that have no partner, or have others in them."""
    kept: set[int] = set()
    opened: list[int] = []
    for found in _BRACKETS.finditer(text):
        if found.group() == "[":
            opened.append(found.start())
        elif opened:
            start = opened.pop()
            if not any(place > start for place in kept):
                kept |= {start, found.start()}
    round_ones = {"[": "(", "]": ")"}
    return "".join(c if at in kept else round_ones.get(c, c) for at, c in enumerate(text))
