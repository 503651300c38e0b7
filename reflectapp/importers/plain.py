"""Plain text files: one entry each, dated by name, by first line, or by the file itself."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from reflectapp.importers.candidate import Candidate, Days, Found, Loss, Place, Refusal, Why
from reflectapp.importers.dates import day_in, moment, shift_of
from reflectapp.importers.decoding import decoded
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.fields import taken
from reflectapp.importers.markdown import when_changed
from reflectapp.importers.source import Item, Source

SUFFIXES = (".txt", ".text", "")
_SEPARATORS = " -_.–—,:"
_LONGEST_TITLE = 100


def read_plain(source: Source, days: Days) -> Iterator[Found]:
    """Yield one entry for each text file; what is no text stops no other file."""
    found = source.named(*SUFFIXES)
    if not found:
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(source.name))
    for item in found:
        try:
            content = decoded(source, item, may_be_old=True)
        except ImportFailedError as error:
            if error.cause is not Cause.NOT_TEXT:
                raise
            yield Refusal(error.place, Why.NOT_TEXT)
            continue
        if "\0" in content.text:
            yield Refusal(Place(item.name), Why.NOT_TEXT)
            continue
        losses = (Loss.OLD_ENCODING,) if content.is_old else ()
        yield from taken(Place(item.name), _entry(item, content.text, days, losses))


def _entry(item: Item, text: str, days: Days, losses: tuple[Loss, ...]) -> Iterator[Candidate]:
    dated = day_in(item.stem)
    title = item.stem if dated is None else dated[1].strip(_SEPARATORS)
    body = text.strip("\n")
    found: tuple[date, datetime | None] | None = None if dated is None else (dated[0], None)
    first, _, rest = body.partition("\n")
    read = moment(first.strip("[]()= \t")) if found is None else None
    if read is not None:
        day, at = read
        found = (day, None) if at is None else shift_of(at, days)
        body = rest
    elif found is None and (begun := day_in(first.strip())) is not None:
        found = begun[0], None
        words = begun[1].strip(_SEPARATORS)
        if len(words) <= _LONGEST_TITLE:
            title, body = words, rest
    if found is None:
        found = when_changed(item, days)
        losses = (*losses, Loss.DATED_BY_FILE)
    yield Candidate(Place(item.name), title, body, found[0], written_at=found[1], losses=losses)
