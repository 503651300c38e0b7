"""A journal with one entry on its way, over the real stores and services."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from reflectapp.domain.clock import TrustedClock
from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.post import DelayChange, PostState
from reflectapp.domain.spans import Span
from reflectapp.publish.gate import Approval
from reflectapp.services.journal import Journal
from reflectapp.services.publishing import Publishing
from reflectapp.services.review import Review
from reflectapp.storage.database import Database
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.settings import SettingsStore
from tests.support.fakes import FakeClock, FakeIds
from tests.support.posts import YES, places

BODY = "We talked with Maud for an hour. It helped."


class Desk:
    """A journal with one entry on its way."""

    def __init__(self, db: Database, clock: FakeClock, ids: FakeIds) -> None:
        self.machine, self.clock = clock, TrustedClock(clock, None)
        self.entries, self.register = EntryStore(db), RegisterStore(db)
        self.posts, self.settings = PostStore(db), SettingsStore(db)
        self.settings.add_delay(DelayChange(self.clock.now(), 14))
        self.journal = Journal(db, self.entries, self.register, self.clock, ids, self.settings)
        self.review = Review(self.entries, self.register, self.settings, self.clock, ids)
        self.service = Publishing(
            self.entries, self.register, self.posts, self.settings, self.review, self.clock, ids
        )
        self.entry = self.journal.new_entry(title="A talk", body=BODY)
        self.post = self.service.mark(self.entry.id)

    def pass_days(self, days: float) -> None:
        self.machine.advance(timedelta(days=days))

    def write(self, body: str) -> Entry:
        self.journal.begin_session(self.entry.id)
        entry = self.journal.entry(self.entry.id)
        return self.journal.save(Draft(entry.id, entry.title, body, entry.happened_on))

    def analyse(self) -> None:
        text = self.journal.entry(self.entry.id).text
        self.review.record(self.entry.id, text, ())

    def decide(self, words: str, action: Action = Action.REPLACE) -> None:
        self.analyse()
        text = self.journal.entry(self.entry.id).text
        added = [
            Decision(Span(at, at + len(words)), Kind.PERSON, action, group=words)
            for at in places(text, words)
        ]
        self.register.set_decisions(
            self.entry.id, [*self.register.decisions(self.entry.id), *added]
        )

    def reread(self, **changes: object) -> None:
        digest = self.service.report(self.post.id).public.digest
        self.service.reread(self.post.id, digest, replace(YES, **changes))

    @property
    def state(self) -> PostState:
        return self.service.summary(self.post.id).state

    def approval(self, format_name: str = "markdown") -> Approval:
        approval = self.service.approval(self.post.id, format_name)
        assert isinstance(approval, Approval), approval
        return approval
