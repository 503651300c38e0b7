"""Commands over the services; no command: the window. docs/command-line.md describes them."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from reflectapp import bootstrap
from reflectapp.cli import window
from reflectapp.cli.outcome import BadInputError, DamageFoundError, Outcome, outcome_of
from reflectapp.cli.sentences import sentence
from reflectapp.domain.errors import ReflectError

_COMMANDS = """
exit status:
  0  done
  1  refused; the message says why
  2  the command line or a file given cannot be read as such
  3  wrong passphrase or recovery words
  4  the journal or a backup is damaged
  5  the journal is open in another window or program

The passphrase is asked for, or read from a file descriptor, or comes from the keyring where the
journal was told to use it; it is never an argument or an environment variable."""


def main(arguments: Sequence[str]) -> int:
    """Carry out a command line and return its exit code."""
    bootstrap.prepare_process()
    options = _without_command(arguments) or parser().parse_args(arguments)
    try:
        status: int = options.run(options)
        sys.stdout.flush()
    except BadInputError as error:
        _complain(str(error))
        return Outcome.USAGE
    except DamageFoundError:
        return Outcome.DAMAGED
    except ReflectError as error:
        _complain(sentence(error))
        return outcome_of(error)
    except KeyboardInterrupt:
        _complain("stopped")
        return Outcome.REFUSED
    except OSError as error:
        return _outcome_of_output(error)
    return status


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each sets `run`."""
    whole = argparse.ArgumentParser(
        prog="reflectapp",
        description="An encrypted journal for helping professionals. No command: the window.",
        epilog=_COMMANDS,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _add_places(whole)
    # Loaded for commands alone: the window comes up sooner without them.
    from reflectapp.cli import (  # noqa: PLC0415
        detect,
        doctor,
        exchange,
        journals,
        keeping,
        posts,
        reading,
        writing,
    )

    commands = whole.add_subparsers(dest="command", metavar="COMMAND")
    for group in (journals, writing, reading, keeping, exchange, posts, doctor, detect):
        group.add_to(commands)
    return whole


def _without_command(arguments: Sequence[str]) -> argparse.Namespace | None:
    """Return the options where nothing but they are given, else None."""
    places = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    _add_places(places)
    try:
        options, rest = places.parse_known_args(arguments)
    except argparse.ArgumentError:
        return None
    return None if rest else options


def _add_places(whole: argparse.ArgumentParser) -> None:
    """Add what may stand before a command; without one, the window opens."""
    whole.set_defaults(run=window.run)
    where = whole.add_mutually_exclusive_group()
    where.add_argument("--journal", type=Path, metavar="DIR", help="the folder of the journal")
    where.add_argument(
        "--demo", action="store_true", help="look round in an invented journal, thrown away after"
    )
    whole.add_argument(
        "--passphrase-fd",
        type=int,
        metavar="N",
        help="read the passphrase from this file descriptor, up to its first line break",
    )


def _outcome_of_output(error: OSError) -> Outcome:
    """Return how a command ended whose results could not be written.

    Raises:
        OSError: It was about something else.
    """
    if error.filename is not None:
        raise error
    # Python would try once more at its end.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    if isinstance(error, BrokenPipeError):
        # Whoever read them has had enough.
        return Outcome.DONE
    _complain(f"the output could not be written: {error.strerror}")
    return Outcome.REFUSED


def _complain(message: str) -> None:
    print(f"reflectapp: {message}", file=sys.stderr)
