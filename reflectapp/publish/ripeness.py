"""Which words of an entry are younger than the delay, and when they ripen."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Protocol

from reflectapp.domain.finding import PublicVersion, Segment, SegmentKind
from reflectapp.domain.post import DelayPolicy
from reflectapp.domain.spans import Span, merged
from reflectapp.publish.saves import counting, oldest_for, ripening
from reflectapp.publish.words import Comparison, Word, forms, has_words, words

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

    The base is the entry as it stood a delay ago: the last save of a day such that it and all
    before it are ripe, so that a delay that was shortened later frees nothing written before.
    Words that the base does not have in the same order are young, and so are fewer than three
    old words between young ones. A word that was taken out and put back goes on waiting, or
    stays ripe, where the entry of a delay before it came back has it, or any day since; gone
    for longer, it waits anew. So what is ripe stays ripe while it stands there, and deleting
    makes no word young, nor the last day later.

    Args:
        history: The entry's saves, oldest first; those that `counting` names are enough.
        text: The entry's text now; offsets of the result refer to it.
        now: Journal time, UTC.
        policy: The delays chosen over time.
    """
    current = words(text)
    ages = _Ages(history, [word.form for word in current], now, policy).ages()
    return _grouped(current, _bridged(ages))


def valid_until(
    saved_at: Sequence[datetime], now: datetime, policy: DelayPolicy
) -> datetime | None:
    """Return when `young_spans` of an unchanged entry may change next; None for never."""
    counted = [saved_at[number] for number in counting(saved_at, policy, now)]
    return min((at for at in ripening(counted, policy) if at > now), default=None)


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


def together(*found: Sequence[YoungSpan]) -> list[YoungSpan]:
    """Return young passages of several sorts as one, by place."""
    passages = [passage for some in found for passage in some]
    return _joined(sorted(passages, key=lambda passage: passage.span.start))


class _Ages:
    """The words of a text beside the saves that count."""

    def __init__(
        self, history: Sequence[Saved], forms: Sequence[str], now: datetime, policy: DelayPolicy
    ) -> None:
        numbers = counting([saved.saved_at for saved in history], policy, now)
        self._saves = [history[number] for number in numbers]
        self._saved_at = [saved.saved_at for saved in self._saves]
        self._ripe_from = ripening(self._saved_at, policy)
        self._now, self._policy = now, policy
        self._places = range(len(forms))
        self._comparison = Comparison(forms)
        self._form_of: dict[str, str] = {}

    def ages(self) -> list[_Age | None]:
        """Return the age of each young word; None for an old one."""
        base = bisect_right(self._ripe_from, self._now) - 1
        kept = {n: self._kept(n) for n in range(len(self._saves) - 1, max(0, base) - 1, -1)}
        oldest = self._oldest_that_count(kept)
        ages = dict.fromkeys(self._places, _Age(self._policy.ripens_at(self._now), self._now))
        for number, is_kept in kept.items():
            self._put(ages, number, is_kept, oldest)
        waiting: Collection[int] = self._places
        for number in range(base - 1, min(oldest, default=0) - 1, -1):
            waiting = [p for p in waiting if self._waits(ages[p])]
            if any(oldest[p] <= number for p in waiting):
                self._put(ages, number, self._kept(number), oldest)
        return [ages[place] if self._waits(ages[place]) else None for place in self._places]

    def _oldest_that_count(self, kept: Mapping[int, Sequence[bool]]) -> list[int]:
        """Return for each word the oldest save that may tell its age.

        It follows from the moment since when the word has stood there without a break.
        """
        came = dict.fromkeys(self._places, self._now)
        stands: Collection[int] = self._places
        for number, is_kept in kept.items():
            stands = [place for place in stands if is_kept[place]]
            came |= dict.fromkeys(stands, self._saved_at[number])
        moments = set(came.values())
        oldest = {at: oldest_for(self._saved_at, self._policy, at) for at in moments}
        return [oldest[at] for at in came.values()]

    def _put(
        self, ages: dict[int, _Age], number: int, kept: Sequence[bool], oldest: Sequence[int]
    ) -> None:
        """Let the words that a save has be as old as it is."""
        age = _Age(self._ripe_from[number], self._saved_at[number])
        ages |= {p: age for p in self._places if kept[p] and oldest[p] <= number}

    def _waits(self, age: _Age) -> bool:
        return age.ripens_at > self._now

    def _kept(self, number: int) -> list[bool]:
        return self._comparison.kept(forms(self._saves[number].text, self._form_of))


def _bridged(ages: Sequence[_Age | None]) -> list[_Age | None]:
    """Let small islands between younger words ripen no sooner than the first of both sides."""
    result = list(ages)
    for width in range(2, MIN_ISLAND + 1):
        for left, (start, right) in zip(ages, enumerate(ages[width:]), strict=False):
            if left is None or right is None:
                continue
            shore = min(left, right, key=lambda age: age.ripens_at)
            for place in range(start + 1, start + width):
                island = result[place]
                if island is None or island.ripens_at < shore.ripens_at:
                    result[place] = shore
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
