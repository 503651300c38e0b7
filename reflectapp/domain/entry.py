"""Entries, their text as one string, and their revisions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

MAX_TITLE = 500
"""Longest title, in code points; a longer one is refused, never cut."""

MAX_BODY = 5_000_000
"""Longest body, in code points; a longer one is refused, never cut."""

TITLE_BREAK = "\n\n"
"""Stands between title and body in an entry's text."""

_WORD = re.compile(r"[^\W_]+(?:['’‑-][^\W_]+)*")


class Mood(IntEnum):
    """How somebody feels, from worst to best."""

    VERY_LOW = 1
    LOW = 2
    STEADY = 3
    GOOD = 4
    VERY_GOOD = 5


@dataclass(frozen=True, slots=True)
class Entry:
    """One piece of private writing."""

    id: str
    title: str
    body: str
    """Markdown."""
    happened_on: date
    """The day of the shift that the entry is about."""
    created_at: datetime
    changed_at: datetime
    tags: tuple[str, ...] = ()
    mood_before: Mood | None = None
    mood_after: Mood | None = None
    template: str | None = None
    """Key of the template that the entry began with."""
    deleted_at: datetime | None = None
    """When it went to the bin."""

    @property
    def text(self) -> str:
        """Title and body as one string; offsets of findings and decisions refer to it."""
        return entry_text(self.title, self.body)


@dataclass(frozen=True, slots=True)
class Draft:
    """What the page holds and wants saved."""

    entry_id: str
    title: str
    body: str
    happened_on: date
    tags: tuple[str, ...] = ()
    mood_before: Mood | None = None
    mood_after: Mood | None = None

    @property
    def text(self) -> str:
        """Title and body as one string."""
        return entry_text(self.title, self.body)


@dataclass(frozen=True, slots=True)
class Revision:
    """An entry's words as they stood at one time."""

    id: int
    entry_id: str
    saved_at: datetime
    """Journal time of the last save into this revision, UTC."""
    title: str
    body: str

    @property
    def text(self) -> str:
        """Title and body as one string."""
        return entry_text(self.title, self.body)


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One line of the timeline."""

    id: str
    label: str
    """The title, or the first words of the body; empty when both are blank."""
    happened_on: date
    words: int
    mood: Mood | None
    """Mood after, or mood before when there is no other."""
    is_marked: bool
    """Marked for the blog and not yet exported."""
    is_exported: bool
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TimelineQuery:
    """Which entries the timeline shows; what is None does not narrow it."""

    tag: str | None = None
    day: date | None = None
    mood: Mood | None = None
    """As in `EntryRow.mood`."""
    template: str | None = None
    in_bin: bool = False


@dataclass(frozen=True, slots=True)
class EntryFacts:
    """What counting needs to know of an entry, without its words."""

    id: str
    happened_on: date
    words: int
    """Words of title and body."""
    mood_before: Mood | None
    mood_after: Mood | None
    created_at: datetime
    changed_at: datetime
    template: str | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SearchHit:
    """An entry that holds the words searched for."""

    row: EntryRow
    snippet: str
    """Plain text around the first hits."""
    hits: tuple[tuple[int, int], ...]
    """Ranges of the snippet to highlight, in code points."""


def entry_text(title: str, body: str) -> str:
    """Return title and body as one string."""
    return f"{title}{TITLE_BREAK}{body}"


def split_text(text: str) -> tuple[str, str]:
    """Return title and body of what `entry_text` made; titles hold no line break."""
    title, _, body = text.partition(TITLE_BREAK)
    return title, body


def count_words(text: str) -> int:
    """Return the number of words: letters and digits, with apostrophes and hyphens inside."""
    return len(_WORD.findall(text))


def first_words(body: str, limit: int = 60) -> str:
    """Return the beginning of the first line that holds words, without Markdown marks.

    Sub-headings are passed over while there is anything else: a template's are all alike.
    """
    heading = ""
    for line in body.splitlines():
        words = re.sub(r"^[\s#>*+-]+|[*_`]", "", line).strip()
        if not _WORD.search(words):
            continue
        shown = words if len(words) <= limit else words[: limit - 1].rstrip() + "…"
        if not line.startswith("##"):
            return shown
        heading = heading or shown
    return heading
