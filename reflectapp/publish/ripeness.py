"""Which words of an entry are younger than the delay, and when they ripen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise
from typing import Protocol

from reflectapp.domain.finding import PublicVersion, Segment, SegmentKind
from reflectapp.domain.post import DelayPolicy
from reflectapp.domain.spans import Span, merged
from reflectapp.publish.words import Word, forms, has_words, kept_words, words

MIN_ISLAND = 3
"""Fewer old words than this between young ones are shown as young: "to the" recurs everywhere."""


class Saved(Protocol):
    """A text as it stood at one time; `Revision` is one."""

    @property
    def saved_at(self) -> datetime:
        """Journal time of the last save into it."""

    @property
    def text(self) -> str:
        """Title and body as one string."""


@dataclass(frozen=True, slots=True)
class YoungSpan:
    """A passage that has not waited out the delay."""

    span: Span
    ripens_at: datetime
    """From when on it may leave."""
    written_at: datetime
    """When the first revision that has it was saved."""

    def waited(self, now: datetime) -> float:
        """Return how much of its wait it has behind it, 0..1."""
        wait = (self.ripens_at - self.written_at).total_seconds()
        return min(1.0, max(0.0, (now - self.written_at).total_seconds() / wait))


@dataclass(frozen=True, slots=True)
class _Age:
    ripens_at: datetime
    written_at: datetime


def young_spans(
    history: Sequence[Saved], text: str, now: datetime, policy: DelayPolicy
) -> list[YoungSpan]:
    """Return the young passages of `text`, by place.

    The base is the latest revision such that it and all before it are ripe: a delay that
    was shortened later frees nothing written before. Words that the base does not have in
    the same order are young, and so are fewer than three old words between young ones.
    Which words are young follows from the base and `text` alone, not from what was saved
    in between; deleting words never makes more of them young, nor the last day later. A
    word that was taken out and put back may be ripe for a while, then young for some days.

    Args:
        history: The entry's revisions, oldest first.
        text: The entry's text now; offsets of the result refer to it.
        now: Journal time, UTC.
        policy: The delays chosen over time.
    """
    current = words(text)
    ages = _ages(history, current, now, policy)
    return _grouped(current, _bridged(ages))


def valid_until(history: Sequence[Saved], now: datetime, policy: DelayPolicy) -> datetime | None:
    """Return when `young_spans` of an unchanged entry may change next; None for never."""
    waiting = [at for at in _ripe_from(history, policy) if at > now]
    return min(waiting, default=None)


def young_in_public(public: PublicVersion, young: Sequence[YoungSpan]) -> list[YoungSpan]:
    """Return where young passages stand in the public version, by place.

    What stands in place of a young word is young, for it tells that there is one. What was
    left out is gone. The few words of a substitute for old ones are not young: a decision
    never restarts the wait.
    """
    found: list[YoungSpan] = []
    for segment in public.segments:
        for passage in young:
            place = _place_in(public, segment, passage.span)
            if place is not None:
                found.append(YoungSpan(place, passage.ripens_at, passage.written_at))
    return _joined(found)


def _ripe_from(history: Sequence[Saved], policy: DelayPolicy) -> list[datetime]:
    """Return for each revision when it can be the base: it and all before it are ripe."""
    result: list[datetime] = []
    for revision in history:
        own = policy.ripens_at(revision.saved_at)
        result.append(max(own, result[-1]) if result else own)
    return result


def _ages(
    history: Sequence[Saved], current: Sequence[Word], now: datetime, policy: DelayPolicy
) -> list[_Age | None]:
    """Return the age of each young word; None for an old one."""
    ripe_from = _ripe_from(history, policy)
    ripe = sum(at <= now for at in ripe_from)
    present_forms = [word.form for word in current]
    base = forms(history[ripe - 1].text) if ripe else []
    unsaved = _Age(policy.ripens_at(now), now)
    ages: list[_Age | None] = [None if old else unsaved for old in kept_words(base, present_forms)]
    traced = {place for place, age in enumerate(ages) if age is not None}
    present, seen = [True] * len(current), None
    for index in range(len(history) - 1, ripe - 1, -1):
        if not traced:
            break
        revision = history[index]
        if revision.text != seen:
            seen = revision.text
            present = kept_words(forms(seen), present_forms)
        traced = {place for place in traced if present[place]}
        for place in traced:
            ages[place] = _Age(ripe_from[index], revision.saved_at)
    return ages


def _bridged(ages: list[_Age | None]) -> list[_Age | None]:
    """Make small islands of old words young; they ripen with the first of their neighbours."""
    result = list(ages)
    young = [place for place, age in enumerate(ages) if age is not None]
    for before, after in pairwise(young):
        left, right = ages[before], ages[after]
        if 1 < after - before <= MIN_ISLAND and left is not None and right is not None:
            age = min(left, right, key=lambda a: a.ripens_at)
            result[before + 1 : after] = [age] * (after - before - 1)
    return result


def _grouped(current: Sequence[Word], ages: Sequence[_Age | None]) -> list[YoungSpan]:
    spans: list[YoungSpan] = []
    for age, run in groupby(zip(current, ages, strict=True), key=lambda pair: pair[1]):
        places = [word.span for word, _ in run]
        if age is not None:
            whole = Span(places[0].start, places[-1].end)
            spans.append(YoungSpan(whole, age.ripens_at, age.written_at))
    return spans


def _place_in(public: PublicVersion, segment: Segment, young: Span) -> Span | None:
    """Return the part of the public segment that stands for the young source, if any."""
    if segment.kind is SegmentKind.LEFT_OUT or not segment.source.overlaps(young):
        return None
    if segment.kind in (SegmentKind.COPIED, SegmentKind.KEPT):
        shift = segment.public.start - segment.source.start
        start = max(segment.source.start, young.start) + shift
        end = min(segment.source.end, young.end) + shift
        return Span(start, end) if has_words(public.text[start:end]) else None
    return segment.public


def _joined(found: Sequence[YoungSpan]) -> list[YoungSpan]:
    """Join touching passages of the same age; of overlapping ones the later day counts."""
    result: list[YoungSpan] = []
    for passage in found:
        last = result[-1] if result else None
        if last is not None and passage.span.start <= last.span.end:
            latest = max(last, passage, key=lambda p: p.ripens_at)
            same = last.ripens_at == passage.ripens_at
            if same or last.span.overlaps(passage.span):
                whole = merged([last.span, passage.span])[0]
                result[-1] = YoungSpan(whole, latest.ripens_at, latest.written_at)
                continue
        result.append(passage)
    return result
