"""What a post tells about somebody: kinds of facts, of whom they are told, and the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Attribute(StrEnum):
    """What kind of fact is told."""

    AGE = "age"
    GENDER = "gender"
    ORIENTATION = "orientation"
    """Sexual orientation."""
    ETHNICITY = "ethnicity"
    FAITH = "faith"
    ORIGIN = "origin"
    """Nationality, or how somebody stands with the authorities for migration."""
    HEALTH = "health"
    """Diagnosis, disability, treatment."""
    FAMILY = "family"
    OCCUPATION = "occupation"
    TEAM = "team"
    SERVICE = "service"
    PLACE = "place"
    """A kind of place: a village, a ward."""
    TIME = "time"
    """A date, a season, a feast."""
    EVENT = "event"
    """Something rare, which a newspaper may have told too."""


WRITER = "writer"
"""The key of the writer among those whom a post tells about."""
SOMEBODY = ""
"""The key of those of whom it cannot be said who they are."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing that a post tells."""

    attribute: Attribute
    value: str
    """What is told, the same for all words that tell it: "forties" for "in her forties"."""
    words: str
    """The words that tell it."""
    passage: str
    """The sentence in which they stand."""
    is_weak: bool = False
    """Told by a pronoun alone."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a post tells about one person."""

    key: str
    """Who it is within the post: `WRITER`, `SOMEBODY`, or the placeholder or name shown."""
    subject_id: str | None
    """The subject of the register, where one is known."""
    facts: tuple[Fact, ...]
    name_digest: str = ""
    """Of the subject's name in the register, by which it is found again when it got another id;
    the name itself is not kept with what left."""


@dataclass(frozen=True, slots=True)
class Telling:
    """All that one post tells, as it left or as it would leave."""

    people: tuple[Told, ...]

    def of(self, key: str) -> Told | None:
        """Return what is told about somebody, if anything is."""
        return next((told for told in self.people if told.key == key), None)


@dataclass(frozen=True, slots=True)
class LeftTelling:
    """What a post told that left."""

    post_id: str
    """Empty when the entry is not on its way any more."""
    exported_at: datetime
    file_name: str
    telling: Telling


@dataclass(frozen=True, slots=True)
class KeptTelling:
    """What a post told, with what the record of its export is known by."""

    exported_at: datetime
    file_name: str
    digest: str
    telling: Telling
