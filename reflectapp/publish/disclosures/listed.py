"""Attributes that lists of words tell: health, faith, kinds of places, and the like."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from typing import Any

from reflectapp.assets import resource
from reflectapp.domain.disclosure import Attribute
from reflectapp.publish.disclosures.clue import Clue, Reading
from reflectapp.publish.phrases import PhraseBook

LISTED = (
    Attribute.ORIENTATION,
    Attribute.ETHNICITY,
    Attribute.FAITH,
    Attribute.ORIGIN,
    Attribute.HEALTH,
    Attribute.SERVICE,
    Attribute.PLACE,
    Attribute.EVENT,
)
"""Those that a list alone tells."""


def listed(reading: Reading) -> Iterator[Clue]:
    """Yield what the lists tell."""
    for attribute in LISTED:
        yield from found_in(reading, attribute)


def found_in(reading: Reading, attribute: Attribute) -> Iterator[Clue]:
    """Yield what the list of one attribute tells."""
    for hit in book(attribute.value).find(reading.text, reading.words):
        yield Clue(hit.span, attribute, hit.name)


@cache
def book(name: str, part: str = "") -> PhraseBook:
    """Return the phrases of a file under resources/disclosures, or of one part of it.

    Raises:
        MissingResourceError: The installation is broken.
    """
    content = loaded(name)
    return PhraseBook(content[part] if part else content, loaded("sets"))


@cache
def loaded(name: str) -> dict[str, Any]:
    """Return a file under resources/disclosures, read once."""
    return tomllib.loads(resource("disclosures", f"{name}.toml").read_text(encoding="utf-8"))
