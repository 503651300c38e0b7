"""All that the gate judges by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reflectapp.domain.entry import Entry
from reflectapp.domain.finding import Action, Decision, Kind, PublicVersion, SegmentKind
from reflectapp.domain.matching import same_name
from reflectapp.domain.post import DelayPolicy, Post
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.subject import Register
from reflectapp.publish.checks import Forbidden
from reflectapp.publish.ripeness import Saved, YoungSpan, young_in_public, young_spans

_NAMES = (Kind.PERSON, Kind.PLACE, Kind.ORGANISATION)
_AS_IT_STANDS = (SegmentKind.COPIED, SegmentKind.KEPT)


@dataclass(frozen=True, slots=True)
class PostCase:
    """A post with everything that its way out depends on, at one moment."""

    post: Post
    entry: Entry
    history: Sequence[Saved]
    """The entry's revisions, oldest first."""
    public: PublicVersion | None
    """None while the text is not analysed."""
    decisions: tuple[Decision, ...]
    register: Register
    profile: WriterProfile
    policy: DelayPolicy
    now: datetime
    """Journal time, UTC."""
    day_of: Callable[[datetime], date]
    """The day of a moment, where the writer is."""

    def __post_init__(self) -> None:
        if self.public is not None and not _is_made_of(self.public, self.entry.text):
            raise ValueError("the public version is not of this text")

    def young_at(self, moment: datetime) -> list[YoungSpan]:
        """Return the passages of the public version that were young at `moment`."""
        young = young_spans(self.history, self.entry.text, moment, self.policy)
        return young_in_public(self.public or PublicVersion("", ()), young)

    def forbidden(self) -> Forbidden:
        """Return what must not be in this post."""
        pen_name = self.profile.pen_name
        own = [self.profile.name, self.profile.employer, self.profile.team, self.profile.town]
        names: list[str] = []
        exact: list[str] = []
        for subject in self.register.subjects:
            (own if subject.is_writer else names).extend((subject.name, *subject.aliases))
        for decision in self.decisions:
            words = self.entry.text[decision.span.start : decision.span.end]
            if decision.action is Action.KEEP:
                continue
            if decision.kind in _NAMES:
                names.append(words)
            elif not (decision.kind is Kind.OTHER and decision.action is Action.LEAVE_OUT):
                # A passage that was left out may share words with what stays.
                exact.append(words)
        return Forbidden(
            tuple(dict.fromkeys(names)),
            tuple(dict.fromkeys(term for term in own if not same_name(term, pen_name))),
            tuple(dict.fromkeys(exact)),
        )


def _is_made_of(public: PublicVersion, text: str) -> bool:
    """Say whether the segments tile both texts and copy what they say they copy."""
    shown = source = 0
    for segment in public.segments:
        if segment.public.start != shown or segment.source.start != source:
            return False
        shown, source = segment.public.end, segment.source.end
        copy = public.text[segment.public.start : shown]
        if segment.kind in _AS_IT_STANDS and copy != text[segment.source.start : source]:
            return False
    return shown == len(public.text) and source == len(text)
