"""Rows of what left: the record by which a leak can be traced."""

from __future__ import annotations

import json
from dataclasses import asdict

from reflectapp.domain.clock import as_utc
from reflectapp.domain.post import ExportRecord, SentFile
from reflectapp.storage.codec import instant_text
from reflectapp.storage.database import Cell, Row

COLUMNS = (
    "exported_at",
    "format",
    "file_name",
    "folder",
    "digest",
    "public_digest",
    "feedback",
    "withdrawn_at",
    "withdrawn_reason",
    "files",
)
"""All but the id and the post's."""

INSERT = (
    f"INSERT INTO export (post_id, {', '.join(COLUMNS)})"  # noqa: S608 - names of ours
    f" VALUES ({', '.join('?' * (len(COLUMNS) + 1))})"
)

FIND = "SELECT 1 FROM export WHERE exported_at = ? AND file_name = ? AND digest = ?"
FORGET_LOOSE = (
    "DELETE FROM export WHERE post_id IS NULL AND exported_at = ? AND file_name = ? AND digest = ?"
)
SET_FEEDBACK = (
    "UPDATE export SET feedback = ? WHERE exported_at = ? AND file_name = ? AND digest = ?"
)
SET_WITHDRAWN = (
    "UPDATE export SET withdrawn_at = ?, withdrawn_reason = ?"
    " WHERE exported_at = ? AND file_name = ? AND digest = ?"
)
"""The cells by which a record is known again come last: see `known_by`."""


def cells(record: ExportRecord) -> tuple[Cell, ...]:
    """Return a record's cells, as in `COLUMNS`."""
    return (
        record.exported_at.isoformat(),
        record.format,
        record.file_name,
        record.folder,
        record.digest,
        record.public_digest,
        record.feedback,
        instant_text(record.withdrawn_at),
        record.withdrawn_reason,
        json.dumps([asdict(file) for file in record.files]),
    )


def known_by(record: ExportRecord) -> tuple[Cell, ...]:
    """Return the cells by which a record is known again."""
    return (record.exported_at.isoformat(), record.file_name, record.digest)


def record_of(row: Row) -> ExportRecord:
    """Return the record that a row holds."""
    withdrawn_at = row["withdrawn_at"]
    return ExportRecord(
        exported_at=as_utc(row["exported_at"]),
        format=row["format"],
        file_name=row["file_name"],
        folder=row["folder"],
        digest=row["digest"],
        public_digest=row["public_digest"],
        feedback=row["feedback"],
        withdrawn_at=None if withdrawn_at is None else as_utc(withdrawn_at),
        withdrawn_reason=row["withdrawn_reason"],
        files=tuple(SentFile(**file) for file in json.loads(row["files"])),
    )
