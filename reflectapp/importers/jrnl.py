"""jrnl: its JSON export, and the text in which it keeps and prints a journal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, datetime

from reflectapp.importers.candidate import Candidate, Days, Found, Loss, Place, Why
from reflectapp.importers.dates import moment, shift_of
from reflectapp.importers.decoding import decoded, loaded_json
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.fields import PieceError, record_of, tags_of, taken, text_of
from reflectapp.importers.source import Item, Source

_HEAD = re.compile(
    r"(?m)^(?:\[(?P<framed>\d{4}-\d\d?-\d\d?(?: [^\]\n]{1,20})?)\]"
    r"|(?P<bare>\d{4}-\d\d-\d\d \d\d?:\d\d(?::\d\d)?(?: [AaPp][Mm])?))(?:[ \t]+(?P<title>.*))?$"
)
_TAG = re.compile(r"(?<!\S)[@#](\w[\w-]*)")


def is_jrnl_json(content: object) -> bool:
    """Say whether a JSON document looks like an export of jrnl."""
    entries = content.get("entries") if isinstance(content, dict) else None
    if not isinstance(entries, list) or not entries:
        return False
    return any(
        isinstance(entry, dict) and {"title", "body", "date"} <= entry.keys()
        for entry in entries[:20]
    )


def is_jrnl_text(text: str) -> bool:
    """Say whether a text begins as jrnl writes it."""
    match = _HEAD.search(text, 0, 10_000)
    return match is not None and not text[: match.start()].strip()


def read_jrnl(source: Source, days: Days) -> Iterator[Found]:
    """Yield the entries of every file in the source."""
    found = source.named(".json", ".txt", ".jrnl", ".md", "")
    if not found:
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(source.name))
    for item in found:
        yield from (
            _json(source, item, days) if item.suffix == ".json" else _text(source, item, days)
        )


def _json(source: Source, item: Item, days: Days) -> Iterator[Found]:
    content = loaded_json(source, item)
    entries = content.get("entries") if isinstance(content, dict) else None
    if not isinstance(entries, list):
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(item.name))
    for number, entry in enumerate(entries, 1):
        place = Place(item.name, entry=number)
        yield from taken(place, _record(place, entry, days))


def _record(place: Place, value: object, days: Days) -> Iterator[Candidate]:
    record = record_of(value)
    if not record.get("date"):
        raise PieceError(Why.NO_DATE)
    day, written_at = _when(f"{text_of(record, 'date')} {text_of(record, 'time')}", days)
    tags = tags_of(record.get("tags"))
    if record.get("starred") is True:
        tags = (*tags, "starred")
    yield Candidate(
        place,
        text_of(record, "title"),
        text_of(record, "body"),
        day,
        written_at=written_at,
        tags=tags,
    )


def _text(source: Source, item: Item, days: Days) -> Iterator[Found]:
    content = decoded(source, item, may_be_old=True)
    text = content.text
    heads = list(_HEAD.finditer(text))
    if not heads or text[: heads[0].start()].strip():
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(item.name, line=1))
    losses = (Loss.OLD_ENCODING,) if content.is_old else ()
    ends = [head.start() for head in heads[1:]] + [len(text)]
    line, counted = 1, 0
    for number, (head, end) in enumerate(zip(heads, ends, strict=True), 1):
        line += text.count("\n", counted, head.start())
        counted = head.start()
        place = Place(item.name, entry=number, line=line)
        yield from taken(place, _piece(place, head, text[head.end() : end], (days, losses)))


def _piece(
    place: Place, head: re.Match[str], body: str, how: tuple[Days, tuple[Loss, ...]]
) -> Iterator[Candidate]:
    days, losses = how
    day, written_at = _when(head["framed"] or head["bare"], days)
    title = (head["title"] or "").strip()
    is_starred = title.endswith("*") and title.count("*") == 1
    if is_starred:
        title = title[:-1].rstrip()
    tags = tuple(dict.fromkeys(_TAG.findall(f"{title}\n{body}")))
    yield Candidate(
        place,
        title,
        body.strip("\n"),
        day,
        written_at=written_at,
        tags=tags_of([*tags, "starred"] if is_starred else tags),
        losses=losses,
    )


def _when(text: str, days: Days) -> tuple[date, datetime | None]:
    read = moment(text)
    if read is None:
        raise PieceError(Why.BAD_DATE)
    day, at = read
    return (day, None) if at is None else shift_of(at, days)
