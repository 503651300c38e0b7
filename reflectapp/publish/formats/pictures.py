"""Pictures in Markdown, made the words that describe them.

An entry holds no pictures, only where one lies: a path that names the writer's own folders, or a
page that others can change. Neither leaves; the alternative text does, as the preview shows it.
A picture that goes along, painted anew, stands before its words or in their place, as formats like.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

Render = Callable[[str], str]
"""Makes HTML of Markdown, pictures included."""


@dataclass(frozen=True, slots=True)
class PictureLink:
    """A picture that a text refers to."""

    address: str
    """As the engine reads it."""
    words: str
    """Those that describe it, as Markdown."""
    source: str = ""
    """All of it."""


Mark = Callable[[PictureLink], str]
"""Gives what stands in place of a picture: its words, or more."""

_IMAGE = re.compile(
    r"!\[(?P<words>(?:[^\[\]\\]|\\.|\[[^\[\]]*\])*)\]"
    r"(?P<target>\((?:[^()\n]|\([^()\n]*\))*\)|\s?\[[^\[\]\n]*\])?"
)
DEFINITION = re.compile(r"^ {0,3}\[[^\]\n]+\]:[^\n]*\n?", re.MULTILINE)


def without_pictures(
    text: str, render: Render, has_kept: Callable[[str], bool], mark: Mark | None = None
) -> str:
    """Return Markdown in which the words about a picture stand in its place.

    Whether something is a picture, the engine says: in code it is none. It is asked about many
    at once, for each answer costs a rendering.

    Args:
        text: Markdown.
        render: The engine.
        has_kept: Says whether something in a text must not get lost: a picture whose address has
            it is left alone.
        mark: Asked once for each picture, in no order; None where their words are left.
    """
    count = _count(text, render)
    if not count:
        return text
    before = ""

    def drawn(found: re.Match[str]) -> str:
        words = str(found["words"])
        if mark is None:
            return words
        return mark(PictureLink(_address(render(found.group())), words, found.group()))

    # Again for pictures within the words about others.
    while count and text != before:
        before = text
        found = [m for m in _IMAGE.finditer(text) if not has_kept(m["target"] or "")]
        text, count = with_words(text, found, count, lambda words: _count(words, render), drawn)
    # What only pictures referred to is of no use, and may be a path.
    definitions = [m for m in DEFINITION.finditer(text) if not has_kept(m.group())]
    return without_useless(text, definitions, render(text), render)


def with_words(
    text: str,
    found: Sequence[re.Match[str]],
    count: int,
    counted: Callable[[str], int],
    drawn: Callable[[re.Match[str]], str],
) -> tuple[str, int]:
    """Return `text` with something instead of each of `found` that counts, and the count then.

    Args:
        text: As it was when `found` was, up to the end of the last of them.
        found: Matches with a group "words".
        count: What `counted` says of `text`.
        counted: Says how much of what is to go a text has when rendered.
        drawn: What stands in place of one, its words or more.
    """
    shorter = _swapped(text, found, lambda match: str(match["words"]))
    fewer = counted(shorter) if found else count
    if fewer <= count - len(found):
        return _swapped(text, found, drawn), fewer
    if len(found) == 1 or fewer >= count:
        return text, count
    half = len(found) // 2
    text, count = with_words(text, found[half:], count, counted, drawn)
    return with_words(text, found[:half], count, counted, drawn)


def without_useless(text: str, found: Sequence[re.Match[str]], page: str, render: Render) -> str:
    """Return `text` without those of `found` that change nothing on the page."""
    shorter = _swapped(text, found, lambda _: "")
    if not found or render(shorter) == page:
        return shorter
    if len(found) == 1:
        return text
    half = len(found) // 2
    text = without_useless(text, found[half:], page, render)
    return without_useless(text, found[:half], page, render)


def _swapped(
    text: str, found: Sequence[re.Match[str]], instead: Callable[[re.Match[str]], str]
) -> str:
    """Return `text` with something else in place of each match."""
    for match in reversed(found):
        text = text[: match.start()] + instead(match) + text[match.end() :]
    return text


def _count(text: str, render: Render) -> int:
    return render(text).count("<img ") if "![" in text else 0


def _address(page: str) -> str:
    """Return where the one picture of a page lies; empty when it says so elsewhere."""
    reader = _Addresses()
    reader.feed(page)
    reader.close()
    return reader.found[0] if len(reader.found) == 1 else ""


class _Addresses(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "img":
            self.found.append(dict(attrs).get("src") or "")
