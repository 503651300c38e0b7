"""Every format that can come in, and which of them a file is in."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from reflectapp.importers import plain
from reflectapp.importers.candidate import Days, Found, Place
from reflectapp.importers.dayone import is_day_one, read_day_one
from reflectapp.importers.decoding import decoded, loaded_json
from reflectapp.importers.faults import Cause, ImportFailedError
from reflectapp.importers.jrnl import is_jrnl_json, is_jrnl_text, read_jrnl
from reflectapp.importers.markdown import SUFFIXES, read_markdown
from reflectapp.importers.minidiary import is_mini_diary, read_mini_diary
from reflectapp.importers.plain import read_plain
from reflectapp.importers.rednotebook import is_month, months, read_rednotebook
from reflectapp.importers.reflect import is_reflect, read_reflect
from reflectapp.importers.source import Item, Source
from reflectapp.importers.wxr import is_wxr, read_wxr

AUTO = "auto"

_HEAD = 4096
_MOST_LOOKED_AT = 5
"""Files of data in a folder that are looked into; those of a journal come first or are alone."""


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of file."""

    key: str
    read: Callable[[Source, Days], Iterator[Found]]
    """Raises ImportFailedError when nothing at all can come in."""
    suffixes: tuple[str, ...]
    """Of the pieces that it reads."""


_ALL = (
    Format("dayone", read_day_one, (".json",)),
    Format("jrnl", read_jrnl, (".json", ".txt", ".jrnl", ".md", "")),
    Format("rednotebook", read_rednotebook, (".txt",)),
    Format("minidiary", read_mini_diary, (".json",)),
    Format("markdown", read_markdown, SUFFIXES),
    Format("text", read_plain, plain.SUFFIXES),
    Format("reflect", read_reflect, (".json",)),
    Format("wxr", read_wxr, (".xml", ".wxr")),
)
FORMATS = {format_.key: format_ for format_ in _ALL}
"""By the word that the command line takes."""

_JSON_KINDS: tuple[tuple[Callable[[object], bool], str], ...] = (
    (is_reflect, "reflect"),
    (is_mini_diary, "minidiary"),
    (is_day_one, "dayone"),
    (is_jrnl_json, "jrnl"),
)


def format_of(key: str, source: Source) -> Format:
    """Return the format called `key`, or the one that the source is in for "auto".

    Raises:
        ImportFailedError: No format is known by that name, or the source is in none of them.
    """
    key = _sniffed(source) if key == AUTO else key
    if key not in FORMATS:
        raise ImportFailedError(Cause.UNKNOWN_FORMAT, Place(source.name))
    return FORMATS[key]


def _sniffed(source: Source) -> str:
    """Return the key of the format, or nothing when it is not clear.

    A folder of notes may hold settings of other programs: what is none of ours says nothing.

    Raises:
        ImportFailedError: There is nothing but data, and it cannot be read.
    """
    failed: ImportFailedError | None = None
    for item in source.named(".json")[:_MOST_LOOKED_AT]:
        try:
            if key := _json_kind(source, item):
                return key
        except ImportFailedError as error:
            failed = failed or error
    for item in source.named(".xml", ".wxr")[:_MOST_LOOKED_AT]:
        if is_wxr(_head(source, item)):
            return "wxr"
    key = _kind_of_notes(source)
    if failed is not None and not key:
        raise failed
    return key


def _kind_of_notes(source: Source) -> str:
    if source.named(*SUFFIXES):
        return "markdown"
    if (found := months(source)) and is_month(_head(source, found[0])):
        return "rednotebook"
    texts = source.named(*plain.SUFFIXES, ".jrnl")
    if len(texts) == 1 and is_jrnl_text(_head(source, texts[0])):
        return "jrnl"
    return "text" if source.named(*plain.SUFFIXES) else ""


def _json_kind(source: Source, item: Item) -> str:
    content = loaded_json(source, item)
    return next((key for fits, key in _JSON_KINDS if fits(content)), "")


def _head(source: Source, item: Item) -> str:
    return decoded(source, item, may_be_old=True).text[:_HEAD]
