"""Finds many phrases at once, by whole words: towns, laws, what is known to everybody."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from reflectapp.domain.spans import Span

if TYPE_CHECKING:
    from reflectapp.anonymise.view import View

_TOKEN = re.compile(r"[^\W_]+")
_GAP = re.compile(r"[ ]{1,8}|['’‐‑.-]|['’] ")
_SAINT = re.compile(r"[ .]{1,3}")


class PhraseFinder:
    """One pass over a text, whatever the number of phrases.

    Args:
        phrases: As the lists spell them: folded to lower case without accents.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._by_first: dict[str, list[tuple[str, ...]]] = {}
        for phrase in phrases:
            words = tuple(_TOKEN.findall(phrase))
            if words:
                self._by_first.setdefault(words[0], []).append(words)
        for found in self._by_first.values():
            found.sort(key=len, reverse=True)
        self._seen: WeakKeyDictionary[View, tuple[tuple[Span, str], ...]] = WeakKeyDictionary()

    def find(self, view: View) -> tuple[tuple[Span, str], ...]:
        """Return where phrases stand in `view`, by start, none overlapping, longest first."""
        if view not in self._seen:
            self._seen[view] = tuple(self._find(view))
        return self._seen[view]

    def _find(self, view: View) -> Iterator[tuple[Span, str]]:
        tokens, by_first = view.tokens, self._by_first
        after = 0
        for index, token in enumerate(tokens):
            if index < after or token.word not in by_first:
                continue
            used = self._used(view, index)
            if used:
                after = index + used
                found = tokens[index:after]
                yield Span(token.start, found[-1].end), " ".join(t.word for t in found)

    def _used(self, view: View, index: int) -> int:
        """Return how many tokens the longest phrase from `index` on takes, or none."""
        tokens = view.tokens
        for words in self._by_first[tokens[index].word]:
            end = index + len(words)
            if end <= len(tokens) and all(
                token.word == word for token, word in zip(tokens[index:end], words, strict=True)
            ):
                gaps = zip(tokens[index : end - 1], tokens[index + 1 : end], strict=True)
                if all(
                    (_SAINT if a.word == "st" else _GAP).fullmatch(view.text, a.end, b.start)
                    for a, b in gaps
                ):
                    return len(words)
        return 0
