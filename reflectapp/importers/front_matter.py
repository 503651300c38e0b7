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
_LINE = re.compile(r"(?P<name>\w[\w -]{0,60}?)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_ITEM = re.compile(r"[ \t]*-[ \t]+(?P<value>.+)")
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
    which a file could mislead or swell, stay the text that they are. What is no YAML, as a title
    with a bare colon is not, is read line by line.

    Raises:
        PieceError: What stands between the marks cannot be read at all.
    """
    text = text.lstrip("\n")
    for pattern, load in ((_YAML, _yaml_or_lines), (_TOML, _toml)):
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


def _yaml_or_lines(text: str) -> object:
    try:
        return yaml_of(text)
    except PieceError:
        return _by_lines(text)


def _by_lines(text: str) -> dict[object, object]:
    """Return what lines of the kind "name: value", and lists below them, say."""
    facts: dict[object, object] = {}
    name = ""
    for line in text.split("\n"):
        if not line.strip() or line.startswith("#"):
            continue
        item, fact = _ITEM.fullmatch(line), _LINE.fullmatch(line)
        if fact is not None:
            name = fact["name"]
            facts[name] = _unquoted(fact["value"] or "")
        elif item is not None and name:
            before = facts[name]
            items = before if isinstance(before, list) else []
            facts[name] = [*items, _unquoted(item["value"])]
        elif not (name and line[0] in " \t"):
            # Words that no fact would keep.
            raise PieceError(Why.DAMAGED)
    return facts


def _unquoted(value: str) -> str:
    value = value.strip()
    is_quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "'\""
    return value[1:-1] if is_quoted else value


def _toml(text: str) -> object:
    try:
        return tomllib.loads(text)
    except (ValueError, RecursionError, OverflowError):
        raise PieceError(Why.DAMAGED) from None


def _plain(facts: Mapping[object, object]) -> Iterator[tuple[object, object]]:
    for name, value in facts.items():
        is_day = isinstance(value, date | datetime)
        yield name, value.isoformat() if is_day and isinstance(value, date) else value
