"""Posts of an open journal: marked, looked through, re-read, exported by the real services."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.finding import Finding, Kind, Tier
from reflectapp.domain.post import ExportRecord, Post, PostState
from reflectapp.domain.spans import Span
from reflectapp.publish.gate import Approval
from reflectapp.publish.markup import visible
from reflectapp.services.session import Session
from reflectapp.storage.register import RegisterStore
from tests.support.fakes import FakeClock
from tests.support.posts import YES, subject

BODY = "We talked for an hour and it helped."


class Desk:
    """Entries of an open journal on their way."""

    def __init__(self, session: Session, clock: FakeClock, folder: Path) -> None:
        self.session, self.machine, self.folder = session, clock, folder
        self.publishing, self.notes = session.publishing, session.publishing.notes

    def entry(self, title: str, body: str = BODY) -> Entry:
        """Return a new entry, two weeks on, its names masked and confirmed."""
        entry = self.session.journal.new_entry(title=title, body=body)
        self.machine.advance(timedelta(days=15))
        self.look_through(entry)
        return entry

    def look_through(self, entry: Entry) -> None:
        entry = self.session.journal.entry(entry.id)
        register = RegisterStore(self.session._db).register()
        found = [
            Finding(
                Span(at, at + len(one.name)), Kind.PERSON, Tier.REPLACE, 1.0, "register", one.id
            )
            for one in register.subjects
            if (at := entry.text.find(one.name)) >= 0
        ]
        self.session.review.record(entry.id, entry.text, found)
        self.session.review.accept_proposed(entry.id)

    def post(self, title: str = "A talk", body: str = BODY) -> Post:
        return self.publishing.mark(self.entry(title, body).id)

    def reread(self, post: Post) -> None:
        digest = self.publishing.report(post.id).public.digest
        self.publishing.reread(post.id, digest, YES)

    def know(self, *names: str) -> None:
        """Put people into the register."""
        for name in names:
            RegisterStore(self.session._db).save_subject(subject(name))

    def write(self, post: Post, body: str) -> None:
        """Give a post's entry other words."""
        entry = self.session.journal.entry(post.entry_id)
        self.session.journal.save(Draft(entry.id, entry.title, body, entry.happened_on))
        self.look_through(entry)

    def state(self, post: Post) -> PostState:
        return self.publishing.summary(post.id).state

    def text(self, post: Post) -> str:
        return visible(self.publishing.page(post.id))

    def export(self, post: Post, format_name: str = "markdown") -> ExportRecord:
        self.reread(post)
        approval = self.publishing.approval(post.id, format_name)
        assert isinstance(approval, Approval), approval
        return self.publishing.export(approval, self.folder, replace=True)
