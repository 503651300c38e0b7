"""The facts at the head of a Markdown file: YAML between `---`, TOML between `+++`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime

import yaml

from reflectapp.importers.candidate import Why
from reflectapp.importers.fields import PieceError

_YAML = re.compile(r"---[ \t]*\n(?P<head>.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\+\+\+[ \t]*\n(?P<head>.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
_MAX_HEAD = 200_000


@dataclass(frozen=True, slots=True)
class Parted:
    """A Markdown file in two."""

    facts: Mapping[object, object]
    """By name, in lower case; empty where there are none."""
    body: str


def parted(text: str) -> Parted:
    """Return the facts of a Markdown text, and the text after them.

    YAML is read as texts, lists and records alone: dates, numbers, merges and objects, with
    which a file could mislead or swell, stay the text that they are.

    Raises:
        PieceError: What stands between the marks is neither.
    """
    text = text.lstrip("\n")
    for pattern, load in ((_YAML, yaml_of), (_TOML, _toml)):
        match = pattern.match(text)
        if match is None:
            continue
        if len(match["head"]) > _MAX_HEAD:
            raise PieceError(Why.DAMAGED)
        facts = load(match["head"])
        if facts is None or facts == "":
            facts = {}
        if not isinstance(facts, dict):
            # A line between two rules, not front matter.
            return Parted({}, text)
        named: dict[object, object] = {str(n).lower(): value for n, value in _plain(facts)}
        return Parted(named, text[match.end() :])
    return Parted({}, text)


def yaml_of(text: str) -> object:
    """Return what a YAML text holds: texts, lists and dictionaries.

    Raises:
        PieceError: It is no YAML.
    """
    try:
        # BaseLoader makes nothing but texts, lists and dictionaries, so it is as safe as can be.
        content: object = yaml.load(text, Loader=_LOADER)  # noqa: S506
    except (yaml.YAMLError, ValueError, RecursionError, TypeError, OverflowError):
        raise PieceError(Why.DAMAGED) from None
    return content


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError, OverflowError):
        raise PieceError(Why.DAMAGED) from None


def _plain(facts: Mapping[object, object]) -> Iterator[tuple[object, object]]:
    for name, value in facts.items():
        is_day = isinstance(value, date | datetime)
        yield name, value.isoformat() if is_day and isinstance(value, date) else value
