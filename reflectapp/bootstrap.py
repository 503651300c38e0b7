"""Puts the program together from a data folder, the machine's clocks and its source of ids."""

from __future__ import annotations

import io
import os
import sys
import uuid
from datetime import UTC, datetime, timedelta
from pathlib import Path

import platformdirs

from reflectapp.boot import Boot, boot_of
from reflectapp.services.door import Door
from reflectapp.storage.privacy import harden_process

APPLICATION = "reflectapp"


class SystemClock:
    """The clocks of this computer."""

    def __init__(self, boot: Boot | None = None) -> None:
        """`boot` is this system's own when left out."""
        self._boot = boot or boot_of()

    def wall(self) -> datetime:
        """Return the wall clock, in UTC."""
        return datetime.now(UTC)

    def boot(self) -> timedelta:
        """Return the time since boot; where suspended time can be counted, it is."""
        return timedelta(seconds=self._boot.seconds())

    def boot_id(self) -> str:
        """Return which boot this is; empty where the system does not tell."""
        return self._boot.id()

    def local(self, instant: datetime) -> datetime:
        """Return `instant` in the time zone that the computer is in now."""
        return instant.astimezone()


class RandomIds:
    """Ids that nobody has met before."""

    def new_id(self) -> str:
        """Return 122 random bits."""
        return uuid.uuid4().hex


def data_folder() -> Path:
    """Return where a journal lies when nobody says otherwise."""
    return platformdirs.user_data_path(APPLICATION, appauthor=False) / "journal"


def door(folder: Path | None = None, *, backs_up: bool = True) -> Door:
    """Return the way into the journal of `folder`, or of the usual place."""
    return Door(folder or data_folder(), SystemClock(), RandomIds(), backs_up=backs_up)


def prepare_process() -> None:
    """Do what has to come before anything secret is in memory, and before anything is told."""
    harden_process()
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            # A program with windows has none on Windows; writing to nothing would end it. For as
            # long as the program runs, as the stream that it takes the place of.
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115
        elif isinstance(stream, io.TextIOWrapper):
            # Files and programs get UTF-8, and a terminal what it can show of a word.
            encoding = None if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="backslashreplace")
