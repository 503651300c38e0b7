"""Numbered steps of the schema: appended to, never altered once released."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_NAME = re.compile(r"(\d{4})_\w+\.sql")
_SEALING = frozenset({2})


@dataclass(frozen=True, slots=True)
class Migration:
    """One step of the schema."""

    version: int
    """The schema's version once the step is done; the first is 1."""
    script: str
    is_sealing: bool = False
    """Once it is done, links, digests and the seal are made anew for what is there."""


@cache
def migrations() -> tuple[Migration, ...]:
    """Return the steps in order.

    Raises:
        RuntimeError: The numbers are not 1, 2, 3, ...
    """
    found = [
        Migration(int(match[1]), item.read_text(encoding="utf-8"), int(match[1]) in _SEALING)
        for item in files(__name__).iterdir()
        if (match := _NAME.fullmatch(item.name))
    ]
    found.sort(key=lambda step: step.version)
    if [step.version for step in found] != list(range(1, len(found) + 1)):
        raise RuntimeError("the migrations are not numbered 1, 2, 3, ...")
    return tuple(found)


def latest() -> int:
    """Return the version of the schema that this program writes."""
    return migrations()[-1].version
