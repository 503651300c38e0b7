"""Mini Diary: one JSON file with an entry for each day."""

from __future__ import annotations

from collections.abc import Iterator

from reflectapp.importers.candidate import Candidate, Days, Found, Place, Why
from reflectapp.importers.dates import moment
from reflectapp.importers.decoding import loaded_json
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.fields import PieceError, record_of, tags_of, taken, text_of
from reflectapp.importers.html import is_html, markdown_of
from reflectapp.importers.source import Source


def is_mini_diary(content: object) -> bool:
    """Say whether a JSON document looks like an export of Mini Diary."""
    entries = content.get("entries") if isinstance(content, dict) else None
    if not isinstance(entries, dict) or not entries:
        return False
    return any(moment(str(day)) is not None for day in list(entries)[:20])


def read_mini_diary(source: Source, days: Days) -> Iterator[Found]:
    """Yield the entries; their days are shift days as they stand."""
    del days
    found = source.named(".json")
    if not found:
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(source.name))
    for item in found:
        content = loaded_json(source, item)
        entries = content.get("entries") if isinstance(content, dict) else None
        if not isinstance(entries, dict):
            raise ImportFailedError(Cause.OTHER_FORMAT, Place(item.name))
        for number, (day, entry) in enumerate(entries.items(), 1):
            place = Place(item.name, entry=number)
            yield from taken(place, _entry(place, day, entry))


def _entry(place: Place, day: str, value: object) -> Iterator[Candidate]:
    record = record_of(value)
    read = moment(day)
    if read is None:
        raise PieceError(Why.BAD_DATE)
    text = text_of(record, "text")
    changed = moment(text_of(record, "dateUpdated"))
    at = None if changed is None else changed[1]
    yield Candidate(
        place,
        text_of(record, "title"),
        markdown_of(text) if is_html(text) else text,
        read[0],
        written_at=at if at is not None and at.tzinfo is not None else None,
        tags=tags_of(record.get("tags")),
    )
