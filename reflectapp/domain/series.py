"""Series of posts, in which the same person has the same placeholder (product.md, rule 1)."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from reflectapp.domain.finding import Kind

MAX_SERIES_NAME = 60

_SUBJECT = "subject "


@dataclass(frozen=True, slots=True)
class Series:
    """Posts that share their placeholders; its name stays in the journal."""

    id: str
    name: str
    began_at: datetime
    """When the writer accepted the risk and the first post joined."""
    ended_at: datetime | None = None
    """When the writer ended it: no post joins it any more. What left keeps its placeholders."""


@dataclass(frozen=True, slots=True)
class Label:
    """A numbered placeholder: kind and number, from 1 on."""

    kind: Kind
    number: int


@dataclass(frozen=True, slots=True)
class Numbering:
    """The placeholders that a post must go on with, because other posts of its series have them."""

    entry_id: str = ""
    labels: Mapping[str, Label] = field(default_factory=dict)
    """By the keys that `key_of` gives."""

    def key_of(self, key: str) -> str:
        """Return the name in a whole series of what goes by `key` within the entry.

        Subjects of the register are the same in every entry; what is known by its words alone
        is somebody else in another one. Those words are kept as a digest.
        """
        if key.startswith(_SUBJECT):
            return key
        return hashlib.sha256(f"{self.entry_id}\0{key}".encode()).hexdigest()

    def label(self, key: str) -> Label | None:
        """Return the placeholder that is given to `key` already."""
        return self.labels.get(self.key_of(key))

    def highest(self, kind: Kind) -> int:
        """Return the highest number given out; 0 for none."""
        return max(
            (label.number for label in self.labels.values() if label.kind is kind), default=0
        )


NO_NUMBERING = Numbering()
