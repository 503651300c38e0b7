"""Posts: an entry's way to a blog, the delay, and the writer's re-reading."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from reflectapp.domain.entry import Mood
from reflectapp.domain.picture import TakenPicture
from reflectapp.domain.taking_down import Step, StepDone

DEFAULT_DELAY_DAYS = 14
MIN_DELAY_DAYS = 1
MAX_DELAY_DAYS = 365


class PostState(StrEnum):
    """Where a post is on its way."""

    WAITING = "waiting"
    READY = "ready"
    """Every word is ripe: ready to be re-read."""
    APPROVED = "approved"
    EXPORTED = "exported"


@dataclass(frozen=True, slots=True)
class DelayChange:
    """The writer chose another delay."""

    since: datetime
    days: int


@dataclass(frozen=True, slots=True)
class DelayPolicy:
    """The delays chosen over time, oldest first.

    A longer delay counts at once for everything; a shorter one only for words written after
    it was chosen (product.md, rule 4).
    """

    changes: tuple[DelayChange, ...]

    def __post_init__(self) -> None:
        if not self.changes:
            raise ValueError("a policy needs a delay")
        if any(not MIN_DELAY_DAYS <= c.days <= MAX_DELAY_DAYS for c in self.changes):
            raise ValueError("a delay lies between 1 and 365 days")

    @property
    def days(self) -> int:
        """The delay that counts for a word written now."""
        return self.changes[-1].days

    def delay_for(self, written_at: datetime) -> timedelta:
        """Return how long a word written at `written_at` must wait.

        It is the longest of the delay in force when it was written and all chosen since.
        """
        after = [c.days for c in self.changes if c.since > written_at]
        return timedelta(days=max([self._in_force(written_at), *after]))

    def until(self, moment: datetime) -> DelayPolicy:
        """Return the policy as it was known at `moment`."""
        known = tuple(change for change in self.changes if change.since <= moment)
        return DelayPolicy(known or self.changes[:1])

    def stricter(self, other: DelayPolicy) -> DelayPolicy:
        """Return the policy under which every word waits as long as the longer of both says."""
        instants = sorted({change.since for change in (*self.changes, *other.changes)})
        merged: list[DelayChange] = []
        for since in instants:
            chosen = [c.days for c in (*self.changes, *other.changes) if c.since == since]
            days = max(self._in_force(since), other._in_force(since), *chosen)
            if not merged or merged[-1].days != days:
                merged.append(DelayChange(since, days))
        return DelayPolicy(tuple(merged))

    def _in_force(self, instant: datetime) -> int:
        before = [change.days for change in self.changes if change.since <= instant]
        return before[-1] if before else self.changes[0].days

    def ripens_at(self, written_at: datetime) -> datetime:
        """Return when a word written at `written_at` may leave."""
        return written_at + self.delay_for(written_at)


class Consent(StrEnum):
    """Whether the person written about agreed."""

    GIVEN = "given"
    NOT_NEEDED = "not needed"


@dataclass(frozen=True, slots=True)
class CheckIn:
    """The writer's answers after re-reading the public version with fresh eyes."""

    reasons: tuple[str, ...]
    """Why publish it; two are needed."""
    mood: Mood
    as_person: str
    """How it reads to the person it is about."""
    as_colleague: str
    as_employer: str
    consent: Consent
    consent_note: str
    """How consent was given, or why none is needed."""
    is_live_case: bool
    """A live case, complaint or court matter."""
    as_stranger: str = ""
    """What somebody could find out with a search engine; may be empty."""
    is_angry: bool = False
    """Angry about something in it; one can be so in any mood."""


@dataclass(frozen=True, slots=True)
class AnswersSoFar:
    """A check-in on the way, kept with the post until it is complete."""

    first_reason: str = ""
    second_reason: str = ""
    mood: Mood | None = None
    is_angry: bool = False
    as_person: str = ""
    as_colleague: str = ""
    as_employer: str = ""
    as_stranger: str = ""
    """May stay empty: thinking aloud about what a search engine would find."""
    consent: Consent | None = None
    consent_note: str = ""
    is_live_case: bool | None = None


@dataclass(frozen=True, slots=True)
class Rereading:
    """A check-in, bound to what was read and when."""

    public_digest: str
    read_at: datetime
    check_in: CheckIn
    ending_digest: str = ""
    """Of what stood below the text; empty for nothing."""
    pictures_digest: str = ""
    """Of the pictures that went along; empty for none."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """A picture that left as a file beside its post."""

    path: str
    """From the folder that the post went to, with slashes."""
    digest: str
    """SHA-256 of the bytes."""
    size: int
    """Bytes."""


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """What left, when and where to."""

    exported_at: datetime
    format: str
    file_name: str
    folder: str
    """Empty for what was copied to paste it somewhere."""
    digest: str
    """SHA-256 of the bytes that left."""
    public_digest: str
    feedback: str = ""
    """What was said about it later, as the writer noted it."""
    withdrawn_at: datetime | None = None
    """When the writer took it down. What has left has left: it stays among what is disclosed."""
    withdrawn_reason: str = ""
    files: tuple[SentFile, ...] = ()
    """What left beside it."""

    @property
    def is_copy(self) -> bool:
        """Whether it left by the clipboard, not as a file."""
        return not self.folder


@dataclass(frozen=True, slots=True)
class Post:
    """An entry on its way to a blog."""

    id: str
    entry_id: str
    marked_at: datetime
    content_note: str = ""
    rereading: Rereading | None = None
    exports: tuple[ExportRecord, ...] = ()
    has_disclaimer: bool = False
    is_signed: bool = False
    """Whether the pen name stands below it."""
    series_id: str | None = None
    so_far: AnswersSoFar | None = None
    pictures: tuple[TakenPicture, ...] = ()
    """Those that go along, in no order that means anything."""
    steps: tuple[StepDone, ...] = ()
    """What was ticked for taking it down, also before it left for the last time."""

    def left_since(self, moment: datetime) -> bool:
        """Say whether any of it left at `moment` or later."""
        return any(record.exported_at >= moment for record in self.exports)

    @property
    def withdrawn_at(self) -> datetime | None:
        """When the last of what left was taken down; None while any of it is out."""
        times = [record.withdrawn_at for record in self.exports]
        known = [time for time in times if time is not None]
        return max(known) if known and len(known) == len(times) else None

    @property
    def last_folder(self) -> str:
        """Where it was written to the last time; empty where it never was."""
        return next((r.folder for r in reversed(self.exports) if r.folder), "")

    @property
    def steps_done(self) -> dict[Step, datetime]:
        """What is done for taking down what left last: a post that leaves again begins anew."""
        since = [record.exported_at for record in self.exports[-1:]]
        return {done.step: done.done_at for done in self.steps if [done.done_at] >= since}


@dataclass(frozen=True, slots=True)
class PostSummary:
    """One line of the publish place."""

    post: Post
    label: str
    happened_on: date
    state: PostState
    ripens_at: datetime | None
    """When the last young word ripens; None when none is young."""
    ripe_share: float
    """0..1: how much of its wait the youngest word has behind it; 1 when ripe."""
    undecided: int
    """Findings without a decision; -1 while the text has not been analysed."""

    @property
    def waits(self) -> bool:
        """Whether time, a reading by the engine, or a decision is wanted before the re-reading."""
        is_open = self.undecided != 0
        return self.state is PostState.WAITING or (self.state is PostState.READY and is_open)
