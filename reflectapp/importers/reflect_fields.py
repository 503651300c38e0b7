"""Values of our own export: exactly what was written, or refused."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import Enum
from typing import TypeVar

from reflectapp.domain.clock import as_utc
from reflectapp.importers.candidate import Why
from reflectapp.importers.dates import FIRST_YEAR
from reflectapp.importers.fields import PieceError, text_of

_MAX_ID = 64
_Choice = TypeVar("_Choice", bound=Enum)
_Record = Mapping[object, object]


def listed(value: object) -> Sequence[object]:
    """Return a list."""
    if not isinstance(value, list):
        raise PieceError(Why.WRONG_TYPE)
    return value


def texts_of(value: object) -> tuple[str, ...]:
    """Return a list of texts."""
    texts = tuple(part for part in listed(value) if isinstance(part, str))
    if len(texts) != len(listed(value)):
        raise PieceError(Why.WRONG_TYPE)
    return texts


def id_of(record: _Record, name: str) -> str:
    """Return an id: letters and digits, not many."""
    found = text_of(record, name)
    if not (0 < len(found) <= _MAX_ID and found.isascii() and found.isalnum()):
        raise PieceError(Why.DAMAGED)
    return found


def instant_of(record: _Record, name: str) -> datetime:
    """Return an instant, in UTC."""
    found = as_utc(text_of(record, name))
    if found.year < FIRST_YEAR:
        raise PieceError(Why.BAD_DATE)
    return found


def maybe_instant_of(record: _Record, name: str) -> datetime | None:
    """Return an instant, or None where null stands."""
    return None if record.get(name) is None else instant_of(record, name)


def number_of(record: _Record, name: str) -> int:
    """Return a whole number that can be a place in a text."""
    value = record.get(name)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < 1 << 40:
        raise PieceError(Why.WRONG_TYPE)
    return value


def chosen(kinds: type[_Choice], record: _Record, name: str) -> _Choice:
    """Return a member of an enumeration; `ValueError` for what is none."""
    return kinds(text_of(record, name))
