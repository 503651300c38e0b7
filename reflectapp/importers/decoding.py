"""Bytes to text, JSON, and dates: strictly, with the place of what is wrong."""

from __future__ import annotations

import codecs
import json
from dataclasses import dataclass

from reflectapp.importers.candidate import Place
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.source import Item, Source

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = "cp1252"


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, its line ends as line feeds."""

    text: str
    is_old: bool = False
    """It was no Unicode and was read as Windows-1252."""


def decoded(source: Source, item: Item, *, may_be_old: bool = False) -> Decoded:
    """Return a piece as text.

    Args:
        may_be_old: Take what is no UTF-8 for Windows-1252; for notes, not for data formats.

    Raises:
        ImportFailedError: It is not text, or as in `Source.read`.
    """
    raw = source.read(item)
    encoding = next((name for mark, name in _MARKS if raw.startswith(mark)), "utf-8")
    try:
        return Decoded(_lines(raw.decode(encoding)))
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
    if may_be_old and encoding == "utf-8" and b"\0" not in raw:
        try:
            return Decoded(_lines(raw.decode(_OLD)), is_old=True)
        except UnicodeDecodeError:
            pass
    raise ImportFailedError(Cause.NOT_TEXT, Place(item.name, line=line))


def loaded_json(source: Source, item: Item) -> object:
    """Return what a piece holds as JSON.

    Raises:
        ImportFailedError: It is no JSON, too deep, or as in `decoded`.
    """
    text = decoded(source, item).text
    try:
        content: object = json.loads(text)
    except json.JSONDecodeError as error:
        place = Place(item.name, line=error.lineno, column=error.colno)
        raise ImportFailedError(Cause.DAMAGED, place) from None
    except RecursionError:
        raise ImportFailedError(Cause.TOO_DEEP, Place(item.name)) from None
    except ValueError:  # a number of more digits than Python takes
        raise ImportFailedError(Cause.DAMAGED, Place(item.name)) from None
    return content


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
