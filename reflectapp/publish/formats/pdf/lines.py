"""Runs of text broken into lines."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from reflectapp.publish.formats.pdf.fonts import Face, runs, width

# A line may end after a space, and after hyphens, dashes and slashes within a word.
_PARTS = re.compile(r"\n|[ \t]+|[-/–—]*[^ \t\n/–—-]+[-/–—]*|[-/–—]+")
_TAB = "    "


@dataclass(frozen=True, slots=True)
class Look:
    """How text is shown."""

    face: Face
    size: float
    """In points."""
    colour: str = "23211d"
    is_placeholder: bool = False
    link: str = ""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Text of one look in one face, on one line."""

    text: str
    face: Face
    look: Look
    width: float


Line = tuple[Stretch, ...]


@dataclass(slots=True)
class _Word:
    """What stays together on a line, and the space after it."""

    parts: list[tuple[Look, str]] = field(default_factory=list)
    space: list[tuple[Look, str]] = field(default_factory=list)
    ends_line: bool = False


def broken(words: Sequence[tuple[Look, str]], room: float) -> list[Line]:
    """Return lines that are `room` points wide at most, spaces at their ends aside.

    Every sign is on some line, spaces at breaks too, so that the lines joined give the text.
    """
    lines: list[Line] = []
    line: list[Stretch] = []
    used = 0.0
    for word in _fitting(_words(words), room):
        parts = _stretches(word.parts)
        length = _length(parts)
        if line and used + length > room:
            lines.append(_joined(line))
            line, used = [], 0.0
        space = _stretches(word.space)
        line += [*parts, *space]
        used += length + _length(space)
        if word.ends_line:
            lines.append(_joined(line))
            line, used = [], 0.0
    if line or not lines:
        lines.append(_joined(line))
    return lines


def natural_width(words: Sequence[tuple[Look, str]]) -> float:
    """Return how wide the text is on one line."""
    return _length(_stretches(words))


def longest_word(words: Sequence[tuple[Look, str]]) -> float:
    """Return how wide the longest word is."""
    return max((_length(_stretches(word.parts)) for word in _words(words)), default=0.0)


def _words(words: Sequence[tuple[Look, str]]) -> Iterator[_Word]:
    word = _Word()
    may_break = False
    for look, text in words:
        for part in _parts(look, text):
            if part == "\n":
                word.ends_line = True
                yield word
                word, may_break = _Word(), False
            elif not part.strip(" \t"):
                word.space.append((look, part.replace("\t", _TAB)))
                may_break = True
            else:
                if may_break:
                    yield word
                    word = _Word()
                word.parts.append((look, part))
                may_break = part[-1] in "-/–—"
    if word.parts or word.space:
        yield word


def _parts(look: Look, text: str) -> list[str]:
    # A placeholder stays whole: broken over two lines it is hard to take for one.
    return [text] if look.is_placeholder else _PARTS.findall(text)


def _fitting(words: Iterator[_Word], room: float) -> Iterator[_Word]:
    """Yield the words, those that are too long for a line in pieces."""
    for word in words:
        if _length(_stretches(word.parts)) <= room:
            yield word
            continue
        piece = _Word()
        used = 0.0
        for look, text in word.parts:
            for sign in text:
                more = _length(_stretches([(look, sign)]))
                if piece.parts and used + more > room:
                    yield piece
                    piece, used = _Word(), 0.0
                piece.parts.append((look, sign))
                used += more
        piece.space, piece.ends_line = word.space, word.ends_line
        yield piece


def _stretches(parts: Sequence[tuple[Look, str]]) -> list[Stretch]:
    return [
        Stretch(shown, face, look, width(shown, face) * look.size)
        for look, text in parts
        for face, shown in runs(text, look.face)
    ]


def _joined(stretches: Sequence[Stretch]) -> Line:
    """Return the stretches with those of one look and face in one piece."""
    line: list[Stretch] = []
    for part in stretches:
        last = line[-1] if line else None
        if last is not None and (last.face, last.look) == (part.face, part.look):
            line[-1] = replace(last, text=last.text + part.text, width=last.width + part.width)
        else:
            line.append(part)
    return tuple(line)


def _length(stretches: Sequence[Stretch]) -> float:
    return sum(stretch.width for stretch in stretches)
