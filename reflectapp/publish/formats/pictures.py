"""Pictures in Markdown, made the words that describe them.

An entry holds no pictures, only where one lies: a path that names the writer's own folders, or a
page that others can change. Neither leaves; the alternative text does, as the preview shows it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

Render = Callable[[str], str]
"""Makes HTML of Markdown, pictures included."""

_IMAGE = re.compile(
    r"!\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"(?P<target>\((?:[^()\n]|\([^()\n]*\))*\)|\s?\[[^\[\]\n]*\])?"
)
_DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*\n?", re.MULTILINE)


def without_pictures(text: str, render: Render, has_kept: Callable[[str], bool]) -> str:
    """Return Markdown in which the words about a picture stand in its place.

    Whether something is a picture, the engine says: in code it is none. It is asked about many
    at once, for each answer costs a rendering.

    Args:
        text: Markdown.
        render: The engine.
        has_kept: Says whether something in a text must not get lost: a picture whose address has
            it is left alone.
    """
    count = _count(text, render)
    if not count:
        return text
    before = ""
    # Again for pictures within the words about others.
    while count and text != before:
        before = text
        found = [m for m in _IMAGE.finditer(text) if not has_kept(m["target"] or "")]
        text, count = _with_words(text, found, count, render)
    # What only pictures referred to is of no use, and may be a path.
    definitions = [m for m in _DEFINITION.finditer(text) if not has_kept(m.group())]
    return _without_useless(text, definitions, render(text), render)


def _with_words(
    text: str, found: Sequence[re.Match[str]], count: int, render: Render
) -> tuple[str, int]:
    """Return `text` with the words about each of `found` that is a picture, and how many are left.

    Args:
        text: As it was when `found` was, up to the end of the last of them.
        count: How many pictures it has.
    """
    shorter = _swapped(text, found, "words")
    fewer = _count(shorter, render) if found else count
    if fewer <= count - len(found):
        return shorter, fewer
    if len(found) == 1 or fewer >= count:
        return text, count
    half = len(found) // 2
    text, count = _with_words(text, found[half:], count, render)
    return _with_words(text, found[:half], count, render)


def _without_useless(text: str, found: Sequence[re.Match[str]], page: str, render: Render) -> str:
    """Return `text` without those of `found` that change nothing on the page."""
    shorter = _swapped(text, found, "")
    if not found or render(shorter) == page:
        return shorter
    if len(found) == 1:
        return text
    half = len(found) // 2
    text = _without_useless(text, found[half:], page, render)
    return _without_useless(text, found[:half], page, render)


def _swapped(text: str, found: Sequence[re.Match[str]], group: str) -> str:
    """Return `text` with a group of each match, or nothing, in its place."""
    for match in reversed(found):
        text = text[: match.start()] + (match[group] if group else "") + text[match.end() :]
    return text


def _count(text: str, render: Render) -> int:
    return render(text).count("<img ") if "![" in text else 0
