"""Findings, decisions, and the public version that follows from them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reflectapp.domain.spans import Span

MAX_SUBSTITUTE = 60
"""Longest generalisation or substitute name, in code points: it replaces words, it adds none."""

MAX_RENAME_WORDS = 4
MAX_GENERALISE_WORDS = 8


class Kind(StrEnum):
    """What a finding is thought to be."""

    PERSON = "person"
    PLACE = "place"
    ORGANISATION = "organisation"
    DATE = "date"
    AGE = "age"
    CONTACT = "contact"
    IDENTIFIER = "identifier"
    OTHER = "other"


class Tier(StrEnum):
    """How sure the engine is."""

    REPLACE = "replace"
    """Near certain: masked at once, for the writer to confirm."""
    ASK = "ask"
    """Might identify: the writer decides."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A span of an entry's text that may identify somebody."""

    span: Span
    kind: Kind
    tier: Tier
    score: float
    """0..1."""
    recogniser: str
    """Which recogniser said so."""
    subject_id: str | None = None
    """The subject of the register that goes by these words."""
    group: str = ""
    """Findings of one entry with the same group are thought to be the same subject."""
    explanation: str = ""
    """Which rule fired, in a few words; holds no text of the entry."""


class Action(StrEnum):
    """What to do with a finding."""

    REPLACE = "replace"
    GENERALISE = "generalise"
    RENAME = "rename"
    LEAVE_OUT = "leave out"
    KEEP = "keep"


@dataclass(frozen=True, slots=True)
class Decision:
    """The writer's answer about one span of an entry's text."""

    span: Span
    kind: Kind
    action: Action
    substitute: str = ""
    """The words put in its place; for GENERALISE and RENAME alone."""
    reason: str = ""
    """Why it may stay; needed for KEEP."""
    subject_id: str | None = None
    group: str = ""
    """The group of the finding that was decided; numbers placeholders where no subject is known."""
    by_hand: bool = False
    """The writer marked the span; no recogniser found it."""
    made_at: datetime | None = None


class SegmentKind(StrEnum):
    """Where a stretch of the public version comes from."""

    COPIED = "copied"
    KEPT = "kept"
    PLACEHOLDER = "placeholder"
    GENERALISED = "generalised"
    RENAMED = "renamed"
    LEFT_OUT = "left out"
    """Empty in the public version: the source is gone."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the public version and the stretch of the entry's text that it stands for."""

    public: Span
    source: Span
    kind: SegmentKind
    is_decided: bool = True
    """False for a proposal that the writer has not confirmed."""


@dataclass(frozen=True, slots=True)
class PublicVersion:
    """An entry's text with its decisions applied; title and body as in `entry_text`."""

    text: str
    segments: tuple[Segment, ...]
    """By place, without gaps in either text; together they make up both."""

    @property
    def digest(self) -> str:
        """SHA-256 of the text and of where its placeholders stand."""
        marks = ";".join(f"{s.kind}:{s.public.start}-{s.public.end}" for s in self.segments)
        return hashlib.sha256(f"{self.text}\0{marks}".encode()).hexdigest()


def text_digest(text: str) -> str:
    """Return the SHA-256 of a text, by which an analysis is tied to the words it is for."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
