"""RedNotebook: a folder (or zip) of month files, YAML with a markup of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date

from reflectapp.importers.candidate import Candidate, Days, Found, Loss, Place, Why
from reflectapp.importers.dates import FIRST_YEAR, LAST_YEAR
from reflectapp.importers.decoding import decoded
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.fields import PieceError, record_of, tags_of, taken
from reflectapp.importers.front_matter import yaml_of
from reflectapp.importers.rednotebook_markup import markdown_of, tags_in
from reflectapp.importers.source import Item, Source

MONTH = re.compile(r"(\d{4})-(\d{2})")
_TAGS = "tags"
_NOTHING = ("", "null", "~", None)


def months(source: Source) -> tuple[Item, ...]:
    """Return the month files."""
    return tuple(item for item in source.named(".txt") if MONTH.fullmatch(item.stem))


def is_month(text: str) -> bool:
    """Say whether a text begins as a month file does."""
    return re.match(r"(?:\s|#[^\n]*\n)*(?:\d{1,2}: *(?:\{|\n|$)|\{\s*\}\s*$)", text) is not None


def read_rednotebook(source: Source, days: Days) -> Iterator[Found]:
    """Yield one entry for each day; its day is the shift day as it stands."""
    del days
    found = months(source)
    if not found:
        raise ImportFailedError(Cause.OTHER_FORMAT, Place(source.name))
    for item in found:
        text = decoded(source, item).text
        try:
            content = yaml_of(text)
        except PieceError:
            raise ImportFailedError(Cause.DAMAGED, Place(item.name)) from None
        if content in _NOTHING:
            continue
        if not isinstance(content, dict):
            raise ImportFailedError(Cause.OTHER_FORMAT, Place(item.name))
        for number, (day, value) in enumerate(content.items(), 1):
            place = Place(item.name, entry=number)
            yield from taken(place, _entry(place, item, day, value))


def _entry(place: Place, item: Item, day: object, value: object) -> Iterator[Candidate]:
    record = record_of(value)
    text = record.get("text", "")
    if not isinstance(text, str):
        raise PieceError(Why.WRONG_TYPE)
    written = markdown_of(text)
    parts, tags = [written.text], [*tags_in(text)]
    for name, items in record.items():
        if name == "text":
            continue
        if isinstance(name, str) and name.lower() == _TAGS and isinstance(items, dict):
            tags += [str(tag) for tag in items]
        elif items in _NOTHING or items == {}:
            tags.append(str(name))
        else:
            parts.append(_category(str(name), record_of(items)))
    losses = (Loss.PHOTO,) * bool(written.pictures) + (Loss.ATTACHMENT,) * bool(written.files)
    yield Candidate(
        place,
        "",
        "\n\n".join(part for part in parts if part.strip()),
        _day(item, day),
        tags=tags_of(tags),
        losses=losses,
    )


def _category(name: str, items: Mapping[object, object]) -> str:
    lines = "\n".join(f"- {markdown_of(str(line)).text}" for line in items)
    return f"## {name}\n\n{lines}"


def _day(item: Item, day: object) -> date:
    match = MONTH.fullmatch(item.stem)
    if match is None or not isinstance(day, str) or not re.fullmatch(r"\d{1,2}", day, re.ASCII):
        raise PieceError(Why.BAD_DATE)
    try:
        found = date(int(match[1]), int(match[2]), int(day))
    except ValueError:
        raise PieceError(Why.BAD_DATE) from None
    if not FIRST_YEAR <= found.year <= LAST_YEAR:
        raise PieceError(Why.BAD_DATE)
    return found
