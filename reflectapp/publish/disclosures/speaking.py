"""Who says "I": the writer, or in a quotation whoever is said to speak."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from reflectapp.domain.disclosure import WRITER
from reflectapp.domain.spans import Span
from reflectapp.publish.disclosures.people import Mention

_QUOTED = re.compile(r"[\"“][^\"”\n]{0,600}[\"”]")
_SAY = r"(?:said|says?|asked|asks|goes|went|told|tells|wrote|replied|shouted|whispered|laughed)"
_BY_WRITER = re.compile(rf"\bI(?:['’]d|\salso|\sjust|\sonly)?\s{_SAY}[^.!?\n]{{0,40}}[,:]?\s*$")
_WRITER_AFTER = re.compile(rf"\W{{0,4}}(?:I\s{_SAY}|{_SAY}\sI)\b")
_SAID_AFTER = re.compile(rf"\W{{0,4}}(?:{_SAY}\s)?$")
_AFTER, _BEFORE = 16, 60


class Speakers:
    """Who speaks where, in one text."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text, self._mentions = text, mentions
        self._starts = [mention.span.start for mention in mentions]
        self._quotes = [Span(*match.span()) for match in _QUOTED.finditer(text)]

    def quote_at(self, place: int) -> Span | None:
        """Return the quotation around `place`."""
        at = bisect_right(self._quotes, place, key=lambda quote: quote.start) - 1
        return self._quotes[at] if at >= 0 and place < self._quotes[at].end else None

    def at(self, place: int) -> str | None:
        """Return who says "I" at `place`; none where only the text before can tell."""
        quote = self.quote_at(place)
        if quote is None or _WRITER_AFTER.match(self._text, quote.end):
            return WRITER
        by_writer = _BY_WRITER.search(self._text, max(0, quote.start - _BEFORE), quote.start)
        named = bisect_left(self._starts, quote.start) - 1
        if by_writer and (named < 0 or self._starts[named] < by_writer.start()):
            return WRITER
        at = bisect_left(self._starts, quote.end)
        if at == len(self._starts) or self._starts[at] > quote.end + _AFTER:
            return None
        is_said = _SAID_AFTER.match(self._text[quote.end : self._starts[at]])
        return self._mentions[at].key if is_said else None
