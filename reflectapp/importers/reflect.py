"""Our own private export: everything that a journal holds, from the JSON file in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from reflectapp.domain.entry import MAX_BODY
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.spans import Span
from reflectapp.importers.candidate import Candidate, Days, Found, Place, Refusal, Why, candidate
from reflectapp.importers.carried import CarriedEntry, CarriedRevision
from reflectapp.importers.dates import FIRST_YEAR
from reflectapp.importers.decoding import loaded_json
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.fields import PieceError, mood_of, record_of, text_of
from reflectapp.importers.reflect_fields import (
    chosen,
    id_of,
    instant_of,
    listed,
    maybe_instant_of,
    number_of,
    texts_of,
)
from reflectapp.importers.reflect_journal import journal_of
from reflectapp.importers.reflect_posts import post_of
from reflectapp.importers.source import Source

NAME, VERSION = "reflect-journal", 1
"""Say in the file what it is."""

FILE = "journal.json"


def is_reflect(content: object) -> bool:
    """Say whether a JSON document is an export of ours."""
    return isinstance(content, dict) and content.get("format") == NAME


def read_reflect(source: Source, days: Days) -> Iterator[Found]:
    """Yield what belongs to the journal as a whole, then its entries with all that hangs on them.

    Raises:
        ImportFailedError: It is none of ours, or of a newer version.
    """
    del days
    found = [item for item in source.named(".json") if item.name in (FILE, source.name)]
    if len(found) != 1:
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(source.name))
    item = found[0]
    content = loaded_json(source, item)
    if not isinstance(content, dict) or not is_reflect(content):
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(item.name))
    version, entries = content.get("version"), content.get("entries")
    if not isinstance(version, int) or version > VERSION:
        raise ImportFailedError(Cause.NEWER, Place(item.name))
    if not isinstance(entries, list):
        raise ImportFailedError(Cause.DAMAGED, Place(item.name))
    try:
        yield journal_of(record_of(content.get("journal")))
    except (PieceError, ValueError):
        raise ImportFailedError(Cause.DAMAGED, Place(item.name)) from None
    for number, value in enumerate(entries, 1):
        place = Place(item.name, entry=number)
        try:
            yield candidate(_entry(place, record_of(value)))
        except PieceError as error:
            yield Refusal(place, error.why)
        except (ValueError, OverflowError):
            yield Refusal(place, Why.DAMAGED)


def _entry(place: Place, record: Mapping[object, object]) -> Candidate:
    title, body = text_of(record, "title"), text_of(record, "body")
    text_length = len(title) + 2 + len(body)
    day = date.fromisoformat(text_of(record, "happened_on"))
    if day.year < FIRST_YEAR:
        raise PieceError(Why.BAD_DATE)
    tags = texts_of(record.get("tags"))
    decisions = (_decision(record_of(value)) for value in listed(record.get("decisions")))
    carried = CarriedEntry(
        id=id_of(record, "id"),
        created_at=instant_of(record, "created_at"),
        changed_at=instant_of(record, "changed_at"),
        template=text_of(record, "template") or None,
        deleted_at=maybe_instant_of(record, "deleted_at"),
        revisions=tuple(_revision(record_of(value)) for value in listed(record.get("revisions"))),
        # A decision about words that are not there could hide others.
        decisions=tuple(d for d in decisions if d.span.end <= text_length),
        post=None if record.get("post") is None else post_of(record_of(record.get("post"))),
    )
    if not carried.revisions or (carried.revisions[-1].title, carried.revisions[-1].body) != (
        title,
        body,
    ):
        raise PieceError(Why.DAMAGED)
    return Candidate(
        place,
        title,
        body,
        day,
        written_at=carried.created_at,
        tags=tags,
        mood_before=mood_of(record.get("mood_before")),
        mood_after=mood_of(record.get("mood_after")),
        carried=carried,
    )


def _revision(record: Mapping[object, object]) -> CarriedRevision:
    title, body = text_of(record, "title"), text_of(record, "body")
    if len(body) > MAX_BODY:
        raise PieceError(Why.TOO_LONG)
    return CarriedRevision(instant_of(record, "saved_at"), title, body)


def _decision(record: Mapping[object, object]) -> Decision:
    return Decision(
        span=Span(number_of(record, "start"), number_of(record, "end")),
        kind=chosen(Kind, record, "kind"),
        action=chosen(Action, record, "action"),
        substitute=text_of(record, "substitute"),
        reason=text_of(record, "reason"),
        subject_id=text_of(record, "subject_id") or None,
        group=text_of(record, "group"),
        by_hand=record.get("by_hand") is True,
        made_at=maybe_instant_of(record, "made_at"),
    )
