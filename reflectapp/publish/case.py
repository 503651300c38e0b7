"""All that the gate judges by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import PostNotReadyError
from reflectapp.domain.finding import Decision, PublicVersion, SegmentKind
from reflectapp.domain.post import DelayPolicy, Post
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.subject import Register
from reflectapp.publish.ending import NO_ENDING, Ending
from reflectapp.publish.forbidden import Forbidden, forbidden_in
from reflectapp.publish.picture import Picture, young_pictures
from reflectapp.publish.ripeness import (
    Saved,
    YoungSpan,
    together,
    young_in_public,
    young_spans,
)

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
    ending: Ending = NO_ENDING
    """What will stand below the post."""
    pictures: tuple[Picture, ...] = ()
    """Those that go along in formats that hold pictures, in the order of the text."""

    def __post_init__(self) -> None:
        if self.public is not None and not _is_made_of(self.public, self.entry.text):
            raise ValueError("the public version is not of this text")

    @property
    def analysed(self) -> PublicVersion:
        """The public version.

        Raises:
            PostNotReadyError: The text is not analysed.
        """
        if self.public is None:
            raise PostNotReadyError("not analysed")
        return self.public

    def young_at(self, moment: datetime) -> list[YoungSpan]:
        """Return the passages of the public version that were young at `moment`."""
        young = young_spans(self.history, self.entry.text, moment, self.policy)
        public = self.public or PublicVersion("", ())
        waiting = young_pictures(self.pictures, public, moment, self.policy)
        return together(young_in_public(public, young), waiting)

    def forbidden(self) -> Forbidden:
        """Return what must not be in this post."""
        return forbidden_in(self.entry.text, self.decisions, self.register, self.profile)


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
