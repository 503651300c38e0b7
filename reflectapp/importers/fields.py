"""Values of foreign data, taken only as what they ought to be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from reflectapp.domain.entry import Mood
from reflectapp.importers.candidate import Candidate, Found, Place, Refusal, Why, candidate

MAX_TAG = 100
MAX_TAGS = 100


class PieceError(Exception):
    """A piece cannot come in; never leaves the importers."""

    def __init__(self, why: Why) -> None:
        super().__init__(why.value)
        self.why = why


def text_of(record: Mapping[object, object], *names: str) -> str:
    """Return the first text among the fields called so; a missing or null one is empty.

    Raises:
        PieceError: Something else than a text stands there.
    """
    for name in names:
        value = record.get(name)
        if value is None:
            continue
        if not isinstance(value, str):
            raise PieceError(Why.WRONG_TYPE)
        return value
    return ""


def record_of(value: object) -> Mapping[object, object]:
    """Return a value that is a record.

    Raises:
        PieceError: It is something else.
    """
    if not isinstance(value, dict):
        raise PieceError(Why.WRONG_TYPE)
    return value


def tags_of(value: object) -> tuple[str, ...]:
    """Return the tags of a list, or of a text with commas or spaces between them.

    What is no tag is left out: a missing tag loses no writing.
    """
    if isinstance(value, str):
        parts: Iterable[object] = value.split(",") if "," in value else value.split()
    elif isinstance(value, list | tuple):
        parts = value
    else:
        return ()
    tags = (" ".join(part.split()).lstrip("#@") for part in parts if isinstance(part, str))
    return tuple(tag for tag in tags if 0 < len(tag) <= MAX_TAG and "\0" not in tag)[:MAX_TAGS]


def mood_of(value: object) -> Mood | None:
    """Return a mood written as its number; anything else is none."""
    if isinstance(value, str) and value.strip() in {"1", "2", "3", "4", "5"}:
        return Mood(int(value))
    if not isinstance(value, int) or isinstance(value, bool) or value not in tuple(Mood):
        return None
    return Mood(value)


def taken(place: Place, pieces: Iterator[Candidate]) -> Iterator[Found]:
    """Yield what one piece of a file offers, or why it cannot come in."""
    try:
        for piece in pieces:
            yield candidate(piece)
    except PieceError as error:
        yield Refusal(place, error.why)
