"""A journal that was written in days ago, by the computer's own clock, and read by an engine."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from reflectapp.bootstrap import RandomIds, SystemClock
from reflectapp.domain.entry import Draft
from reflectapp.domain.finding import Finding, Kind, Tier
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.services.session import Door, Session
from tests.support.fakes import FakeClock
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS
from tests.support.posts import places


@dataclass
class WrittenBefore:
    """Entries of so many days ago, in another boot: so that the wall clock is believed since."""

    folder: Path
    days: float
    clock: FakeClock = field(init=False)

    def __post_init__(self) -> None:
        self.clock = FakeClock(datetime.now(UTC) - timedelta(days=self.days))
        door = Door(self.folder, self.clock, RandomIds(), cost=CHEAP)
        door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()

    def write(self, title: str, body: str, **found: Kind) -> str:
        """Write and mark an entry in which the engine found these words; return its id."""
        door = Door(self.folder, self.clock, RandomIds(), cost=CHEAP)
        session = door.unlock(PASSPHRASE)
        entry = session.journal.new_entry(title=title, body=body)
        session.review.record(
            entry.id,
            entry.text,
            [
                Finding(Span(at, at + len(words)), kind, Tier.REPLACE, 0.9, "names", group=words)
                for words, kind in found.items()
                for at in places(entry.text, words)
            ],
        )
        session.publishing.mark(entry.id)
        session.close()
        return entry.id

    def edit(self, entry_id: str, body: str, *, is_read: bool = True) -> None:
        """Write other words into an entry; an engine that reads them finds nobody."""
        session = Door(self.folder, self.clock, RandomIds(), cost=CHEAP).unlock(PASSPHRASE)
        entry = session.journal.entry(entry_id)
        entry = session.journal.save(Draft(entry.id, entry.title, body, entry.happened_on))
        if is_read:
            session.review.record(entry.id, entry.text, ())
        session.close()

    def take_pictures(self, entry_id: str) -> None:
        """Answer for all pictures that there are, on the day on which the entry was written."""
        session = Door(self.folder, self.clock, RandomIds(), cost=CHEAP).unlock(PASSPHRASE)
        publishing, post = session.publishing, session.publishing.post_of(entry_id)
        for offered in publishing.pictures.offered(post, publishing.report(post.id).public):
            if offered.digest:
                publishing.pictures.take(post.id, offered.digest)
        session.close()

    def accept_all(self, entry_id: str) -> None:
        """Hide all that was found."""
        with self.now() as session:
            session.review.accept_proposed(entry_id)

    @contextmanager
    def now(self) -> Iterator[Session]:
        """Open it today."""
        session = Door(self.folder, SystemClock(), RandomIds(), cost=CHEAP).unlock(PASSPHRASE)
        try:
            yield session
        finally:
            session.close()
