"""No command: the window."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from pathlib import Path

from reflectapp import bootstrap
from reflectapp.cli.outcome import RefusedError

_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""One of these tells Qt where windows go."""


def run(options: argparse.Namespace) -> int:
    """Open the window and return its exit code.

    Raises:
        RefusedError: There is no screen to open it on; Qt itself would end the program.
    """
    if sys.platform == "linux" and not any(os.environ.get(name) for name in _SCREENS):
        raise RefusedError(
            "there is no screen for the window here; `reflectapp --help` lists what can be done "
            "without one"
        )
    # A command needs no window system: Qt is loaded here alone.
    from reflectapp.ui import app  # noqa: PLC0415

    if not options.demo:
        return app.run(bootstrap.door(options.journal))
    with tempfile.TemporaryDirectory(prefix="reflect-demo-") as folder:
        return app.run(bootstrap.door(Path(folder) / "journal", backs_up=False), demo=True)
