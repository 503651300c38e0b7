"""Folders (or zips) of Markdown files, as Jekyll, Hugo, Obsidian and others keep them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime

from reflectapp.importers.candidate import Candidate, Days, Found, Loss, Place, Refusal, Why
from reflectapp.importers.dates import day_in, shift_of, spoken_moment
from reflectapp.importers.decoding import decoded
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.fields import PieceError, mood_of, tags_of, taken, text_of
from reflectapp.importers.front_matter import parted
from reflectapp.importers.source import Item, Source

SUFFIXES = (".md", ".markdown", ".mdown")

_DATES = ("happened_on", "date", "day", "created", "created_at", "published", "publishdate")
_TAGS = ("tags", "tag", "keywords", "categories", "category")
_HEADING = re.compile(r"\s*#[ \t]+(?P<title>[^\n]+?)[ \t#]*(?:\n|\Z)")
_PICTURES = re.compile(r"!\[[^\]\n]*\]\([^)\n]*\)|!\[\[[^\]\n]*\]\]")
_SEPARATORS = " -_.–—"


def read_markdown(source: Source, days: Days) -> Iterator[Found]:
    """Yield one entry for each Markdown file; a file that cannot be read stops no other."""
    found = source.named(*SUFFIXES)
    if not found:
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(source.name))
    for item in found:
        place = Place(item.name)
        try:
            content = decoded(source, item, may_be_old=True)
        except ImportFailedError as error:
            if error.cause is not Cause.NOT_TEXT:
                raise
            yield Refusal(error.place, Why.NOT_TEXT)
            continue
        losses = (Loss.OLD_ENCODING,) if content.is_old else ()
        yield from taken(place, _entry(item, content.text, days, losses))


def _entry(item: Item, text: str, days: Days, losses: tuple[Loss, ...]) -> Iterator[Candidate]:
    parts = parted(text)
    facts = parts.facts
    dated = day_in(item.stem)
    name = item.stem if dated is None else dated[1].strip(_SEPARATORS)
    title, body = text_of(facts, "title"), parts.body.strip("\n")
    heading = _HEADING.match(body)
    if heading is not None and heading["title"].strip() in (title or heading["title"].strip(), ""):
        title, body = heading["title"].strip(), body[heading.end() :]
    found = _when(facts, days)
    if found is None and dated is not None:
        found = dated[0], None
    if found is None:
        if any(facts.get(field) for field in _DATES):
            # The day of the file would be taken for what the writer said.
            raise PieceError(Why.BAD_DATE)
        found = when_changed(item, days)
        losses = (*losses, Loss.DATED_BY_FILE)
    if _PICTURES.search(body):
        losses = (*losses, Loss.PHOTO)
    yield Candidate(
        Place(item.name),
        title or _words(name),
        body,
        found[0],
        written_at=found[1],
        tags=tuple(tag for field in _TAGS for tag in tags_of(facts.get(field))),
        mood_before=mood_of(facts.get("mood_before")),
        mood_after=mood_of(facts.get("mood_after") or facts.get("mood")),
        losses=losses,
    )


def when_changed(item: Item, days: Days) -> tuple[date, datetime | None]:
    """Return the shift day on which a file was last changed.

    Raises:
        PieceError: Nothing is known about that.
    """
    if item.modified is None or not 1971 <= item.modified.year <= 2200:
        raise PieceError(Why.NO_DATE)
    return shift_of(item.modified, days)


def _when(facts: Mapping[object, object], days: Days) -> tuple[date, datetime | None] | None:
    """Return the day that the facts name, or None when they name none that can be read."""
    for field in _DATES:
        value = facts.get(field)
        read = spoken_moment(value) if isinstance(value, str) else None
        if read is None:
            continue
        day, at = read
        # Midnight stands for "no time", and zones are the blog's: the day is as written.
        if at is None or (at.hour, at.minute) == (0, 0):
            return day, None
        shift, written_at = shift_of(at.replace(tzinfo=None), days)
        return shift, at.astimezone(UTC) if at.tzinfo is not None else written_at
    return None


def _words(name: str) -> str:
    """Return a file's name as a title."""
    if " " in name:
        return name
    return name.replace("-", " ").replace("_", " ").strip().capitalize()
