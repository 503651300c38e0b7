"""Starts the program afresh after locking, so that nothing of the journal stays in memory."""

from __future__ import annotations

import os
import sys


def command_line() -> list[str]:
    """Return what started this process: program and arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *sys.argv[1:]]
    return [sys.executable, *sys.orig_argv[1:]]


def restart_process() -> None:
    """Replace this process by a new one with the same arguments; does not return."""
    command = command_line()
    sys.stdout.flush()
    sys.stderr.flush()
    os.execv(command[0], command)  # noqa: S606 - our own command line
