"""Reads the invented entries of the demo journal from resources/demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time
from enum import StrEnum
from typing import Any

import yaml

from reflectapp.assets import resource
from reflectapp.domain.entry import Mood, entry_text


class Way(StrEnum):
    """How far an invented entry has come on its way to a blog."""

    NONE = ""
    FRESH = "fresh"
    """Marked, all its words young, not analysed."""
    YOUNG = "young"
    """Decided, with young words in it."""
    UNDECIDED = "undecided"
    READY = "ready"
    APPROVED = "approved"
    EXPORTED = "exported"
    SENT = "sent"
    """Exported too, about somebody whom the approved one is about: so there is a sum of both."""


@dataclass(frozen=True, slots=True)
class Change:
    """A paragraph added later."""

    days: int
    """How many days before today."""
    at: time
    text: str


@dataclass(frozen=True, slots=True)
class Invented:
    """One entry as it was written, and what was done with it since."""

    days: int
    """How many days before today it was written."""
    at: time
    """Local time of writing."""
    is_night: bool
    """It is about the shift that began on the evening before."""
    title: str
    body: str
    tags: tuple[str, ...]
    mood_before: Mood | None
    mood_after: Mood | None
    template: str | None
    way: Way
    changes: tuple[Change, ...]

    @property
    def text(self) -> str:
        """Its title and body, with all that was added later."""
        parts = (self.body, *(change.text for change in self.changes))
        return entry_text(self.title, "\n\n".join(parts))


def invented_entries() -> tuple[Invented, ...]:
    """Return all of them, in the order in which they were written.

    Raises:
        MissingResourceError: The installation is broken.
    """
    files = sorted(resource("demo").glob("[0-9]*.yaml"))
    items = [item for file in files for item in yaml.safe_load(file.read_text(encoding="utf-8"))]
    return tuple(sorted((_invented(item) for item in items), key=lambda e: (-e.days, e.at)))


def invented_names() -> frozenset[str]:
    """Return the single words that name somebody or somewhere in the posts of the demo.

    Raises:
        MissingResourceError: The installation is broken.
    """
    return frozenset(yaml.safe_load(resource("demo", "names.yaml").read_text(encoding="utf-8")))


def _invented(item: dict[str, Any]) -> Invented:
    moods = [Mood(number) for number in item.get("mood", ())]
    return Invented(
        days=item["days"],
        at=time.fromisoformat(item["at"]),
        is_night=item.get("night", False),
        title=item["title"],
        body=item["body"].strip(),
        tags=tuple(item.get("tags", ())),
        mood_before=moods[0] if moods else None,
        mood_after=moods[1] if moods else None,
        template=item.get("template"),
        way=Way(item.get("post", "")),
        changes=tuple(
            Change(change["days"], time.fromisoformat(change["at"]), change["add"].strip())
            for change in item.get("changes", ())
        ),
    )
