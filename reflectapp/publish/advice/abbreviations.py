"""Abbreviations that the post does not explain."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reflectapp.domain.advice import Advice, AdviceKind
from reflectapp.domain.spans import Span
from reflectapp.publish.advice.lists import well_known_abbreviations, words_in_capitals

_CAPITALS = re.compile(
    r"(?<![\w@#/&-])[A-Z](?:[A-Z]|[a-z](?=[A-Z])|&(?=[A-Z])){1,5}s?(?![\w&@-]|/\d|:\s)"
)
_ROMAN = re.compile(r"[IVXLC]+")
_SHOUTED = 3
"""So many words in capitals side by side are shouting, or a heading."""


def abbreviations(text: str, masked: Sequence[Span]) -> Iterator[Advice]:
    """Yield the first place of each abbreviation that neither the post nor everybody explains."""
    seen: set[str] = set()
    for match in _CAPITALS.finditer(text):
        span, letters = Span(*match.span()), match.group().removesuffix("s")
        if letters in seen or len(letters) < 2:
            continue
        if any(mask.overlaps(span) for mask in masked) or _is_shouted(text, span):
            continue
        seen.add(letters)
        if letters in well_known_abbreviations() or _ROMAN.fullmatch(letters):
            continue
        if letters not in words_in_capitals() and not _is_explained(text, letters):
            yield Advice(AdviceKind.ABBREVIATION, span, match.group(), letters)


def _is_explained(text: str, letters: str) -> bool:
    """Say whether the post has "full form (ABC)", "ABC (full form)" or the full form itself."""
    if re.search(rf"\w[\w’'-]*\s\({re.escape(letters)}s?\)", text):
        return True
    if re.search(rf"\b{re.escape(letters)}s?\s?\((?=[^)]*\s)[^)]{{6,}}\)", text):
        return True
    initials = [re.escape(c.casefold()) for c in letters if c.isalpha()]
    joined = r"\w+[\s-]+(?:(?:and|of|for|the|in|to)\s)?".join(initials)
    return len(initials) > 1 and re.search(rf"\b{joined}\w+", text.casefold()) is not None


def _is_shouted(text: str, span: Span) -> bool:
    line_start = text.rfind("\n", 0, span.start) + 1
    line_end = text.find("\n", span.end)
    line = text[line_start : line_end if line_end >= 0 else len(text)]
    words = list(re.findall(r"[^\W\d_]{2,}", line))
    return len(words) >= _SHOUTED and all(word.isupper() for word in words)
