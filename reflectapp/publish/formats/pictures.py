"""Pictures in Markdown, made the words that describe them.

An entry holds no pictures, only where one lies: a path that names the writer's own folders, or a
page that others can change. Neither leaves; the alternative text does, as the preview shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Render = Callable[[str], str]
"""Makes HTML of Markdown, pictures included."""

_IMAGE = re.compile(
    r"!\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"(?P<target>\((?:[^()\n]|\([^()\n]*\))*\)|\s?\[[^\[\]\n]*\])?"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*\n?", re.MULTILINE)
_MOST = 100
"""Pictures that are looked at one by one; each costs a rendering."""


def without_pictures(text: str, render: Render, has_kept: Callable[[str], bool]) -> str:
    """Return Markdown in which the words about a picture stand in its place.

    Whether something is a picture, the engine says: in code it is none.

    Args:
        text: Markdown.
        render: The engine.
        has_kept: Says whether something in a text must not get lost: a picture whose address has
            it is left alone.
    """
    count = _count(text, render)
    if not count:
        return text
    text = _with_words(text, render, has_kept)
    page = render(text)
    # What only pictures referred to is of no use, and may be a path.
    for found in reversed(list(_DEFINITION.finditer(text))):
        fewer = text[: found.start()] + text[found.end() :]
        if not has_kept(found.group()) and render(fewer) == page:
            text = fewer
    return text


def _with_words(text: str, render: Render, has_kept: Callable[[str], bool]) -> str:
    count, at = _count(text, render), 0
    for _ in range(_MOST):
        found = _IMAGE.search(text, at)
        if not count or found is None:
            break
        shorter = text[: found.start()] + found["words"] + text[found.end() :]
        fewer = _count(shorter, render)
        if fewer < count and not has_kept(found["target"] or ""):
            text, count, at = shorter, fewer, found.start()
        else:
            at = found.start() + 2
    return text


def _count(text: str, render: Render) -> int:
    return render(text).count("<img ") if "![" in text else 0
