"""Opening the journal for one command."""

from __future__ import annotations

import argparse
import contextlib
import getpass
import os
import sys
from collections.abc import Iterator

from reflectapp import bootstrap
from reflectapp.cli.outcome import BadInputError, RefusedError
from reflectapp.cli.printing import say
from reflectapp.cli.sentences import sentence
from reflectapp.domain.errors import (
    BackupFailedError,
    KeyringError,
    SaveFailedError,
    WrongPassphraseError,
)
from reflectapp.services.door import Door
from reflectapp.services.session import Session

_LONGEST = 64 * 1024
"""Bytes of a passphrase that comes from a file descriptor."""


def door(options: argparse.Namespace) -> Door:
    """Return the way into the journal that the command line names."""
    return bootstrap.door(options.journal)


@contextlib.contextmanager
def opened(options: argparse.Namespace) -> Iterator[Session]:
    """Open the journal, and close it after."""
    way_in = door(options)
    way_in.files.require()
    session = _by_keyring(options, way_in) or way_in.unlock_with_either(secret(options))
    try:
        yield session
        session.backups.wait()
        if session.backups.trouble is not None:
            say(f"reflectapp: {sentence(BackupFailedError(session.backups.trouble.cause))}")
    except BaseException:
        # Told is what went wrong first, not that a damaged file then took no more writing.
        with contextlib.suppress(SaveFailedError):
            session.close()
        raise
    session.close()


def secret(options: argparse.Namespace) -> str:
    """Return the passphrase, or the recovery words, from where the command line says.

    Raises:
        BadInputError: The file descriptor gives none.
        RefusedError: There is nobody to be asked.
    """
    if options.passphrase_fd is not None:
        return _from_descriptor(options.passphrase_fd)
    return _asked("Passphrase: ")


def given_or_asked(descriptor: int | None, prompt: str, option: str) -> str:
    """Return another secret than the journal's, from a file descriptor or a person.

    Args:
        option: By which the descriptor is given.
    """
    return _asked(prompt, option) if descriptor is None else _from_descriptor(descriptor)


def new_passphrase(options: argparse.Namespace) -> str:
    """Return a passphrase that is being chosen: a person types it twice."""
    if options.passphrase_fd is not None:
        return _from_descriptor(options.passphrase_fd)
    chosen = _asked("New passphrase: ")
    if _asked("The same again: ") != chosen:
        raise RefusedError("the two passphrases differ; nothing was made")
    return chosen


def _by_keyring(options: argparse.Namespace, way_in: Door) -> Session | None:
    if options.passphrase_fd is not None or not way_in.offers_keyring():
        return None
    try:
        return way_in.unlock_with_keyring()
    except (KeyringError, WrongPassphraseError):
        return None


def _from_descriptor(descriptor: int) -> str:
    try:
        with os.fdopen(descriptor, "rb", closefd=False) as file:
            line = file.readline(_LONGEST)
        return line.decode("utf-8").removesuffix("\n").removesuffix("\r")
    except (OSError, ValueError):
        raise BadInputError(
            f"no passphrase can be read from file descriptor {descriptor}"
        ) from None


def _asked(prompt: str, option: str = "--passphrase-fd") -> str:
    # Without a terminal, getpass would take the text of an entry for the passphrase.
    if not _has_terminal():
        raise RefusedError(
            f"there is no terminal to ask for the passphrase; give it with {option} N"
        )
    try:
        return getpass.getpass(prompt)
    except EOFError:
        say("")  # what is told begins on a line of its own
        raise RefusedError("no passphrase was given") from None
    except KeyboardInterrupt:
        say("")
        raise


def _has_terminal() -> bool:
    if sys.platform == "win32":
        return sys.stdin.isatty()
    try:
        os.close(os.open("/dev/tty", os.O_RDWR | os.O_NOCTTY))
    except OSError:
        return False
    return True
