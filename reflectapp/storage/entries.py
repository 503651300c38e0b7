"""Entries and their revisions, one at a time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from reflectapp.domain.clock import as_utc
from reflectapp.domain.entry import Entry, Revision, count_words, first_words
from reflectapp.domain.errors import NotFoundError
from reflectapp.storage.chain import (
    link_last,
    new_links,
    remove_entries,
    renew_entry,
    seal_entry,
)
from reflectapp.storage.database import Cell, Row
from reflectapp.storage.timeline import Timeline, mood_of

_REVISIONS = """SELECT revision.id, entry.id AS entry_id, began_at, saved_at, title, body
    FROM revision JOIN entry ON entry.key = revision.entry_key WHERE entry.id = ?"""


@dataclass(frozen=True, slots=True)
class Save:
    """When a revision was saved last."""

    revision_id: int
    saved_at: datetime
    """Journal time, UTC."""


@dataclass(frozen=True, slots=True)
class LatestRevision:
    """The revision that holds an entry's present words."""

    revision: Revision
    began_at: datetime
    """When its first save was made."""
    is_only: bool


class EntryStore(Timeline):
    """The entries of a journal."""

    def add(self, entry: Entry) -> int:
        """Store a new entry with its first revision, and return that one's id."""
        with self.db.transaction():
            key = self.db.add(
                "INSERT INTO entry (id, label, words, happened_on, created_at, changed_at,"
                " mood_before, mood_after, template, deleted_at)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (entry.id, *small_cells(entry), entry.template, _instant(entry.deleted_at)),
            )
            self.db.add(
                "INSERT INTO entry_text (key, title, body) VALUES (?, ?, ?)",
                (key, entry.title, entry.body),
            )
            self._add_tags(key, entry.tags)
            at = entry.changed_at.isoformat()
            (link,) = new_links(at, [(entry.title, entry.body)])
            revision_id = self.db.add(
                "INSERT INTO revision (entry_key, began_at, saved_at, title, body, link)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (key, at, at, entry.title, entry.body, link),
            )
            seal_entry(self.db, key, link)
            return revision_id

    def entry(self, entry_id: str) -> Entry:
        """Return an entry, in the bin or not.

        Raises:
            NotFoundError: There is none.
        """
        row = self._found(
            "SELECT * FROM entry JOIN entry_text USING (key) WHERE entry.id = ?", entry_id
        )
        tags = self.db.rows(
            "SELECT name FROM entry_tag WHERE entry_key = ? ORDER BY position", (row["key"],)
        )
        return _entry(row, tuple(tag["name"] for tag in tags))

    def write(self, entry: Entry) -> None:
        """Store an entry anew; its revisions are the caller's business.

        Raises:
            NotFoundError: There is none.
        """
        with self.db.transaction():
            key = self._key(entry.id)
            self.db.change(
                "UPDATE entry SET label = ?, words = ?, happened_on = ?, created_at = ?,"
                " changed_at = ?, mood_before = ?, mood_after = ? WHERE key = ?",
                (*small_cells(entry), key),
            )
            # Words that stay are not indexed anew.
            self.db.change(
                "UPDATE entry_text SET title = ?1, body = ?2"
                " WHERE key = ?3 AND (title <> ?1 OR body <> ?2)",
                (entry.title, entry.body, key),
            )
            self._set_tags(key, entry.tags)
            renew_entry(self.db, key)

    def set_deleted(self, entry_id: str, deleted_at: datetime | None) -> None:
        """Put an entry into the bin, or take it out.

        Raises:
            NotFoundError: There is none.
        """
        with self.db.transaction():
            key = self._key(entry_id)
            self.db.change(
                "UPDATE entry SET deleted_at = ? WHERE key = ?", (_instant(deleted_at), key)
            )
            renew_entry(self.db, key)

    def erase(self, entry_id: str) -> None:
        """Remove an entry and all that hangs on it; only what was exported stays on record.

        Raises:
            NotFoundError: There is none.
        """
        with self.db.transaction():
            key = self._key(entry_id)
            remove_entries(self.db, [key])
            self.db.change("DELETE FROM entry WHERE key = ?", (key,))

    def binned_until(self, instant: datetime) -> tuple[str, ...]:
        """Return the ids of what lies in the bin since `instant` or longer."""
        found = self.db.rows(
            "SELECT id FROM entry WHERE in_bin = 1 AND deleted_at <= ?", (instant.isoformat(),)
        )
        return tuple(row["id"] for row in found)

    def saves(self, entry_id: str) -> tuple[Save, ...]:
        """Return when each revision was saved, oldest first, without its words."""
        found = self.db.rows(
            "SELECT revision.id, saved_at FROM revision"
            " JOIN entry ON entry.key = revision.entry_key WHERE entry.id = ? ORDER BY revision.id",
            (entry_id,),
        )
        return tuple(Save(row["id"], as_utc(row["saved_at"])) for row in found)

    def history(self, entry_id: str) -> tuple[Revision, ...]:
        """Return all revisions, oldest first; the last one holds the present words."""
        found = self.db.rows(f"{_REVISIONS} ORDER BY revision.id", (entry_id,))
        return tuple(_revision(row) for row in found)

    def revision(self, entry_id: str, revision_id: int) -> Revision:
        """Return one revision of an entry.

        Raises:
            NotFoundError: There is none.
        """
        return _revision(self._found(f"{_REVISIONS} AND revision.id = ?", entry_id, revision_id))

    def latest_revision(self, entry_id: str) -> LatestRevision:
        """Return the revision that holds the present words.

        Raises:
            NotFoundError: There is no such entry.
        """
        row = self._found(f"{_REVISIONS} ORDER BY revision.id DESC LIMIT 1", entry_id)
        older = self.db.row(f"{_REVISIONS} AND revision.id < ? LIMIT 1", (entry_id, row["id"]))
        return LatestRevision(_revision(row), as_utc(row["began_at"]), is_only=older is None)

    def begin_revision(self, entry: Entry) -> int:
        """Store the present words as a new revision, dated when the entry changed."""
        at = _instant(entry.changed_at)
        with self.db.transaction():
            key = self._key(entry.id)
            revision_id = self.db.add(
                "INSERT INTO revision (entry_key, began_at, saved_at, title, body)"
                " VALUES (?, ?, ?, ?, ?)",
                (key, at, at, entry.title, entry.body),
            )
            link_last(self.db, key)
        return revision_id

    def update_revision(self, revision_id: int, entry: Entry, *, restart: bool = False) -> None:
        """Put the present words into an open revision and date it when the entry changed.

        Args:
            restart: It also begins then; for one that held no words so far.
        """
        at = _instant(entry.changed_at)
        with self.db.transaction():
            self.db.change(
                "UPDATE revision SET saved_at = ?1, title = ?2, body = ?3,"
                " began_at = iif(?4, ?1, began_at) WHERE id = ?5",
                (at, entry.title, entry.body, int(restart), revision_id),
            )
            link_last(self.db, self._key(entry.id))

    def _set_tags(self, key: int, tags: tuple[str, ...]) -> None:
        self.db.change("DELETE FROM entry_tag WHERE entry_key = ?", (key,))
        self._add_tags(key, tags)

    def _add_tags(self, key: int, tags: tuple[str, ...]) -> None:
        lines = [(key, position, name) for position, name in enumerate(tags)]
        if lines:
            self.db.change_all(
                "INSERT INTO entry_tag (entry_key, position, name) VALUES (?, ?, ?)", lines
            )

    def _key(self, entry_id: str) -> int:
        return int(self._found("SELECT key FROM entry WHERE id = ?", entry_id)["key"])

    def _found(self, sql: str, *cells: Cell) -> Row:
        row = self.db.row(sql, cells)
        if row is None:
            raise NotFoundError
        return row


def small_cells(entry: Entry) -> tuple[Cell, ...]:
    """Return what `entry` holds from `label` to `mood_after`, in the order of its columns."""
    return (
        entry.title.strip() or first_words(entry.body),
        count_words(entry.text),
        entry.happened_on.isoformat(),
        _instant(entry.created_at),
        _instant(entry.changed_at),
        entry.mood_before,
        entry.mood_after,
    )


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else instant.isoformat()


def _entry(row: Row, tags: tuple[str, ...]) -> Entry:
    return Entry(
        id=row["id"],
        title=row["title"],
        body=row["body"],
        happened_on=date.fromisoformat(row["happened_on"]),
        created_at=as_utc(row["created_at"]),
        changed_at=as_utc(row["changed_at"]),
        tags=tags,
        mood_before=mood_of(row["mood_before"]),
        mood_after=mood_of(row["mood_after"]),
        template=row["template"],
        deleted_at=None if row["deleted_at"] is None else as_utc(row["deleted_at"]),
    )


def _revision(row: Row) -> Revision:
    return Revision(row["id"], row["entry_id"], as_utc(row["saved_at"]), row["title"], row["body"])
