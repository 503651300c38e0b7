"""What the writer's site is called, kept with the journal's settings."""

from __future__ import annotations

import json

from reflectapp.domain.site_face import SiteFace
from reflectapp.storage.database import Database

_NAME = "site"


def site_face(db: Database) -> SiteFace:
    """Return title and address; empty ones where none were given."""
    row = db.row("SELECT value FROM setting WHERE name = ?", (_NAME,))
    content = {} if row is None else json.loads(row["value"])
    return SiteFace(content.get("title", ""), content.get("address", ""))


def save_site_face(db: Database, face: SiteFace) -> None:
    """Keep these in place of those before."""
    db.change(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (_NAME, json.dumps({"title": face.title, "address": face.address})),
    )
