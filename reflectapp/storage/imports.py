"""What came in from files, and what a full export needs to read in one go."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from reflectapp.domain.clock import as_utc
from reflectapp.domain.entry import entry_text
from reflectapp.domain.importing import ImportBatch, ImportedEntry
from reflectapp.domain.post import ExportRecord
from reflectapp.storage.database import Database, Row
from reflectapp.storage.exported import FIND, INSERT, cells, known_by

_PAGE = 200
_CHUNK = 500
"""Entries indexed by one statement: some tenths of a second."""

_LARGE_PIECES = 16 * 1024 * 1024
"""Bytes that the index gathers before it writes: fewer pieces have to be merged afterwards."""

_USUAL_PIECES = 1024 * 1024
"""SQLite's own."""


@dataclass(frozen=True, slots=True)
class StoredText:
    """An entry's day and words."""

    id: str
    happened_on: date
    title: str
    body: str

    @property
    def text(self) -> str:
        """Title and body as one string."""
        return entry_text(self.title, self.body)


@dataclass(frozen=True, slots=True)
class Note:
    """An entry that comes in."""

    key: int
    text_key: str
    changed_at: datetime
    """When it changed here, that is, came in."""
    claimed_at: datetime | None
    """When its file says that it was changed last."""


class ImportStore:
    """The batches of a journal."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def texts(self, first: date, last: date) -> Iterator[StoredText]:
        """Yield every entry of these days, in the bin or not, a page in memory at a time."""
        after = 0
        while True:
            found = self.db.rows(
                "SELECT key, id, happened_on, title, body FROM entry JOIN entry_text USING (key)"
                # Both values, so that the index by day can be used.
                " WHERE in_bin IN (0, 1) AND happened_on BETWEEN ? AND ? AND key > ?"
                " ORDER BY key LIMIT ?",
                (first.isoformat(), last.isoformat(), after, _PAGE),
            )
            for row in found:
                day = date.fromisoformat(row["happened_on"])
                yield StoredText(row["id"], day, row["title"], row["body"])
            if len(found) < _PAGE:
                return
            after = found[-1]["key"]

    def ids(self) -> tuple[str, ...]:
        """Return the ids of all entries, in the bin or not, the first made at the front."""
        return tuple(row["id"] for row in self.db.rows("SELECT id FROM entry ORDER BY key"))

    def text_keys(self) -> frozenset[str]:
        """Return the digests of what came in earlier and is still there."""
        found = self.db.rows("SELECT text_key FROM imported_entry")
        return frozenset(row["text_key"] for row in found)

    @contextlib.contextmanager
    def unindexed(self) -> Iterator[None]:
        """Let no change of an entry's words reach the index of words, inside a transaction.

        One by one, each of ten thousand new entries would cost a flush of the index (11 ms); all
        together cost a tenth. The caller brings the index up to date: `index_after`, `unindex`.
        """
        triggers = self.db.rows(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'entry_text'"
        )
        for trigger in triggers:
            self.db.change(f'DROP TRIGGER "{trigger["name"]}"')
        self._set_up_index("hashsize", _LARGE_PIECES)
        yield
        self._set_up_index("hashsize", _USUAL_PIECES)
        for trigger in triggers:
            self.db.change(trigger["sql"])

    def _set_up_index(self, option: str, value: int) -> None:
        self.db.change(
            "INSERT INTO entry_search (entry_search, rank) VALUES (?, ?)", (option, value)
        )

    def last_key(self) -> int:
        """Return the highest number of an entry; later ones are higher."""
        row = self.db.row("SELECT coalesce(max(key), 0) AS last FROM entry")
        return 0 if row is None else int(row["last"])

    def index_after(self, key: int) -> Iterator[int]:
        """Put the words of all entries after `key` into the index; yield how many are done."""
        done = 0
        while True:
            found = self.db.rows(
                "SELECT key FROM entry_text WHERE key > ? ORDER BY key LIMIT ?", (key, _CHUNK)
            )
            if not found:
                return
            self.db.change(
                "INSERT INTO entry_search (rowid, title, body)"
                " SELECT key, title, body FROM entry_text WHERE key > ? AND key <= ?",
                (key, found[-1]["key"]),
            )
            done, key = done + len(found), found[-1]["key"]
            yield done

    def unindex(self, entry_ids: Sequence[str]) -> None:
        """Take the words of entries that are about to go out of the index."""
        self.db.change(
            "INSERT INTO entry_search (entry_search, rowid, title, body)"
            " SELECT 'delete', key, title, body FROM entry_text JOIN entry USING (key)"
            " WHERE entry.id IN (SELECT value FROM json_each(?))",
            (json.dumps(entry_ids),),
        )

    def index_anew(self) -> None:
        """Make the whole index from the words that are there; cheap when few are left."""
        self.db.change("INSERT INTO entry_search (entry_search) VALUES ('rebuild')")

    def add_batch(self, batch: ImportBatch) -> None:
        """Begin a batch."""
        self.db.add(
            "INSERT INTO import_batch (id, format, name, digest, came_in_at, subjects)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                batch.id,
                batch.format,
                batch.name,
                batch.digest,
                batch.came_in_at.isoformat(),
                json.dumps(batch.subject_ids),
            ),
        )

    def set_subjects(self, batch_id: str, subject_ids: tuple[str, ...]) -> None:
        """Put on record which subjects of the register came in with a batch."""
        self.db.change(
            "UPDATE import_batch SET subjects = ? WHERE id = ?",
            (json.dumps(subject_ids), batch_id),
        )

    def note(self, batch_id: str, notes: Sequence[Note]) -> None:
        """Put on record that entries came in as they are now."""
        self.db.change_all(
            "INSERT INTO imported_entry (entry_key, batch_id, text_key, changed_at, traces,"
            " claimed_at) VALUES (?, ?, ?, ?, 0, ?)",
            [
                (
                    note.key,
                    batch_id,
                    note.text_key,
                    note.changed_at.isoformat(),
                    None if note.claimed_at is None else note.claimed_at.isoformat(),
                )
                for note in notes
            ],
        )

    def count_traces(self, key: int) -> None:
        """Put on record what came in with an entry besides its words."""
        self.db.change(
            "UPDATE imported_entry SET traces = (SELECT traces FROM entry_traces"
            " WHERE key = entry_key) WHERE entry_key = ?",
            (key,),
        )

    def note_origin(self, revision_id: int, claimed_at: datetime) -> None:
        """Put on record when a file says that a revision was saved."""
        self.db.add(
            "INSERT INTO revision_origin (revision_id, claimed_at) VALUES (?, ?)",
            (revision_id, claimed_at.isoformat()),
        )

    def batches(self) -> tuple[ImportBatch, ...]:
        """Return the batches of which entries are still there, the latest first."""
        found = self.db.rows(
            "SELECT import_batch.*, (SELECT count(*) FROM imported_entry"
            " WHERE batch_id = import_batch.id) AS entries FROM import_batch"
            " WHERE entries > 0 ORDER BY came_in_at DESC, id"
        )
        return tuple(_batch(row) for row in found)

    def entries_of(self, batch_id: str) -> tuple[ImportedEntry, ...]:
        """Return what is still there of a batch, by day."""
        found = self.db.rows(
            "SELECT id, label, (entry.changed_at <> imported_entry.changed_at"
            " OR entry_traces.traces <> imported_entry.traces) AS is_changed"
            " FROM imported_entry JOIN entry ON entry.key = entry_key JOIN entry_traces USING (key)"
            " WHERE batch_id = ? ORDER BY happened_on, entry.key",
            (batch_id,),
        )
        return tuple(
            ImportedEntry(row["id"], row["label"], bool(row["is_changed"])) for row in found
        )

    def remove_batch(self, batch_id: str) -> None:
        """Forget that a batch came in; its entries stay as they are."""
        self.db.change("DELETE FROM import_batch WHERE id = ?", (batch_id,))

    def claimed(self, entry_id: str) -> tuple[datetime | None, dict[int, datetime]]:
        """Return what a file said of an entry that is unchanged since, and of its revisions.

        Returns:
            When it was changed last, or None; and when each revision was saved, by its id.
        """
        row = self.db.row(
            "SELECT claimed_at FROM imported_entry JOIN entry ON entry.key = entry_key"
            " WHERE id = ? AND entry.changed_at = imported_entry.changed_at",
            (entry_id,),
        )
        changed_at = None if row is None or row["claimed_at"] is None else as_utc(row["claimed_at"])
        found = self.db.rows(
            "SELECT revision_id, claimed_at FROM revision_origin JOIN revision"
            " ON revision.id = revision_id JOIN entry ON entry.key = revision.entry_key"
            " WHERE entry.id = ?",
            (entry_id,),
        )
        return changed_at, {row["revision_id"]: as_utc(row["claimed_at"]) for row in found}

    def add_loose_export(self, record: ExportRecord) -> None:
        """Put on record what left, once."""
        with self.db.transaction():
            if self.db.row(FIND, known_by(record)) is None:
                self.db.add(INSERT, (None, *cells(record)))


def _batch(row: Row) -> ImportBatch:
    return ImportBatch(
        id=row["id"],
        format=row["format"],
        name=row["name"],
        digest=row["digest"],
        came_in_at=as_utc(row["came_in_at"]),
        entries=row["entries"],
        subject_ids=tuple(json.loads(row["subjects"])),
    )
