"""What stands in quotation marks, as speech is told."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reflectapp.domain.spans import Span

_QUOTED = re.compile(
    r"“[^”\n]{1,600}”|\"[^\"\n]{1,600}\"|(?<![\w’'])‘[^‘\n]{1,600}?’(?!\w)|«[^»\n]{1,600}»"
)
_SAID = re.compile(
    r"\b(?:called|calls|call|described|describes|refers to|referred to|saw)\s"
    r"(?:himself|herself|themselves|themself|myself)\b",
    re.IGNORECASE,
)
_REACH = 40


def quotations(text: str) -> list[Span]:
    """Return the stretches in quotation marks, marks included, by place."""
    return [Span(*match.span()) for match in _QUOTED.finditer(text)]


def is_quoted(text: str, span: Span, quoted: Sequence[Span]) -> bool:
    """Say whether `span` is somebody's own word: in a quotation, or "she called herself ..."."""
    if any(quote.contains(span) for quote in quoted):
        return True
    return _SAID.search(text, max(0, span.start - _REACH), span.start) is not None
