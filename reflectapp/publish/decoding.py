"""A text as a browser or a search engine would decode it, and where each character was."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from reflectapp.domain.spans import Span

DECODINGS = 3
"""How often entities and percent escapes within one another are resolved."""

# What `html.unescape` takes for an entity, and a run of percent escapes.
_ENCODED = re.compile(
    r"&(?:#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)|(?:%[\da-fA-F]{2})+"
)


def as_utf8(content: bytes) -> tuple[str, ...]:
    """Return the one text that the bytes of most formats are."""
    return (content.decode(),)


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with its entities and percent escapes resolved."""

    text: str
    places: tuple[Span, ...]
    """Where each character stood in the original; those of one escape share its place."""

    def span(self, within: Span) -> Span:
        """Return the stretch of the original that `within` was read from; it is not empty."""
        return Span(self.places[within.start].start, self.places[within.end - 1].end)


def decodings(text: str) -> Iterator[Decoded]:
    """Yield `text` decoded once, twice and so on, while that changes it."""
    known = Decoded(text, ())
    for _ in range(DECODINGS):
        known, former = _decoded(known), known.text
        if known.text == former:
            return
        yield known


def _decoded(known: Decoded) -> Decoded:
    """Return what `known` reads as, decoded once; itself, when that changes nothing."""
    changes = [
        (Span(*match.span()), plain)
        for match in _ENCODED.finditer(known.text)
        if (plain := _plain(match.group())) != match.group()
    ]
    if not changes:
        return known
    parts: list[str] = []
    places: list[Span] = []
    at = 0

    def keep(start: int, end: int) -> None:
        parts.append(known.text[start:end])
        places.extend(known.places[start:end] or (Span(i, i + 1) for i in range(start, end)))

    for whole, plain in changes:
        keep(at, whole.start)
        parts.append(plain)
        places.extend([known.span(whole) if known.places else whole] * len(plain))
        at = whole.end
    keep(at, len(known.text))
    return Decoded("".join(parts), tuple(places))


def _plain(words: str) -> str:
    return unquote(words) if words.startswith("%") else html.unescape(words)
