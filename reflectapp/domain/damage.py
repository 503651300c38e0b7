"""What a full check of a journal says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Part(StrEnum):
    """One thing that a check looks at, in the order in which it does."""

    FILE = "file"
    """The file as a whole: its length, and that it belongs to its key file."""
    PAGES = "pages"
    """Every page against its own seal (SQLCipher)."""
    STRUCTURE = "structure"
    """Tables and indexes, as SQLite checks them."""
    LINKS = "links"
    """Rows that refer to rows which are not there."""
    HISTORY = "history"
    """The chain of revisions of each entry, and its present words."""
    SEAL = "seal"
    """All entries against the one figure that vouches for them."""
    SEARCH = "search"
    """The index that search uses, against the entries."""


@dataclass(frozen=True, slots=True)
class Damage:
    """Something that is not as it was written."""

    part: Part
    count: int = 0
    """Pages, rows or entries, as the part has it; 0 when they cannot be counted."""
    entry_ids: tuple[str, ...] = ()
    """The entries that it is about, where that is known."""

    @property
    def harms_words(self) -> bool:
        """Whether something that was written may be lost; an index can be made anew."""
        return self.part is not Part.SEARCH


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was looked at, and what was found."""

    checked_at: datetime
    """Journal time, UTC."""
    entries: int
    revisions: int
    damages: tuple[Damage, ...]
    unchecked: tuple[Part, ...] = ()
    """What could not be looked at: other damage stood before it, or the disk has no room."""

    @property
    def is_sound(self) -> bool:
        """Whether nothing is damaged."""
        return not self.damages

    @property
    def has_every_entry(self) -> bool:
        """Whether every entry could be read with its history, whatever else is damaged."""
        missing = {damage.part for damage in self.damages} | set(self.unchecked)
        return not missing & {Part.FILE, Part.HISTORY, Part.SEAL}
