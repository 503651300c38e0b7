"""What our own export holds besides an entry's words: its past, decisions, and way to a blog."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from reflectapp.domain.advice import ALL_ADVICE, AdviceChoices
from reflectapp.domain.disclosure import KeptTelling
from reflectapp.domain.finding import Decision
from reflectapp.domain.post import ExportRecord, Post
from reflectapp.domain.preferences import Preferences
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.series import Label, Series
from reflectapp.domain.site_face import NO_FACE, SiteFace
from reflectapp.domain.subject import Register


@dataclass(frozen=True, slots=True)
class CarriedRevision:
    """An entry's words as they stood at one time."""

    saved_at: datetime
    title: str
    body: str


@dataclass(frozen=True, slots=True)
class CarriedEntry:
    """What belongs to one entry."""

    id: str
    created_at: datetime
    changed_at: datetime
    template: str | None
    deleted_at: datetime | None
    revisions: tuple[CarriedRevision, ...]
    """Oldest first; the last one holds the present words."""
    decisions: tuple[Decision, ...]
    post: Post | None


@dataclass(frozen=True, slots=True)
class CarriedSeries:
    """A series of posts with the placeholders that they share."""

    series: Series
    labels: Mapping[str, Label]


@dataclass(frozen=True, slots=True)
class CarriedJournal:
    """What belongs to the journal as a whole."""

    register: Register
    by_hand: frozenset[str]
    """Ids of the subjects that the writer put in."""
    profile: WriterProfile
    preferences: Preferences
    delay_days: int
    loose_exports: tuple[ExportRecord, ...] = ()
    """What left and whose entry was erased since."""
    disclaimer: str | None = None
    """The wording below posts; None in exports of older versions."""
    site: SiteFace = NO_FACE
    series: tuple[CarriedSeries, ...] = ()
    tellings: tuple[KeptTelling, ...] = ()
    """What posts told that left."""
    advice: AdviceChoices = ALL_ADVICE
