"""Writing, finding and putting away entries."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from reflectapp.domain.clock import IdSource, TrustedClock
from reflectapp.domain.entry import (
    MAX_BODY,
    MAX_TITLE,
    Draft,
    Entry,
    EntryRow,
    Revision,
    SearchHit,
    TimelineQuery,
)
from reflectapp.domain.errors import TextTooLongError
from reflectapp.storage.database import Database
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.register import RegisterStore
from reflectapp.storage.search import search, tidy
from reflectapp.storage.settings import SettingsStore

__all__ = ["BIN_DAYS", "REVISION_LENGTH", "Journal", "TimelineQuery"]

REVISION_LENGTH = timedelta(minutes=10)
"""How long one revision takes in what is written before the next one is begun."""

BIN_DAYS = 30

_LINE_BREAKS = re.compile(r"[\r\n\u2028\u2029]+")
_LONE_SURROGATES = re.compile("[\ud800-\udfff]")


class Journal:
    """The entries of an open journal. Every call may come from any thread."""

    def __init__(
        self,
        db: Database,
        entries: EntryStore,
        register: RegisterStore,
        clock: TrustedClock,
        ids: IdSource,
        settings: SettingsStore,
    ) -> None:
        self._db, self._entries, self._register = db, entries, register
        self._clock, self._ids, self._settings = clock, ids, settings
        self._open_revisions: dict[str, int] = {}

    def new_entry(
        self,
        *,
        title: str = "",
        body: str = "",
        template: str | None = None,
        happened_on: date | None = None,
    ) -> Entry:
        """Store a new entry at once and return it; its writing session has begun.

        Args:
            happened_on: The day of the shift; today, by the day boundary, when left out.
        """
        day = happened_on or self._clock.today(self._settings.preferences().day_boundary)
        entry = self.blank_entry(title=title, body=body, template=template, happened_on=day)
        self.add(entry)
        return entry

    def blank_entry(
        self, *, happened_on: date, title: str = "", body: str = "", template: str | None = None
    ) -> Entry:
        """Return a new entry at once, without the file: it is not kept before `add`."""
        now = self._clock.now()
        return Entry(
            id=self._ids.new_id(),
            title=_title(title),
            body=_body(body),
            happened_on=happened_on,
            created_at=now,
            changed_at=now,
            template=template,
        )

    def add(self, entry: Entry) -> None:
        """Store an entry that `blank_entry` made; its writing session has begun.

        Raises:
            SaveFailedError: Nothing was changed.
        """
        with self._db.transaction():
            revision_id = self._entries.add(entry)
            self._settings.raise_high_water(entry.created_at)
        self._open_revisions[entry.id] = revision_id

    def entry(self, entry_id: str) -> Entry:
        """Return an entry, in the bin or not.

        Raises:
            NotFoundError: There is none.
        """
        return self._entries.entry(entry_id)

    def save(self, draft: Draft) -> Entry:
        """Keep what the page holds; when this returns, it is on disk.

        Line breaks in the title become spaces; halves of characters, which no file can hold,
        become U+FFFD. Decisions follow the edit. Nothing happens when nothing changed.

        Raises:
            SaveFailedError: Nothing was changed.
            TextTooLongError: Nothing was changed.
            NotFoundError: The entry was erased.
        """
        title, body = _title(draft.title), _body(draft.body)
        tags = _tags(draft.tags)
        with self._db.transaction():
            old = self._entries.entry(draft.entry_id)
            entry = replace(
                old,
                title=title,
                body=body,
                happened_on=draft.happened_on,
                tags=tags,
                mood_before=draft.mood_before,
                mood_after=draft.mood_after,
            )
            if entry == old:
                return old
            entry = replace(entry, changed_at=self._clock.now())
            self._entries.write(entry)
            revision_id = self._keep_words(old, entry)
            self._settings.raise_high_water(entry.changed_at)
        if revision_id is not None:
            self._open_revisions[entry.id] = revision_id
        return entry

    @property
    def is_held_up(self) -> bool:
        """Whether a save would wait for an import that runs; reading does not."""
        return self._db.is_held_up

    def tidy(self) -> bool:
        """Put the index of words in order by one small step; whether more is to do."""
        return tidy(self._db)

    def begin_session(self, entry_id: str) -> None:
        """Let the next save open a new revision."""
        self._open_revisions.pop(entry_id, None)

    def end_session(self, entry_id: str) -> None:
        """Close the open revision: what is saved later is dated later."""
        self._open_revisions.pop(entry_id, None)

    def revisions(self, entry_id: str) -> list[Revision]:
        """Return the revisions of an entry, newest first."""
        return list(reversed(self._entries.history(entry_id)))

    def restore_revision(self, entry_id: str, revision_id: int) -> Entry:
        """Put the words of an older revision back, as a revision of their own.

        Raises:
            NotFoundError: There is no such revision.
            SaveFailedError: Nothing was changed.
        """
        entry = self._entries.entry(entry_id)
        wanted = self._entries.revision(entry_id, revision_id)
        self.begin_session(entry_id)
        kept = (entry.happened_on, entry.tags, entry.mood_before, entry.mood_after)
        restored = self.save(Draft(entry_id, wanted.title, wanted.body, *kept))
        self.end_session(entry_id)
        return restored

    def rows(self, query: TimelineQuery, offset: int, limit: int) -> list[EntryRow]:
        """Return a page of the timeline, newest `happened_on` first."""
        return self._entries.rows(query, offset, limit)

    def count(self, query: TimelineQuery) -> int:
        """Return how many rows the timeline has."""
        return self._entries.count(query)

    def months(self, query: TimelineQuery) -> list[tuple[date, int]]:
        """Return each month (its first day) of the timeline, newest first, and its rows."""
        return self._entries.months(query)

    def search(self, words: str, limit: int = 100) -> list[SearchHit]:
        """Return the entries that hold all of `words`, the one begun last first, without the bin.

        The last word may be unfinished.
        """
        return search(self._db, words, limit)

    def days_written(self, first: date, last: date) -> dict[date, int]:
        """Return the words of each day from `first` to `last` that has an entry."""
        return self._entries.days_written(first, last)

    def tags(self) -> list[tuple[str, int]]:
        """Return each tag with how many entries bear it, the most used first."""
        return self._entries.tags()

    def on_this_day(self, day: date) -> list[EntryRow]:
        """Return the entries of the same day of other years, newest first."""
        return self._entries.on_this_day(day)

    def delete(self, entry_id: str) -> None:
        """Put an entry into the bin.

        Raises:
            NotFoundError: There is none.
            SaveFailedError: Nothing was changed.
        """
        self._entries.set_deleted(entry_id, self._clock.now())

    def undelete(self, entry_id: str) -> None:
        """Take an entry out of the bin.

        Raises:
            NotFoundError: There is none.
            SaveFailedError: Nothing was changed.
        """
        self._entries.set_deleted(entry_id, None)

    def erase(self, entry_id: str) -> None:
        """Remove an entry for good, with its revisions, findings, decisions and post.

        Raises:
            NotFoundError: There is none.
            SaveFailedError: Nothing was changed.
        """
        self._entries.erase(entry_id)
        self.end_session(entry_id)

    def empty_old_bin(self) -> int:
        """Erase what has lain in the bin for `BIN_DAYS`, and return how many entries."""
        with self._db.transaction():
            old = self._entries.binned_until(self._clock.now() - timedelta(days=BIN_DAYS))
            for entry_id in old:
                self._entries.erase(entry_id)
        return len(old)

    def _keep_words(self, old: Entry, entry: Entry) -> int | None:
        """Put changed words into a revision; return its id, or None when none changed."""
        if entry.text == old.text:
            return None
        self._register.carry_decisions(entry.id, old.text, entry.text)
        latest = self._entries.latest_revision(entry.id)
        revision, is_blank = latest.revision, not latest.revision.text.strip()
        if latest.is_only and is_blank:
            self._entries.update_revision(revision.id, entry, restart=True)
            return revision.id
        # Words of an older revision keep its date, so an open one never takes in much time.
        is_open = (
            self._open_revisions.get(entry.id) == revision.id
            and entry.changed_at - latest.began_at <= REVISION_LENGTH
            and self._day(entry.changed_at) == self._day(revision.saved_at)
            # A delay chosen since would count for what was written before it was chosen.
            and self._settings.delay().changes[-1].since <= latest.began_at
        )
        if not is_open:
            return self._entries.begin_revision(entry)
        self._entries.update_revision(revision.id, entry)
        return revision.id

    def _day(self, instant: datetime) -> date:
        return self._clock.local(instant).date()


def _title(title: str) -> str:
    text = _LONE_SURROGATES.sub("\ufffd", _LINE_BREAKS.sub(" ", title))
    if len(text) > MAX_TITLE:
        raise TextTooLongError(len(text), MAX_TITLE)
    return text


def _body(body: str) -> str:
    if len(body) > MAX_BODY:
        raise TextTooLongError(len(body), MAX_BODY)
    return _LONE_SURROGATES.sub("\ufffd", body)


def _tags(tags: Iterable[str]) -> tuple[str, ...]:
    """Return the tags without blanks and repeats, in any case; the first spelling stays."""
    kept: dict[str, str] = {}
    for tag in tags:
        text = _LONE_SURROGATES.sub("\ufffd", " ".join(tag.split()))
        if text:
            kept.setdefault(text.casefold(), text)
    return tuple(kept.values())
