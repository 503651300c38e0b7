"""Who is in a public version: where placeholders and names stand, and for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reflectapp.domain.finding import Decision, Kind, PublicVersion, Segment, SegmentKind
from reflectapp.domain.spans import Span

_LABEL = re.compile(r"\[Person [A-Z]+\]")
_ANY_LABEL = re.compile(
    r"\[(?:(?:Person|Place|Organisation) [A-Z0-9]+|date|age|contact details|reference|detail)\]"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A person where they stand in the public version."""

    span: Span
    key: str
    """The label, or the name that stands in the place of theirs."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everybody whom the public version shows."""

    mentions: tuple[Mention, ...]
    """By place."""
    masked: tuple[Span, ...]
    """All labels and substituted names, by place."""
    subjects: tuple[tuple[str, str], ...]
    """Key and id of the subject, where one is known."""

    def subject_of(self, key: str) -> str | None:
        """Return the id of the subject that goes by `key` in this post."""
        return dict(self.subjects).get(key)


def cast_of(public: PublicVersion, decisions: Sequence[Decision]) -> Cast:
    """Return who stands where; what was left out is nowhere."""
    mentions: list[Mention] = []
    masked: list[Span] = []
    subjects: dict[str, str] = {}
    for segment in public.segments:
        if segment.kind in {SegmentKind.COPIED, SegmentKind.LEFT_OUT} or not segment.public:
            continue
        words = " ".join(public.text[segment.public.start : segment.public.end].split())
        decision = _decision_at(segment, decisions)
        if _is_person(segment, words, decision):
            mentions.append(Mention(segment.public, words))
            if decision is not None and decision.subject_id:
                subjects.setdefault(words, decision.subject_id)
        if segment.kind is not SegmentKind.GENERALISED and _names(segment, words):
            masked.append(segment.public)
    return Cast(tuple(mentions), tuple(masked), tuple(subjects.items()))


def cast_of_text(text: str) -> Cast:
    """Return who stands in a text that shows placeholders, of which nothing else is known."""
    labels = [Span(*match.span()) for match in _ANY_LABEL.finditer(text)]
    mentions = [Mention(Span(*m.span()), m.group()) for m in _LABEL.finditer(text)]
    return Cast(tuple(mentions), tuple(labels), ())


def _is_person(segment: Segment, words: str, decision: Decision | None) -> bool:
    if segment.kind is SegmentKind.PLACEHOLDER:
        return bool(_LABEL.fullmatch(words))
    if decision is None or decision.kind is not Kind.PERSON:
        return False
    return segment.kind is not SegmentKind.KEPT or decision.subject_id is not None


def _names(segment: Segment, words: str) -> bool:
    """Say whether these words are a label or a name, which tell nothing by themselves."""
    return segment.kind is SegmentKind.RENAMED or bool(_ANY_LABEL.fullmatch(words))


def _decision_at(segment: Segment, decisions: Sequence[Decision]) -> Decision | None:
    return next((d for d in decisions if d.span.overlaps(segment.source)), None)
