"""Makes the demo journal: six months of invented writing, through the journal's own services."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from reflectapp.domain.clock import shift_day
from reflectapp.domain.entry import Draft
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.demo_posts import DemoPosts
from reflectapp.services.invented import Invented, Way, invented_entries
from reflectapp.services.replay import ReplayClock
from reflectapp.services.session import Door, Session

PASSPHRASE = "the kettle is always on"  # noqa: S105  # guards invented words alone
"""Opens the demo journal again after it was locked; it keeps nothing worth guarding."""

PROFILE = WriterProfile(
    name="Nell Ashby",
    employer="Harbour Lane Support",
    team="Oakfield Team",
    town="Thornbeck",
    pen_name="A. Wren",
)
DELAY_DAYS = 14

BLOG_FOLDER = "blog"
"""Where the exported post lies: beside the folder of the journal."""

Progress = Callable[[int, int], None]
"""Called with how many steps are done and how many there are."""


@dataclass(frozen=True, slots=True)
class _Step:
    """Something that happened in those six months."""

    at: datetime
    act: Callable[[], None]


def make(door: Door, progress: Progress = lambda done, total: None) -> Session:
    """Make the demo journal in the door's folder and return it open.

    All is done by the services, with a clock that replays the six months up to now; then the
    session runs on the door's own clock. Takes some seconds; may run in a thread.

    Raises:
        JournalExistsError: There is a journal already; it was not touched.
        SaveFailedError: The folder cannot be written to.
    """
    entries, now = invented_entries(), door.clock.wall()
    start = now - timedelta(days=max(entry.days for entry in entries) + 1)
    clock = ReplayClock(door.clock, start)
    replayed = Door(door.folder, clock, door.ids, cost=door.cost)
    session = replayed.create(PASSPHRASE, door.new_recovery_words(), PROFILE, DELAY_DAYS)
    try:
        session.detection.start()
        steps = _steps(session, entries, clock.local(now))
        for number, step in enumerate(steps):
            progress(number, len(steps))
            clock.travel_to(step.at)
            step.act()
        clock.catch_up()
        progress(len(steps), len(steps))
    except BaseException:
        session.close()
        raise
    return session


def _steps(session: Session, entries: Sequence[Invented], now: datetime) -> list[_Step]:
    """Return all that happened, in order; `now` is in local time."""
    steps: list[_Step] = []
    posts = DemoPosts(session, session.folder.parent / BLOG_FOLDER)
    posts.prepare(entry.text for entry in entries if entry.way not in (Way.NONE, Way.FRESH))
    for invented in entries:
        written = _Written(session, invented, posts)
        steps.append(_Step(_instant(now, invented.days, invented.at), partial(written.write, now)))
        for change in invented.changes:
            at = _instant(now, change.days, change.at)
            steps.append(_Step(at, partial(written.add, change.text)))
        for days, act in _WAYS[invented.way]:
            steps.append(_Step(_instant(now, days, _EVENING), partial(act, written)))
    return sorted(steps, key=lambda step: step.at)


class _Written:
    """One entry of the demo, from its writing to its export."""

    def __init__(self, session: Session, invented: Invented, posts: DemoPosts) -> None:
        self._journal, self._posts = session.journal, posts
        self.invented = invented
        self._id = ""

    def write(self, now: datetime) -> None:
        invented = self.invented
        day = shift_day(now) - timedelta(days=invented.days + invented.is_night)
        entry = self._journal.new_entry(
            title=invented.title, body=invented.body, template=invented.template, happened_on=day
        )
        self._id = entry.id
        self._journal.save(
            Draft(
                entry_id=entry.id,
                title=entry.title,
                body=entry.body,
                happened_on=day,
                tags=invented.tags,
                mood_before=invented.mood_before,
                mood_after=invented.mood_after,
            )
        )
        self._journal.end_session(entry.id)

    def add(self, text: str) -> None:
        entry = self._journal.entry(self._id)
        self._journal.begin_session(entry.id)
        self._journal.save(
            Draft(
                entry_id=entry.id,
                title=entry.title,
                body=f"{entry.body}\n\n{text}",
                happened_on=entry.happened_on,
                tags=entry.tags,
                mood_before=entry.mood_before,
                mood_after=entry.mood_after,
            )
        )
        self._journal.end_session(entry.id)

    def mark(self) -> None:
        self._posts.mark(self._id)

    def review(self) -> None:
        self._posts.review(self._id)

    def review_half(self) -> None:
        self._posts.review(self._id, share=0.5)

    def reread(self) -> None:
        self._posts.reread(self._id)

    def export(self) -> None:
        self._posts.export(self._id)


_EVENING = time(22, 30)
"""When the writer looks after posts: later than anything is written."""

_WAYS: dict[Way, tuple[tuple[int, Callable[[_Written], None]], ...]] = {
    Way.EXPORTED: (
        (140, _Written.mark),
        (139, _Written.review),
        (30, _Written.reread),
        (30, _Written.export),
    ),
    Way.SENT: (
        (100, _Written.mark),
        (99, _Written.review),
        (29, _Written.reread),
        (29, _Written.export),
    ),
    Way.APPROVED: ((41, _Written.mark), (40, _Written.review), (1, _Written.reread)),
    Way.READY: ((32, _Written.mark), (16, _Written.review)),
    Way.UNDECIDED: ((21, _Written.mark), (2, _Written.review_half)),
    Way.YOUNG: ((4, _Written.mark), (3, _Written.review)),
    Way.FRESH: ((2, _Written.mark),),
    Way.NONE: (),
}
"""What was done for the blog: how many days ago, and what, in order."""


def _instant(now: datetime, days: int, at: time) -> datetime:
    """Return a local time of the day `days` before now's, but nothing later than now."""
    day = shift_day(now) - timedelta(days=days)
    return min(datetime.combine(day, at, now.tzinfo), now)
