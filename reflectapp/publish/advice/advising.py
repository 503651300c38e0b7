"""All advice about a public version, by place. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from reflectapp.domain.advice import WHOLE, Advice, AdviceChoices, AdviceKind
from reflectapp.domain.finding import PublicVersion, SegmentKind
from reflectapp.domain.spans import Span
from reflectapp.publish.advice.abbreviations import abbreviations
from reflectapp.publish.advice.quotations import quotations
from reflectapp.publish.advice.reading_ease import reading
from reflectapp.publish.advice.searchable import searchable
from reflectapp.publish.advice.wording import words_to_weigh
from reflectapp.publish.disclosures.clue import reading_of
from reflectapp.publish.disclosures.people import cast_of_text

_FIRST = (
    AdviceKind.LANGUAGE,
    AdviceKind.OWN,
    AdviceKind.QUOTE,
    AdviceKind.NUMBER,
    AdviceKind.RARE,
    AdviceKind.ABBREVIATION,
    AdviceKind.JARGON,
    AdviceKind.EASE,
    AdviceKind.LENGTH,
    AdviceKind.LONG_SENTENCE,
)
_NO_SEGMENTS = (SegmentKind.PLACEHOLDER, SegmentKind.RENAMED)


def advice_on(public: PublicVersion, choices: AdviceChoices) -> tuple[Advice, ...]:
    """Return what is to be weighed, each word once, with the place in the entry.

    Kinds stand in the order of their weight, within a kind by place.
    """
    masked = _masked(public)
    reading_text = reading_of(public.text, masked)
    quoted = quotations(public.text)
    found = [
        *words_to_weigh(public.text, reading_text.words, quoted, choices),
        *searchable(public.text, masked, quoted),
        *abbreviations(public.text, masked),
        *reading(public.text, reading_text.words, reading_text.sentences),
    ]
    wanted = (advice for advice in found if choices.wants(advice.kind, advice.key))
    return tuple(_placed(public, advice) for advice in _once(wanted))


def _once(found: Iterable[Advice]) -> Iterator[Advice]:
    seen: set[tuple[AdviceKind, str]] = set()
    spans: list[Span] = []
    for advice in sorted(found, key=lambda a: (_FIRST.index(a.kind), a.span)):
        name = (advice.kind, advice.key)
        is_told = advice.kind is AdviceKind.JARGON and any(s.overlaps(advice.span) for s in spans)
        if name in seen or is_told:
            continue
        seen.add(name)
        if advice.kind in {AdviceKind.LANGUAGE, AdviceKind.OWN, AdviceKind.ABBREVIATION}:
            spans.append(advice.span)
        yield advice


def _masked(public: PublicVersion) -> list[Span]:
    labels = cast_of_text(public.text).masked
    names = (s.public for s in public.segments if s.kind in _NO_SEGMENTS and s.public)
    return sorted({*labels, *names})


def _placed(public: PublicVersion, advice: Advice) -> Advice:
    if advice.kind in WHOLE:
        return advice
    return replace(advice, source_span=source_of(public, advice.span))


def source_of(public: PublicVersion, span: Span) -> Span | None:
    """Return the place in the entry's text that a place in its public version stands for."""
    touched: Sequence[Span] = [
        _within(segment.public, segment.source, span)
        for segment in public.segments
        if segment.public.overlaps(span)
    ]
    if not touched:
        return None
    return Span(touched[0].start, max(touched[0].start, touched[-1].end))


def _within(public: Span, source: Span, span: Span) -> Span:
    """Return the part of `source` that stands for the part of `span` within `public`."""
    if len(public) != len(source):
        return source
    start = source.start + max(span.start, public.start) - public.start
    return Span(start, source.start + min(span.end, public.end) - public.start)
