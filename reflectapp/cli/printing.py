"""Putting results on standard output, for people or, with --json, for programs."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from pathlib import Path


def with_json(command: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Let a command print JSON when it is asked to."""
    command.add_argument("--json", action="store_true", help="print JSON, one document")
    return command


def put_json(content: object) -> None:
    """Print one JSON document."""
    print(json.dumps(plain(content), ensure_ascii=False, indent=1))


def put(*cells: object) -> None:
    """Print one line, its cells divided by tabs."""
    print("\t".join(_shown(str(cell)).replace("\n", " ") for cell in cells))


def put_text(text: str) -> None:
    """Print a text as it is."""
    print(_shown(text))


def say(message: str) -> None:
    """Say something that is no result, on standard error."""
    print(message, file=sys.stderr)


def plain(content: object) -> object:  # noqa: PLR0911  # one answer per kind
    """Return values as JSON has them: data classes by name, instants and days as ISO 8601."""
    if is_dataclass(content) and not isinstance(content, type):
        return {field.name: plain(getattr(content, field.name)) for field in fields(content)}
    match content:
        case Enum(value=value):
            return value
        case datetime() | date():
            return content.isoformat()
        case Path():
            return str(content)
        case dict():
            return {str(name): plain(value) for name, value in content.items()}
        case str():
            return content
        case Iterable():
            return [plain(item) for item in content]
        case _:
            return content


def printable(text: str) -> str:
    """Return a text that cannot command the terminal."""
    return "".join(
        character if character in "\n\t" or character.isprintable() else "\ufffd"
        for character in text
    )


def _shown(text: str) -> str:
    """Return text that is fit for a terminal; to a file or program, it goes as it is."""
    return printable(text) if sys.stdout.isatty() else text
