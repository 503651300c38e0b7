"""What the writer's site is called, kept with the journal's settings."""

from __future__ import annotations

from reflectapp.domain.site_face import SiteFace
from reflectapp.storage.database import Database
from reflectapp.storage.stored import store, stored

_NAME = "site"


def site_face(db: Database) -> SiteFace:
    """Return title and address; empty ones where none were given."""
    content = stored(db, _NAME) or {}
    return SiteFace(content.get("title", ""), content.get("address", ""))


def save_site_face(db: Database, face: SiteFace) -> None:
    """Keep these in place of those before."""
    store(db, _NAME, {"title": face.title, "address": face.address})
