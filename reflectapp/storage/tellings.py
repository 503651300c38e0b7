"""What exported posts told, kept with the record of each export."""

from __future__ import annotations

import json
from typing import Any

from reflectapp.domain.clock import as_utc
from reflectapp.domain.disclosure import (
    Attribute,
    Fact,
    KeptTelling,
    LeftTelling,
    Telling,
    Told,
)
from reflectapp.domain.post import ExportRecord
from reflectapp.storage.database import Database
from reflectapp.storage.exported import known_by

TELLINGS = "SELECT exported_at, file_name, digest, content FROM telling"
INSERT_TELLING = (
    "INSERT INTO telling (exported_at, file_name, digest, content) VALUES (?, ?, ?, ?)"
    " ON CONFLICT DO NOTHING"
)


class TellingStore:
    """What posts told when they left, and advice set aside for one post."""

    def __init__(self, db: Database) -> None:
        self.db = db

    def keep(self, record: ExportRecord, telling: Telling) -> None:
        """Keep what the post told that leaves with this record."""
        self.db.change(INSERT_TELLING, (*known_by(record), telling_text(telling)))

    def forget(self, record: ExportRecord) -> None:
        """Undo `keep`, unless something left that is known by the same: twice at one moment."""
        self.db.change(
            "DELETE FROM telling WHERE (exported_at, file_name, digest) = (?, ?, ?)"
            " AND NOT EXISTS (SELECT 1 FROM export WHERE (export.exported_at, export.file_name,"
            " export.digest) = (telling.exported_at, telling.file_name, telling.digest))",
            known_by(record),
        )

    def all(self) -> tuple[KeptTelling, ...]:
        """Return all that is kept, oldest first."""
        return tuple(
            KeptTelling(
                as_utc(row["exported_at"]),
                row["file_name"],
                row["digest"],
                telling_of(row["content"]),
            )
            for row in self.db.rows(f"{TELLINGS} ORDER BY exported_at, file_name, digest")
        )

    def put_back(self, kept: KeptTelling) -> None:
        """Keep what was kept elsewhere."""
        known_by = (kept.exported_at.isoformat(), kept.file_name, kept.digest)
        self.db.change(INSERT_TELLING, (*known_by, telling_text(kept.telling)))

    def left(self) -> tuple[LeftTelling, ...]:
        """Return what all exported posts told, oldest first."""
        found = self.db.rows(
            "SELECT export.post_id, exported_at, file_name, telling.content FROM telling"
            " JOIN export USING (exported_at, file_name, digest) ORDER BY exported_at, export.id"
        )
        return tuple(
            LeftTelling(
                row["post_id"] or "",
                as_utc(row["exported_at"]),
                row["file_name"],
                telling_of(row["content"]),
            )
            for row in found
        )

    def untold(self) -> tuple[tuple[str, str], ...]:
        """Return post (empty where it is gone) and public digest of what left unkept."""
        found = self.db.rows(
            "SELECT post_id, public_digest FROM export WHERE NOT EXISTS (SELECT 1 FROM telling"
            " WHERE telling.exported_at = export.exported_at"
            " AND telling.file_name = export.file_name AND telling.digest = export.digest)"
            " ORDER BY id"
        )
        return tuple((row["post_id"] or "", row["public_digest"]) for row in found)

    def set_aside(self, post_id: str, kind: str, words: str) -> None:
        """Keep that a piece of advice is not wanted for this post."""
        self.db.change(
            "INSERT INTO advice_set_aside (post_id, kind, words) VALUES (?, ?, ?)"
            " ON CONFLICT DO NOTHING",
            (post_id, kind, words),
        )

    def take_up(self, post_id: str, kind: str, words: str) -> None:
        """Undo `set_aside`."""
        self.db.change(
            "DELETE FROM advice_set_aside WHERE post_id = ? AND kind = ? AND words = ?",
            (post_id, kind, words),
        )

    def take_all_up(self, post_id: str) -> None:
        """Want all advice about this post again."""
        self.db.change("DELETE FROM advice_set_aside WHERE post_id = ?", (post_id,))

    def aside(self, post_id: str) -> frozenset[tuple[str, str]]:
        """Return kind and words of the advice that was set aside for this post."""
        found = self.db.rows(
            "SELECT kind, words FROM advice_set_aside WHERE post_id = ?", (post_id,)
        )
        return frozenset((row["kind"], row["words"]) for row in found)


def telling_text(telling: Telling) -> str:
    """Return a telling as JSON."""
    return json.dumps(
        [
            {
                "key": told.key,
                "subject_id": told.subject_id,
                "name_digest": told.name_digest,
                "facts": [
                    {
                        "attribute": fact.attribute,
                        "value": fact.value,
                        "words": fact.words,
                        "passage": fact.passage,
                        "is_weak": fact.is_weak,
                    }
                    for fact in told.facts
                ],
            }
            for told in telling.people
        ]
    )


def telling_of(text: str) -> Telling:
    """Read what `telling_text` made."""
    return Telling(tuple(_told(content) for content in json.loads(text)))


def _told(content: dict[str, Any]) -> Told:
    facts = tuple(
        Fact(
            Attribute(fact["attribute"]),
            fact["value"],
            fact["words"],
            fact["passage"],
            bool(fact["is_weak"]),
        )
        for fact in content["facts"]
    )
    return Told(content["key"], content["subject_id"], facts, content["name_digest"])
