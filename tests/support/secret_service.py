"""A desktop session of its own with a real Secret Service in it."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

UNLOCKED = 'printf "pw\\n" | gnome-keyring-daemon --unlock --components=secrets >/dev/null'
LOCK = '"$0" -c "import secretstorage as s; s.get_default_collection(s.dbus_init()).lock()"'
_NEEDED = ("dbus-run-session", "gnome-keyring-daemon")


def in_session(folder: Path, child: str, *, daemon: str, seconds: float) -> dict[str, object]:
    """Run the program `child` in such a session, and return what it said.

    It gets a folder and `seconds` as its arguments, and prints "SAID" and a JSON document.

    Args:
        folder: Empty; home and data of the session.
        daemon: The shell's line that starts the service.
    """
    missing = [name for name in _NEEDED if shutil.which(name) is None]
    if missing:
        pytest.skip(f"a Secret Service needs {' and '.join(missing)}")
    home, run, made = folder / "home", folder / "run", folder / "made"
    for new in (home, run, made):
        new.mkdir(mode=0o700)
    script = folder / "child.py"
    script.write_text(child, encoding="utf-8")
    root = Path(__file__).resolve().parents[2]
    command = f'{daemon}\n"$0" "$1" "$2" {seconds}'
    done = subprocess.run(
        ["dbus-run-session", "--", "bash", "-c", command, sys.executable, str(script), str(made)],
        env={
            **os.environ,
            "HOME": str(home),
            "XDG_RUNTIME_DIR": str(run),
            "XDG_DATA_HOME": str(home / "data"),
            "PYTHONPATH": str(root),
            "QT_QPA_PLATFORM": "offscreen",
        },
        capture_output=True,
        text=True,
        check=False,
        timeout=110,
    )
    lines = [line for line in done.stdout.splitlines() if line.startswith("SAID")]
    assert lines, done.stderr
    found: dict[str, object] = json.loads(lines[0].removeprefix("SAID"))
    return found
