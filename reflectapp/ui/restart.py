"""Starts the program afresh after locking, so that nothing of the journal stays in memory."""

from __future__ import annotations

import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import process
from multiprocessing import resource_tracker, util


def command_line() -> list[str]:
    """Return what started this process: program and arguments."""
    if getattr(sys, "frozen", False):
        return [sys.executable, *sys.argv[1:]]
    return [sys.executable, *sys.orig_argv[1:]]


def restart_process() -> None:
    """Replace this process by a new one with the same arguments; does not return."""
    command = command_line()
    _end_children()
    sys.stdout.flush()
    sys.stderr.flush()
    if sys.platform == "win32":
        # There, `execv` puts no quotes round what holds a space, such as a folder's name.
        subprocess.Popen(command)
        os._exit(0)
    os.execv(command[0], command)  # noqa: S606 - our own command line


def _end_children() -> None:
    """Do what multiprocessing does when the interpreter ends, for this one never will.

    Workers hold words of the journal and nothing that is worth keeping. Their semaphores are
    given back; else the process that watches over those would complain of leaks, and stay
    behind as a zombie of the new program.
    """
    for child in multiprocessing.active_children():
        child.kill()
        child.join()
    # The threads that looked after them still let go of semaphores, each in its own time.
    process._python_exit()  # what it registers for the end
    util._run_finalizers()  # type: ignore[attr-defined]  # what it registers with atexit
    if sys.platform != "win32":
        resource_tracker._resource_tracker._stop()  # type: ignore[attr-defined]  # no other way
