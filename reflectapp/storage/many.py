"""Many entries at once, for what comes in from files and what goes out again.

Every statement locks and unlocks memory some hundred times (`cipher_memory_security`), which
costs more than its work: one statement for fifty entries takes a third of the time of fifty.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain as flat
from itertools import islice

from reflectapp.domain.entry import Entry
from reflectapp.storage.chain import new_links, remove_entries, seal_entries
from reflectapp.storage.database import Cell, Cells, Database
from reflectapp.storage.entries import small_cells

_LINES = 50
"""Lines that one statement writes; always as many, so that it is prepared once."""


@dataclass(frozen=True, slots=True)
class NewEntry:
    """An entry that is not in the journal yet."""

    entry: Entry
    older: tuple[tuple[str, str], ...] = ()
    """Title and body of its older versions, oldest first. All are dated when it changed."""


@dataclass(frozen=True, slots=True)
class Added:
    """Where an entry that was added lies."""

    key: int
    revision_ids: range
    """Of its versions, oldest first; the last one holds the present words."""


class ManyEntries:
    """Adds and erases entries by the dozen, inside the caller's transaction."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def add(self, entries: Sequence[NewEntry]) -> list[Added]:
        """Store new entries with their versions; the index of words is the caller's business."""
        placed = self._placed(entries)
        self._write(
            "INSERT INTO entry (key, id, label, words, happened_on, created_at, changed_at,"
            " mood_before, mood_after, template, deleted_at)",
            [
                (at.key, new.entry.id, *small_cells(new.entry), *_rest(new.entry))
                for new, at in zip(entries, placed, strict=True)
            ],
        )
        self._write(
            "INSERT INTO entry_text (key, title, body)",
            [
                (at.key, new.entry.title, new.entry.body)
                for new, at in zip(entries, placed, strict=True)
            ],
        )
        self._write(
            "INSERT INTO entry_tag (entry_key, position, name)",
            [
                (at.key, position, name)
                for new, at in zip(entries, placed, strict=True)
                for position, name in enumerate(new.entry.tags)
            ],
        )
        links: dict[int, str] = {}
        lines: list[Cells] = []
        for new, at in zip(entries, placed, strict=True):
            when = new.entry.changed_at.isoformat()
            versions = [*new.older, (new.entry.title, new.entry.body)]
            for number, version, link in zip(
                at.revision_ids, versions, new_links(when, versions), strict=True
            ):
                lines.append((number, at.key, when, when, *version, link))
                links[at.key] = link
        self._write(
            "INSERT INTO revision (id, entry_key, began_at, saved_at, title, body, link)", lines
        )
        seal_entries(self._db, links)
        return placed

    def erase(self, entry_ids: Sequence[str]) -> None:
        """Remove entries and all that hangs on them; what was exported stays on record."""
        found = self._db.rows(
            "SELECT key FROM entry WHERE id IN (SELECT value FROM json_each(?))",
            (json.dumps(entry_ids),),
        )
        keys = [row["key"] for row in found]
        remove_entries(self._db, keys)
        self._db.change(
            "DELETE FROM entry WHERE key IN (SELECT value FROM json_each(?))", (json.dumps(keys),)
        )

    def _placed(self, entries: Sequence[NewEntry]) -> list[Added]:
        row = self._db.row(
            "SELECT (SELECT coalesce(max(key), 0) FROM entry) AS key,"
            " (SELECT coalesce(max(id), 0) FROM revision) AS revision"
        )
        key, revision = (0, 0) if row is None else (row["key"], row["revision"])
        placed = []
        for number, new in enumerate(entries, 1):
            count = len(new.older) + 1
            placed.append(Added(key + number, range(revision + 1, revision + 1 + count)))
            revision += count
        return placed

    def _write(self, insert: str, lines: Sequence[Cells]) -> None:
        rest = iter(lines)
        while block := list(islice(rest, _LINES)):
            marks = f"({', '.join('?' * len(block[0]))})"
            if len(block) == _LINES:
                values = ", ".join([marks] * _LINES)
                self._db.change(f"{insert} VALUES {values}", list(flat.from_iterable(block)))
            else:
                self._db.change_all(f"{insert} VALUES {marks}", block)


def _rest(entry: Entry) -> Iterator[Cell]:
    yield entry.template
    yield None if entry.deleted_at is None else entry.deleted_at.isoformat()
