"""Exit codes, and what leads to each."""

from __future__ import annotations

from enum import IntEnum

from reflectapp.domain import errors


class Outcome(IntEnum):
    """How a command ended; documented, so that scripts can rely on it."""

    DONE = 0
    REFUSED = 1
    USAGE = 2
    """Also what argparse exits with."""
    WRONG_PASSPHRASE = 3
    DAMAGED = 4
    BUSY = 5


class BadInputError(Exception):
    """What was given to a command cannot be read as such; the message names it."""


class DamageFoundError(Exception):
    """A check found damage, and has said so."""


class RefusedError(errors.ReflectError):
    """A command cannot be carried out as things stand; the message says what to do."""


def outcome_of(error: errors.ReflectError) -> Outcome:
    """Return the exit code for an error."""
    match error:
        case errors.WrongPassphraseError() | errors.BadRecoveryWordsError():
            return Outcome.WRONG_PASSPHRASE
        case errors.DamagedDatabaseError() | errors.DamagedHeaderError():
            return Outcome.DAMAGED
        case errors.BackupFailedError(cause="damaged"):
            return Outcome.DAMAGED
        case errors.JournalBusyError():
            return Outcome.BUSY
        case _:
            return Outcome.REFUSED
