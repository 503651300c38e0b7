"""A post's Markdown with its literal pieces held apart, and what is rendered of it.

Literal pieces and "<" are swapped for tokens that no markup touches. Rendered pages show
where each token went: text, code, or nowhere. So `[Person A]: yes`, which Markdown takes
for a link definition, cannot vanish, and raw HTML is text, as the writer saw it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser
from types import MappingProxyType

from reflectapp.domain.spans import Span
from reflectapp.publish.blocks import with_lists_set_off
from reflectapp.publish.document import Piece
from reflectapp.publish.engine import engine, engine_without_images
from reflectapp.publish.formats.local_links import without_local_links
from reflectapp.publish.formats.pictures import PictureLink, without_pictures
from reflectapp.publish.markup import visible
from reflectapp.publish.repaint import Painting

_OPEN, _CLOSE, _ZERO = "\U000f0001", "\U000f0002", 0xF0010
LESS = re.compile("<")
"""What is text in every format, whatever the writer meant by it."""
_RESERVED = re.compile(f"[{_OPEN}{_CLOSE}{chr(_ZERO)}-{chr(_ZERO + 9)}]")
_TOKEN = re.compile(f"{_OPEN}([{chr(_ZERO)}-{chr(_ZERO + 9)}]+){_CLOSE}")


@dataclass(frozen=True, slots=True)
class Source:
    """Markdown with tokens in place of its literal pieces."""

    text: str
    literals: tuple[Piece, ...]
    in_code: frozenset[int]
    """Literals that stand in code, where nothing may be escaped."""

    def filled(
        self, in_text: Callable[[Piece], str], in_code: Callable[[Piece], str], text: str = ""
    ) -> str:
        """Return `text`, or the Markdown itself, with each token shown as the callables say."""

        def shown(token: re.Match[str]) -> str:
            number = _number(token.group(1))
            return (in_code if number in self.in_code else in_text)(self.literals[number])

        return _TOKEN.sub(shown, text or self.text)


def source(
    pieces: Sequence[Piece],
    literal: re.Pattern[str] = LESS,
    paintings: Mapping[str, Painting] = MappingProxyType({}),
    *,
    has_captions: bool = False,
) -> Source:
    """Return the Markdown of a body, such that every literal piece will be visible.

    A link, image or link definition that would swallow one is made plain text; of any other
    picture, and of a link that leads to no page, the words are left.

    Args:
        pieces: The body.
        literal: What else is to be text, and nothing that an engine acts on.
        paintings: Pictures that stand in it, by address.
        has_captions: Whether the words about a picture stay behind it as its caption; they are
            its alternative text otherwise.
    """
    literals: list[Piece] = []
    text = with_lists_set_off("".join(_tokenised(piece, literals, literal) for piece in pieces))
    held = {id(piece) for piece in pieces}

    def mark(link: PictureLink) -> str:
        painting = paintings.get(_untokened(link.address, literals))
        if painting is None:
            return link.words
        # Another picture among the words has a place beside this one alone.
        is_caption = has_captions or "![" in link.words
        words = "" if is_caption else _plain(link.words, literals)
        literals.append(Piece(words, is_literal=True, painting=painting))
        return _token(len(literals) - 1) + link.words * is_caption

    def has_kept(words: str) -> bool:
        return any(id(literals[_number(n)]) in held for n in _TOKEN.findall(words))

    drawn = mark if paintings else None
    text = without_pictures(text, lambda words: engine().convert(words), has_kept, drawn)
    text = without_local_links(text, rendered, has_kept)
    for _ in range(len(literals) + 1):
        seen = _Places()
        seen.feed(rendered(text))
        seen.close()
        lost = [n for n in range(len(literals)) if n not in seen.in_text]
        mended = _without_links_around(text, lost)
        if mended == text:
            break
        text = mended
    return Source(text, tuple(literals), frozenset(seen.in_code))


def pictures(pieces: Sequence[Piece]) -> int:
    """Return how many pictures a body refers to."""
    text = "".join(_tokenised(piece, [], LESS) for piece in pieces)
    return engine().convert(text).count("<img ") if "![" in text else 0


def picture_links(pieces: Sequence[Piece]) -> tuple[PictureLink, ...]:
    """Return the pictures of a body that could stand in it, in order."""
    literals: list[Piece] = []
    text = with_lists_set_off("".join(_tokenised(piece, literals, LESS) for piece in pieces))
    held = {id(piece) for piece in pieces}
    found: dict[int, PictureLink] = {}

    def mark(link: PictureLink) -> str:
        parts = (link.address, link.words, link.source)
        found[len(literals)] = PictureLink(*(_untokened(part, literals) for part in parts))
        literals.append(Piece("", is_literal=True))
        return _token(len(literals) - 1) + link.words

    marked = without_pictures(
        text,
        lambda words: engine().convert(words),
        lambda words: any(id(literals[_number(n)]) in held for n in _TOKEN.findall(words)),
        mark,
    )
    numbers = map(_number, _TOKEN.findall(marked))
    return tuple(found[number] for number in numbers if number in found)


def picture_targets(text: str) -> tuple[Span, ...]:
    """Return where in Markdown the addresses of pictures stand: they leave in no format.

    One that an engine of some format might not take for a picture's is left out.
    """
    found: list[Span] = []
    at = 0
    for link in picture_links([Piece(text)]):
        at = text.find(link.source, at)
        if at < 0:
            break
        start, end = at + len(f"![{link.words}]"), at + len(link.source)
        if text.startswith("(", start) and "[^" not in link.source:
            found.append(Span(start, end))
        at += 1
    return tuple(found)


def rendered(text: str) -> str:
    """Return Markdown as HTML; images become their alternative text."""
    return engine_without_images().convert(text)


def _untokened(text: str, literals: Sequence[Piece]) -> str:
    return _TOKEN.sub(lambda token: literals[_number(token.group(1))].text, text)


def _plain(words: str, literals: Sequence[Piece]) -> str:
    """Return Markdown within a line as what a page would show of it, on one line."""
    # After a sign of ours nothing begins a list or a heading.
    shown = visible(rendered(_CLOSE + words.strip())).removeprefix(_CLOSE)
    return " ".join(_untokened(shown, literals).split())


def _tokenised(piece: Piece, literals: list[Piece], literal: re.Pattern[str]) -> str:
    def token(words: str) -> str:
        literals.append(Piece(words, is_literal=True))
        return _token(len(literals) - 1)

    if piece.is_literal:
        literals.append(piece)
        return _token(len(literals) - 1)
    return literal.sub(lambda found: token(found.group()), _RESERVED.sub("\ufffd", piece.text))


def _token(number: int) -> str:
    return _OPEN + "".join(chr(_ZERO + int(digit)) for digit in str(number)) + _CLOSE


def _number(digits: str) -> int:
    return int("".join(str(ord(digit) - _ZERO) for digit in digits))


def _without_links_around(text: str, lost: Sequence[int]) -> str:
    """Escape the bracket that begins the link or definition around each lost token."""
    openings: set[int] = set()
    for number in lost:
        at = text.find(_token(number))
        opening = _opening_before(text, at) if at >= 0 else None
        if opening is not None:
            openings.add(opening)
    for opening in sorted(openings, reverse=True):
        text = f"{text[:opening]}\\{text[opening:]}"
    return text


def _opening_before(text: str, at: int) -> int | None:
    """Return where the nearest bracket stands that may begin what swallows the token at `at`."""
    paragraph = text.rfind("\n\n", 0, at) + 1
    depth = 0
    for place in range(at - 1, paragraph - 1, -1):
        is_escaped = place > 0 and text[place - 1] == "\\"
        if is_escaped or text[place] not in "[]":
            continue
        if text[place] == "]":
            depth += 1
        elif depth <= 1:
            return place
        else:
            depth -= 1
    return None


class _Places(HTMLParser):
    """Notes which tokens a page shows as text, and which of them in code."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.in_text: set[int] = set()
        self.in_code: set[int] = set()
        self._code = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._code += tag == "code"

    def handle_endtag(self, tag: str) -> None:
        self._code -= tag == "code"

    def handle_data(self, data: str) -> None:
        numbers = {_number(digits) for digits in _TOKEN.findall(data)}
        self.in_text |= numbers
        if self._code:
            self.in_code |= numbers
