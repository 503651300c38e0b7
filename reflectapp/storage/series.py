"""Series of posts, and the placeholders that their posts share."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reflectapp.domain.clock import as_utc
from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.finding import Kind
from reflectapp.domain.series import NO_NUMBERING, Label, Numbering, Series
from reflectapp.storage.codec import instant_text
from reflectapp.storage.database import Database, Row

LABELLED = (
    "SELECT id, name, began_at, ended_at FROM series"
    " WHERE id IN (SELECT series_id FROM series_label)"
)
LABELS = "SELECT series_id, key, kind, number FROM series_label"
INSERT_SERIES = (
    "INSERT INTO series (id, name, began_at, ended_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING"
)
INSERT_LABEL = (
    "INSERT INTO series_label (series_id, key, kind, number) VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO NOTHING"
)


class SeriesStore:
    """The series of a journal."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def all(self) -> tuple[Series, ...]:
        """Return all series, the one that began first at the front."""
        return tuple(map(_series, self.db.rows("SELECT * FROM series ORDER BY began_at, id")))

    def series(self, series_id: str) -> Series:
        """Return one series.

        Raises:
            NotFoundError: There is none.
        """
        row = self.db.row("SELECT * FROM series WHERE id = ?", (series_id,))
        if row is None:
            raise NotFoundError
        return _series(row)

    def save(self, series: Series) -> None:
        """Keep a series, new or changed."""
        self.db.change(
            "INSERT INTO series (id, name, began_at, ended_at) VALUES (?1, ?2, ?3, ?4)"
            " ON CONFLICT (id) DO UPDATE SET name = ?2, ended_at = ?4",
            (series.id, series.name, series.began_at.isoformat(), instant_text(series.ended_at)),
        )

    def remove_unused(self) -> None:
        """Forget series that no post is in and nothing left in."""
        self.db.change(
            "DELETE FROM series WHERE NOT EXISTS (SELECT 1 FROM post WHERE series_id = series.id)"
            " AND NOT EXISTS (SELECT 1 FROM series_label WHERE series_id = series.id)"
        )

    def numbering(self, entry_id: str) -> Numbering:
        """Return the placeholders with which the post of an entry must go on, if any."""
        row = self.db.row("SELECT series_id FROM post WHERE entry_id = ?", (entry_id,))
        if row is None or row["series_id"] is None:
            return NO_NUMBERING
        return Numbering(entry_id, self.labels(row["series_id"]))

    def labels(self, series_id: str) -> dict[str, Label]:
        """Return the placeholders given out in a series, by their keys."""
        found = self.db.rows(
            "SELECT key, kind, number FROM series_label WHERE series_id = ? ORDER BY key",
            (series_id,),
        )
        return {row["key"]: Label(Kind(row["kind"]), row["number"]) for row in found}

    def add_labels(self, series_id: str, labels: Mapping[str, Label]) -> tuple[str, ...]:
        """Keep placeholders from now on, and return the keys of those that are new.

        One that is given already stays as it is.
        """
        return tuple(
            key
            for key, label in labels.items()
            if self.db.change(INSERT_LABEL, (series_id, key, label.kind, label.number))
        )

    def remove_labels(self, series_id: str, keys: Sequence[str]) -> None:
        """Forget placeholders that nothing left with."""
        self.db.change_all(
            "DELETE FROM series_label WHERE series_id = ? AND key = ?",
            [(series_id, key) for key in keys],
        )


def _series(row: Row) -> Series:
    ended_at = row["ended_at"]
    return Series(
        row["id"],
        row["name"],
        as_utc(row["began_at"]),
        None if ended_at is None else as_utc(ended_at),
    )
