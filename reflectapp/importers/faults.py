"""Why nothing of a file can come in."""

from __future__ import annotations

from enum import StrEnum

from reflectapp.domain.errors import ReflectError
from reflectapp.importers.candidate import Place


class Cause(StrEnum):
    """What is wrong with a file as a whole."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    TOO_LARGE = "too large"
    BOMB = "bomb"
    """It would grow a hundredfold when unpacked, or refers to itself."""
    NOT_TEXT = "not text"
    """In no encoding that is known here, or no text at all."""
    DAMAGED = "damaged"
    """It breaks off or breaks the rules of its format."""
    TOO_DEEP = "too deep"
    OTHER_FORMAT = "other format"
    """Well-formed, but not what was asked for."""
    UNKNOWN_FORMAT = "unknown format"
    LOCKED = "locked"
    """A passphrase is needed."""
    WRONG_PASSPHRASE = "wrong passphrase"  # noqa: S105  # says so, holds none
    EMPTY = "empty"
    """Nothing in it could be an entry."""
    NEWER = "newer"
    """Our own export, made by a newer version of the program."""
    CHANGED = "changed"
    """It is no longer the file that was looked at."""


class ImportFailedError(ReflectError):
    """Nothing came in. Carries where and why, never what stands there."""

    def __init__(self, cause: Cause, place: Place | None = None) -> None:
        super().__init__(cause.value)
        self.cause, self.place = cause, place or Place()
