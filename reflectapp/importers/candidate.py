"""What a file offers: entries that could come in, and pieces that cannot."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from reflectapp.domain.clock import DEFAULT_DAY_BOUNDARY
from reflectapp.domain.entry import MAX_BODY, MAX_TITLE, Mood, entry_text
from reflectapp.importers.carried import CarriedEntry, CarriedJournal

_LINE_BREAKS = re.compile(r"[\r\n\u2028\u2029]+")
_HALVES = re.compile("[\ud800-\udfff]")


class Loss(StrEnum):
    """Something of an entry that does not come in with it."""

    PHOTO = "photo"
    RECORDING = "recording"
    """Sound or film."""
    ATTACHMENT = "attachment"
    LOCATION = "location"
    WEATHER = "weather"
    DATED_BY_FILE = "dated by file"
    """No date stood in it, so it has the day on which its file was last changed."""
    OLD_ENCODING = "old encoding"
    """It was no UTF-8 and was read as Windows-1252: accents may be wrong."""
    NUL = "nul"
    """NUL characters became U+FFFD."""
    LONG_TITLE = "long title"
    """The title was longer than the program takes, and stands in the body."""


class Why(StrEnum):
    """Why a piece of a file cannot come in."""

    NO_DATE = "no date"
    BAD_DATE = "bad date"
    BLANK = "blank"
    TOO_LONG = "too long"
    WRONG_TYPE = "wrong type"
    """Something else stands where a text, a list or a number belongs."""
    NOT_TEXT = "not text"
    IN_TRASH = "in trash"
    OTHER_KIND = "other kind"
    """No entry: a page's menu, an attachment, an older revision."""
    DAMAGED = "damaged"
    """One file of many that cannot be read as what it says it is."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where in what was given something stands; what is 0 or empty is not known."""

    file: str = ""
    """Its name within the folder or archive, or of the file itself."""
    entry: int = 0
    """Counted from 1."""
    line: int = 0
    column: int = 0

    def __post_init__(self) -> None:
        # A name on disk may be in no encoding at all, and could then not be shown.
        object.__setattr__(self, "file", whole(self.file))


@dataclass(frozen=True, slots=True)
class Refusal:
    """A piece that cannot come in."""

    place: Place
    why: Why


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that could come in."""

    place: Place
    title: str
    body: str
    """Markdown."""
    happened_on: date
    written_at: datetime | None = None
    """When its file says that it was written, UTC; a claim that no rule builds on."""
    tags: tuple[str, ...] = ()
    mood_before: Mood | None = None
    mood_after: Mood | None = None
    losses: tuple[Loss, ...] = ()
    carried: CarriedEntry | None = None
    """What our own export knows besides."""

    @property
    def text(self) -> str:
        """Title and body as one string."""
        return entry_text(self.title, self.body)


Found = Candidate | Refusal | CarriedJournal


@dataclass(frozen=True, slots=True)
class Days:
    """How moments become shift days here."""

    local: Callable[[datetime], datetime]
    """Turns an instant into local time."""
    day_boundary: time = DEFAULT_DAY_BOUNDARY


def text_key(happened_on: date, text: str) -> str:
    """Return a digest that is the same for what a person would call the same entry.

    Case, white space, line breaks and the way in which accents are encoded do not count.
    """
    folded = " ".join(unicodedata.normalize("NFC", text).casefold().split())
    whole = f"{happened_on.isoformat()}\0{folded}"
    return hashlib.sha256(whole.encode("utf-8", "surrogatepass")).hexdigest()


def candidate(found: Candidate) -> Candidate | Refusal:
    """Return `found` as the journal can hold it, or why it cannot."""
    if found.carried is None:
        found = _tidied(found)
        if not (found.title + found.body).strip():
            return Refusal(found.place, Why.BLANK)
    if len(found.title) > MAX_TITLE:
        found = replace(
            found,
            title="",
            body=f"{found.title}\n\n{found.body}",
            losses=(*found.losses, Loss.LONG_TITLE),
        )
    if len(found.body) > MAX_BODY:
        return Refusal(found.place, Why.TOO_LONG)
    return replace(
        found,
        title=_LINE_BREAKS.sub(" ", whole(found.title)),
        body=whole(found.body),
        tags=_once(found.tags),
        losses=tuple(dict.fromkeys(found.losses)),
    )


def whole(text: str) -> str:
    """Return a text that a file can hold: halves of characters become U+FFFD."""
    return _HALVES.sub("\ufffd", text)


def _tidied(found: Candidate) -> Candidate:
    """Return a foreign entry without what only gets in the way."""
    losses = found.losses
    if "\0" in found.text:
        losses = (*losses, Loss.NUL)
    return replace(
        found,
        title=" ".join(found.title.replace("\0", "\ufffd").split()),
        body=found.body.replace("\0", "\ufffd").strip("\n").rstrip(),
        losses=losses,
    )


def _once(tags: tuple[str, ...]) -> tuple[str, ...]:
    """Return the tags as the journal keeps them: without repeats in any case."""
    kept: dict[str, str] = {}
    for tag in tags:
        text = whole(" ".join(tag.split()))
        if text:
            kept.setdefault(text.casefold(), text)
    return tuple(kept.values())
