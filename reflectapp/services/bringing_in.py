"""Writes what a file offers into a journal; the caller holds the transaction."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reflectapp.domain.clock import IdSource, TrustedClock
from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.importing import ImportBatch
from reflectapp.domain.post import Post, Rereading
from reflectapp.domain.subject import Subject
from reflectapp.importers.candidate import Candidate, text_key, whole
from reflectapp.importers.carried import CarriedEntry, CarriedJournal, CarriedRevision
from reflectapp.services.settings import Settings
from reflectapp.storage.advice import save_advice_choices
from reflectapp.storage.database import Database
from reflectapp.storage.imports import ImportStore, Note
from reflectapp.storage.many import Added, ManyEntries, NewEntry
from reflectapp.storage.posts import PostStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.series import SeriesStore
from reflectapp.storage.settings import SettingsStore
from reflectapp.storage.site_face import save_site_face
from reflectapp.storage.tellings import TellingStore

_MOST_WAITING = 50
_LARGEST_WAITING = 1_000_000
"""Characters; whichever is reached first."""


@dataclass(frozen=True, slots=True)
class _Waiting:
    """An entry that is stored together with others."""

    found: Candidate
    new: NewEntry


class BringingIn:
    """One batch on its way in."""

    def __init__(self, db: Database, clock: TrustedClock, ids: IdSource, batch_id: str) -> None:
        self._clock, self._ids, self._batch_id = clock, ids, batch_id
        self._entries, self._imports = ManyEntries(db), ImportStore(db)
        self._register, self._posts = RegisterStore(db), PostStore(db)
        self._series, self._tellings = SeriesStore(db), TellingStore(db)
        self._store = SettingsStore(db)
        self._settings = Settings(self._store, self._register, clock, ids)
        self._was_empty = not self._imports.ids()
        self._now = clock.now()
        self._waiting: list[_Waiting] = []
        self._size = 0
        self.subject_ids: list[str] = []
        """Subjects that the register did not have."""

    def take(self, found: Candidate) -> None:
        """Take one entry. Its words, and all its older ones, are dated now; see `store`."""
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
        older = () if carried is None else tuple(map(_words, carried.revisions[:-1]))
        self._waiting.append(_Waiting(found, NewEntry(entry, older)))
        self._size += len(found.body) + sum(len(body) for _, body in older)
        if len(self._waiting) == _MOST_WAITING or self._size > _LARGEST_WAITING:
            self.store()

    def store(self) -> None:
        """Store what was taken and waits to be stored with others."""
        waiting, self._waiting, self._size = self._waiting, [], 0
        added = self._entries.add([one.new for one in waiting])
        notes = [_note(one, at) for one, at in zip(waiting, added, strict=True)]
        self._imports.note(self._batch_id, notes)
        for one, at in zip(waiting, added, strict=True):
            carried = one.found.carried
            if carried is None:
                continue
            for revision_id, revision in zip(at.revision_ids, carried.revisions, strict=True):
                self._imports.note_origin(revision_id, revision.saved_at)
            if carried.decisions or carried.post is not None:
                self._add_way_to_blog(one.new.entry, carried)
                self._imports.count_traces(at.key)

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
        present = {series.id for series in self._series.all()}
        for one in journal.series:
            # Where the series is known, its own placeholders count.
            if one.series.id not in present:
                self._series.save(one.series)
                self._series.add_labels(one.series.id, one.labels)
        for record in journal.loose_exports:
            self._imports.add_loose_export(record)
        for kept in journal.tellings:
            self._tellings.put_back(kept)
        if self._was_empty:
            save_advice_choices(self._tellings.db, journal.advice)
            self._settings.save_profile(journal.profile)
            self._settings.save(journal.preferences)
            self._settings.set_delay(journal.delay_days)
            save_site_face(self._tellings.db, journal.site)
            if journal.disclaimer is not None:
                self._settings.set_disclaimer(journal.disclaimer)

    def finish(self, batch: ImportBatch) -> None:
        """Remember the time at which all this came in; a batch without entries is forgotten."""
        self._store.raise_high_water(self._now)
        if batch.entries:
            self._imports.set_subjects(batch.id, batch.subject_ids)
        else:
            self._imports.remove_batch(batch.id)

    def _add_way_to_blog(self, entry: Entry, carried: CarriedEntry) -> None:
        decisions = [d for d in carried.decisions if d.span.end <= len(entry.text)]
        if decisions:
            self._register.set_decisions(entry.id, decisions)
        if carried.post is None:
            return
        series = {one.id for one in self._series.all()}
        post = replace(
            carried.post,
            entry_id=entry.id,
            rereading=self._reread(carried.post),
            series_id=carried.post.series_id if carried.post.series_id in series else None,
            # What a file says of times is no wait: pictures wait anew, as the words do.
            pictures=tuple(replace(p, taken_at=self._now) for p in carried.post.pictures),
        )
        try:
            self._posts.post(post.id)
        except NotFoundError:
            pass
        else:
            post = replace(post, id=self._ids.new_id())
        # What left may be on record still, without its post, from before an import was undone.
        self._posts.put_back(post)

    def _reread(self, post: Post) -> Rereading | None:
        """Return the re-reading, at the latest now: the gate takes it for no later one."""
        found = post.rereading
        return found and replace(found, read_at=min(found.read_at, self._now))


def _merged(known: Subject, other: Subject) -> Subject:
    """Return a subject of this journal with what a file knows besides; nothing is forgotten."""
    for alias in other.aliases:
        known = known.with_alias(alias)
    return replace(known, is_writer=known.is_writer or other.is_writer)


def _note(one: _Waiting, at: Added) -> Note:
    found = one.found
    key = text_key(found.happened_on, found.text)
    claimed_at = None if found.carried is None else found.carried.changed_at
    return Note(at.key, key, one.new.entry.changed_at, claimed_at)


def _words(revision: CarriedRevision) -> tuple[str, str]:
    return whole(revision.title), whole(revision.body)
