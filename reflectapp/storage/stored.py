"""Rows of the table of settings: a name, and what is kept by it as JSON."""

from __future__ import annotations

import json
from typing import Any

from reflectapp.storage.database import Database


def stored(db: Database, name: str) -> Any:
    """Return what is kept by a name; None where nothing is."""
    row = db.row("SELECT value FROM setting WHERE name = ?", (name,))
    return None if row is None else json.loads(row["value"])


def store(db: Database, name: str, content: object) -> None:
    """Keep something by a name, in place of what was kept by it before."""
    db.change(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(content)),
    )
