"""Marks, entities and odd characters of a Markdown text, and what a reader sees without them.

Everything here takes time in step with the text: hostile ones come too.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_INLINE = "b|i|u|s|em|strong|span|small|big|sub|sup|mark|del|ins|font|wbr|abbr|a|code|q|cite|bdi"
_TAG = (
    rf"(?:{_INLINE}|br|p|div|img|hr|ul|ol|li|dl|dt|dd|table|thead|tbody|tr|td|th|h[1-6]|pre|kbd"
    r"|blockquote|details|summary|figure|figcaption|section|article|header|footer|center|input"
    r"|label|time|video|audio|source|iframe|samp|var)"
)
_MARKS = re.compile(
    rf"</?{_TAG}\s*/?>"  # a tag
    rf"|<{_TAG}(?=\s)(?=[^<>\n]{{0,300}}>)(?:\s+[a-zA-Z-]+=[\"']?)?"  # its opening, up to a value
    r"|[\"']\s+[a-zA-Z-]+=[\"']?(?=[^<>\n]{0,300}>)|[\"']\s?/?>"  # between values, and its end
    r"|(?m:^[ \t]*(?:[-*+]|\d{1,3}[.)])[ \t]+)"  # a list
    r"|(?m:^[ \t>#|]+)"  # headings, quotes, tables
    r"|\]\(|[*`~|\[\]{}]+|(?<!\w)_+|_+(?!\w)|\\(?=[^\w\s])",
    re.I,
)
_WALL = re.compile(r"\]\(|[ \t>]*(?:[-+#]|\*[ \t]|\d{1,3}[.)])")
_NO_FENCE = re.compile(r"[^\n|]")
"""The walls between the cells of a table stay: a name does not go on behind one."""
_WITHIN_WORD = re.compile(rf"[*`~]{{1,3}}|</?(?:{_INLINE})(?:\s[^<>\n]{{0,300}})?>", re.I)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]{2,24});")
_SPLIT_WORD = re.compile(r"(?<=[^\W\d_])([-\u2010\u00ad])[ \t]?\n(?=[^\W\d_])")
_NOTHING = "\u200b"
_LETTERS = re.compile(r"[^\W_]+")
_LIKE_LATIN = str.maketrans(
    "аеорсхуіѕјкмтвнԁԛԝАЕОРСХУІЅЈКМТВНοανιρτυκεΑΒΕΖΗΙΚΜΝΟΡΤΥΧ",
    "aeopcxyisjkmtbhdqwAEOPCXYISJKMTBHoaviptukeABEZHIKMNOPTYX",
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of markup, and what stands for it in the view."""

    start: int
    end: int
    seen: str
    """As long as the mark; zero-width characters of it are left out of the view."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A text without marks, and where in the source each of its characters begins and ends."""

    text: str
    places: Sequence[int]
    ends: Sequence[int]


def marks(source: str) -> list[Mark]:
    """Return the marks of a Markdown text, by place, none overlapping."""
    found = [Mark(m.start(), m.end(), _stand_in(source, m)) for m in _MARKS.finditer(source)]
    return _balanced(source, found)


def unmarked(source: str, found: Sequence[Mark]) -> Seen:
    """Return `source` as a reader sees it: decoded, composed, and of one script a word."""
    parts: list[str] = []
    at = 0
    for mark in found:
        parts += [source[at : mark.start], mark.seen]
        at = mark.end
    seen = "".join([*parts, source[at:]])
    seen = _SPLIT_WORD.sub(lambda m: m[1] + _NOTHING * (len(m[0]) - 1), seen)
    if seen.isascii() and "&" not in seen:
        return Seen(seen, range(len(seen)), range(1, len(seen) + 1))
    read = _decoded(seen)
    return Seen(_LETTERS.sub(_in_one_script, read.text), read.places, read.ends)


def _stand_in(source: str, mark: re.Match[str]) -> str:
    """Return what stands for a mark: spaces, with a wall where a name cannot go on."""
    start, end = mark.span()
    is_inside = start > 0 and end < len(source) and source[start - 1].isalpha()
    if is_inside and source[end].isalpha() and _WITHIN_WORD.fullmatch(mark[0]):
        return _NOTHING * len(mark[0])
    spaces = _NO_FENCE.sub(" ", mark[0])
    return f"|{spaces[1:]}" if _WALL.match(mark[0]) else spaces


def _balanced(source: str, found: list[Mark]) -> list[Mark]:
    """Return the marks; a lone star within a word is a star: "f*ck"."""
    result: list[Mark] = []
    for index, mark in enumerate(found):
        is_lone = mark.seen.startswith(_NOTHING) and not any(
            source[other.start : other.end] == source[mark.start : mark.end]
            and "\n" not in source[min(mark.end, other.end) : max(mark.start, other.start)]
            for other in (*found[max(0, index - 1) : index], *found[index + 1 : index + 2])
        )
        if not (is_lone and source[mark.start] in "*~`"):
            result.append(mark)
    return result


def _decoded(seen: str) -> Seen:
    characters: list[str] = []
    places: list[int] = []
    ends: list[int] = []
    at = 0
    entities = {m.start(): m for m in _ENTITY.finditer(seen)} if "&" in seen else {}
    while at < len(seen):
        entity = entities.get(at)
        character = html.unescape(entity[0]) if entity else seen[at]
        end = entity.end() if entity and character != entity[0] else at + 1
        character = character if len(character) == 1 else seen[at]
        category = "" if character.isascii() else unicodedata.category(character)
        if category in {"Cf", "Mn"} and (not places or category == "Cf" or characters[-1] == " "):
            if places:
                ends[-1] = end
        elif category == "Mn":
            both = unicodedata.normalize("NFC", characters[-1] + character)
            characters[-1] = both if len(both) == 1 else characters[-1]
            ends[-1] = end
        else:
            characters.append(_plain(character) if category else character)
            places.append(at)
            ends.append(end)
        at = end
    return Seen("".join(characters), places, ends)


def _plain(character: str) -> str:
    """Return the plain letter of a wide or mathematical one; spaces are one space."""
    plain = unicodedata.normalize("NFKC", character)
    return plain if len(plain) == 1 else character


def _in_one_script(word: re.Match[str]) -> str:
    """Return a word of mixed scripts with the letters that look Latin as Latin ones."""
    letters = word[0]
    if letters.isascii() or not re.search(r"[a-zA-Z]", letters):
        return letters
    return letters.translate(_LIKE_LATIN)
