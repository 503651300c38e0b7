"""Reading many entries at once, by pages of small rows."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date

from reflectapp.domain.clock import as_utc
from reflectapp.domain.entry import EntryFacts, EntryRow, Mood, TimelineQuery
from reflectapp.storage.database import Cell, Database, Row


def entry_row(row: Row) -> EntryRow:
    """Read a row of the view `entry_line`."""
    return EntryRow(
        id=row["id"],
        label=row["label"],
        happened_on=date.fromisoformat(row["happened_on"]),
        words=row["words"],
        mood=mood_of(row["mood"]),
        is_marked=bool(row["has_post"]) and not row["has_export"],
        is_exported=bool(row["has_export"]),
        tags=tuple(json.loads(row["tags"])),
    )


def mood_of(number: int | None) -> Mood | None:
    """Read a mood; none is none."""
    return None if number is None else Mood(number)


class Timeline:
    """The entries as rows, newest `happened_on` first, and what counting needs of them."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def rows(self, query: TimelineQuery, offset: int, limit: int) -> list[EntryRow]:
        """Return one page of the entries that `query` asks for."""
        where, cells = _condition(query)
        # The page is cut first: tags and marks are looked up for its rows alone.
        found = self.db.rows(
            f"""SELECT * FROM entry_line WHERE key IN
                (SELECT key FROM entry WHERE {where}
                 ORDER BY happened_on DESC, key DESC LIMIT ? OFFSET ?)
            ORDER BY happened_on DESC, key DESC""",  # noqa: S608  # our own words; cells are bound
            (*cells, limit, offset),
        )
        return [entry_row(row) for row in found]

    def count(self, query: TimelineQuery) -> int:
        """Return how many entries `query` asks for."""
        where, cells = _condition(query)
        # Our own words; what was chosen is bound.
        row = self.db.row(f"SELECT count(*) AS n FROM entry WHERE {where}", cells)  # noqa: S608
        return 0 if row is None else int(row["n"])

    def months(self, query: TimelineQuery) -> list[tuple[date, int]]:
        """Return each month (its first day) that `query` finds entries in, with how many."""
        where, cells = _condition(query)
        found = self.db.rows(
            f"""SELECT substr(happened_on, 1, 7) || '-01' AS first, count(*) AS n
            FROM entry WHERE {where} GROUP BY first ORDER BY first DESC""",  # noqa: S608  # bound
            cells,
        )
        return [(date.fromisoformat(row["first"]), row["n"]) for row in found]

    def on_this_day(self, day: date) -> list[EntryRow]:
        """Return the entries of the same day of other years, newest first."""
        found = self.db.rows(
            "SELECT * FROM entry_line WHERE in_bin = 0 AND substr(happened_on, 6) = ?"
            " AND happened_on <> ? ORDER BY happened_on DESC, key DESC",
            (f"{day:%m-%d}", day.isoformat()),
        )
        return [entry_row(row) for row in found]

    def days_written(self, first: date, last: date) -> dict[date, int]:
        """Return the words of each day from `first` to `last` that has an entry."""
        found = self.db.rows(
            "SELECT happened_on, sum(words) AS words FROM entry"
            " WHERE in_bin = 0 AND happened_on BETWEEN ? AND ?"
            " GROUP BY happened_on ORDER BY happened_on",
            (first.isoformat(), last.isoformat()),
        )
        return {date.fromisoformat(row["happened_on"]): row["words"] for row in found}

    def facts(self, first: date | None = None, last: date | None = None) -> tuple[EntryFacts, ...]:
        """Return what counting needs of every entry outside the bin, oldest day first."""
        with self.db.transaction():
            tags: dict[int, list[str]] = {}
            for row in self.db.rows("SELECT entry_key, name FROM entry_tag ORDER BY position"):
                tags.setdefault(row["entry_key"], []).append(row["name"])
            found = self.db.rows(
                "SELECT * FROM entry WHERE in_bin = 0 AND happened_on BETWEEN ? AND ?"
                " ORDER BY happened_on, key",
                ((first or date.min).isoformat(), (last or date.max).isoformat()),
            )
        return tuple(_facts(row, tags.get(row["key"], ())) for row in found)

    def tags(self) -> list[tuple[str, int]]:
        """Return each tag with how many entries bear it, the most used first."""
        found = self.db.rows(
            "SELECT name, count(*) AS n FROM entry_tag JOIN entry ON entry.key = entry_key"
            " WHERE in_bin = 0 GROUP BY name ORDER BY n DESC, name"
        )
        return [(row["name"], row["n"]) for row in found]


def _condition(query: TimelineQuery) -> tuple[str, list[Cell]]:
    parts: list[str] = ["in_bin = ?"]
    cells: list[Cell] = [int(query.in_bin)]
    narrowing: tuple[tuple[str, Cell], ...] = (
        ("happened_on = ?", None if query.day is None else query.day.isoformat()),
        ("mood = ?", query.mood),
        ("template = ?", query.template),
        (
            "EXISTS (SELECT 1 FROM entry_tag WHERE name = ? AND entry_key = entry.key)",
            query.tag,
        ),
    )
    for part, cell in narrowing:
        if cell is not None:
            parts.append(part)
            cells.append(cell)
    return " AND ".join(parts), cells


def _facts(row: Row, tags: Sequence[str]) -> EntryFacts:
    return EntryFacts(
        id=row["id"],
        happened_on=date.fromisoformat(row["happened_on"]),
        words=row["words"],
        mood_before=mood_of(row["mood_before"]),
        mood_after=mood_of(row["mood_after"]),
        created_at=as_utc(row["created_at"]),
        changed_at=as_utc(row["changed_at"]),
        template=row["template"],
        tags=tuple(tags),
    )
