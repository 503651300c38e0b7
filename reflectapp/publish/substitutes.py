"""Words that no delay has held: the substitutes that the writer puts in place of others."""

from __future__ import annotations

from reflectapp.domain.finding import (
    MAX_GENERALISE_WORDS,
    MAX_SUBSTITUTE,
    PublicVersion,
    Segment,
    SegmentKind,
)
from reflectapp.domain.spans import Span
from reflectapp.publish.words import has_words

_FRESH = (SegmentKind.GENERALISED, SegmentKind.RENAMED)
_OLD = (SegmentKind.COPIED, SegmentKind.KEPT)


def crowded(public: PublicVersion) -> list[Span]:
    """Return where, in the entry's text, substitutes side by side bring too many words.

    Those with no word of the entry between them share the limit of one, so that a sentence
    cannot be written anew in pieces. Placeholders, marks and new lines do not part them.
    """
    runs: list[list[Segment]] = [[]]
    for segment in public.segments:
        if segment.kind in _FRESH:
            runs[-1].append(segment)
        elif segment.kind in _OLD and has_words(_text(public, segment)):
            runs.append([])
    return [
        Span(run[0].source.start, run[-1].source.end)
        for run in runs
        if sum(len(_text(public, s).split()) for s in run) > MAX_GENERALISE_WORDS
        or sum(len(s.public) for s in run) > MAX_SUBSTITUTE
    ]


def _text(public: PublicVersion, segment: Segment) -> str:
    return public.text[segment.public.start : segment.public.end]
