"""Writes what a file offers into a journal; the caller holds the transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reflectapp.domain.clock import IdSource, TrustedClock
from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.importing import ImportBatch
from reflectapp.domain.post import Post, Rereading
from reflectapp.domain.subject import Subject
from reflectapp.importers.candidate import Candidate, text_key, whole
from reflectapp.importers.carried import CarriedEntry, CarriedJournal, CarriedRevision
from reflectapp.services.settings import Settings
from reflectapp.storage.database import Database
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.imports import ImportStore
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.settings import SettingsStore


class BringingIn:
    """One batch on its way in."""

    def __init__(self, db: Database, clock: TrustedClock, ids: IdSource, batch_id: str) -> None:
        self._clock, self._ids, self._batch_id = clock, ids, batch_id
        self._entries, self._imports = EntryStore(db), ImportStore(db)
        self._register, self._posts = RegisterStore(db), PostStore(db)
        self._store = SettingsStore(db)
        self._settings = Settings(self._store, self._register, clock, ids)
        self._was_empty = not self._imports.ids()
        self._now = clock.now()
        self.subject_ids: list[str] = []
        """Subjects that the register did not have."""

    def take(self, found: Candidate) -> None:
        """Store one entry. Its words, and all its older ones, are dated now."""
        carried = found.carried
        claimed_at = found.written_at if carried is None else carried.created_at
        entry = Entry(
            id=self._ids.new_id() if carried is None else carried.id,
            title=found.title,
            body=found.body,
            happened_on=found.happened_on,
            created_at=min(claimed_at or self._now, self._now),
            changed_at=self._now,
            tags=found.tags,
            mood_before=found.mood_before,
            mood_after=found.mood_after,
            template=None if carried is None else carried.template,
            deleted_at=None if carried is None else carried.deleted_at,
        )
        if carried is None:
            self._entries.add(entry)
        else:
            self._add_with_history(entry, carried.revisions)
            self._add_way_to_blog(entry, carried)
        key = text_key(found.happened_on, found.text)
        changed_at = None if carried is None else carried.changed_at
        self._imports.note(entry.id, self._batch_id, key, changed_at)

    def take_journal(self, journal: CarriedJournal) -> None:
        """Take over what belongs to a journal as a whole.

        The register grows. Settings, profile and delay are taken over by an empty journal alone:
        another one's writer has chosen already.
        """
        known = {subject.id: subject for subject in self._register.register().subjects}
        for subject in journal.register.subjects:
            before = known.get(subject.id)
            if before is None:
                self.subject_ids.append(subject.id)
                merged = subject
            else:
                merged = _merged(before, subject)
            self._register.save_subject(merged, by_hand=subject.id in journal.by_hand)
        for term in journal.register.allowed:
            self._register.allow(term)
        for record in journal.loose_exports:
            self._imports.add_loose_export(record)
        if self._was_empty:
            self._settings.save_profile(journal.profile)
            self._settings.save(journal.preferences)
            self._settings.set_delay(journal.delay_days)

    def finish(self, batch: ImportBatch) -> None:
        """Remember the time at which all this came in; a batch without entries is forgotten."""
        self._store.raise_high_water(self._now)
        if batch.entries:
            self._imports.set_subjects(batch.id, batch.subject_ids)
        else:
            self._imports.remove_batch(batch.id)

    def _add_with_history(self, entry: Entry, revisions: Sequence[CarriedRevision]) -> None:
        """Store an entry with its older words, oldest first; the last ones are its own."""
        first, *later = revisions
        revision_ids = [self._entries.add(_as_it_was(entry, first))]
        for revision in later:
            revision_ids.append(self._entries.begin_revision(_as_it_was(entry, revision)))
        if later:
            self._entries.write(entry)
        for revision_id, revision in zip(revision_ids, revisions, strict=True):
            self._imports.note_origin(revision_id, revision.saved_at)

    def _add_way_to_blog(self, entry: Entry, carried: CarriedEntry) -> None:
        decisions = [d for d in carried.decisions if d.span.end <= len(entry.text)]
        if decisions:
            self._register.set_decisions(entry.id, decisions)
        if carried.post is None:
            return
        post = replace(carried.post, entry_id=entry.id, rereading=self._reread(carried.post))
        try:
            self._posts.post(post.id)
        except NotFoundError:
            pass
        else:
            post = replace(post, id=self._ids.new_id())
        self._posts.save(post)
        for record in post.exports:
            self._posts.add_export(post.id, record)

    def _reread(self, post: Post) -> Rereading | None:
        """Return the re-reading, at the latest now: the gate takes it for no later one."""
        found = post.rereading
        return found and replace(found, read_at=min(found.read_at, self._now))


def _merged(known: Subject, other: Subject) -> Subject:
    """Return a subject of this journal with what a file knows besides; nothing is forgotten."""
    for alias in other.aliases:
        known = known.with_alias(alias)
    return replace(known, is_writer=known.is_writer or other.is_writer)


def _as_it_was(entry: Entry, revision: CarriedRevision) -> Entry:
    return replace(entry, title=whole(revision.title), body=whole(revision.body))
