"""No command: the window."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

from reflectapp import bootstrap


def run(options: argparse.Namespace) -> int:
    """Open the window and return its exit code."""
    # A command needs no window system: Qt is loaded here alone.
    from reflectapp.ui import app  # noqa: PLC0415

    if not options.demo:
        return app.run(bootstrap.door(options.journal))
    with tempfile.TemporaryDirectory(prefix="reflect-demo-") as folder:
        return app.run(bootstrap.door(Path(folder) / "journal", backs_up=False), demo=True)
