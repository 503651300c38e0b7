"""What `dev.py` needs of a machine; nothing but Python's standard library."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


class SetUpError(Exception):
    """The machine lacks something; the message says what to do."""


def start(command: list[str], environment: Mapping[str, str]) -> int:
    """Run a command in the checkout and return its exit status."""
    return subprocess.run(command, cwd=ROOT, env=dict(environment), check=False).returncode
