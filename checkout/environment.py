"""The environment in `.venv`: made from the lock, and made anew when something changed."""

from __future__ import annotations

import hashlib
import importlib.util
import os
import platform
import shutil
import sys
from pathlib import Path

from checkout import ROOT, SetUpError, start
from checkout.libraries import apt_line, install, may_install

VENV = ROOT / ".venv"
LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / "reflect-lock.txt"
OLDEST, TOO_NEW = (3, 11), (3, 14)


def set_up() -> None:
    """Make `.venv` hold exactly what the lock names, and the project itself."""
    wanted = stamp_text(LOCK.read_bytes(), sys.version_info[:2], ROOT)
    if not is_current(STAMP, wanted):
        make_environment(wanted)
    compile_translations()


def stamp_text(lock: bytes, version: tuple[int, ...], root: Path) -> str:
    """Return what the stamp says of an environment made from `lock`, so and there."""
    number = ".".join(str(part) for part in version)
    return f"python {number}\nsha256 {hashlib.sha256(lock).hexdigest()}\nroot {root}\n"


def is_current(stamp: Path, wanted: str) -> bool:
    """Whether the environment was finished, and nothing that it was made from has changed."""
    return stamp.is_file() and stamp.read_text(encoding="utf-8") == wanted


def make_environment(wanted: str) -> None:
    """Make `.venv` anew. The stamp is written last: a broken-off set-up starts again."""
    require_python()
    print("Setting up .venv (once; some minutes, about 800 MB) ...", flush=True)
    if VENV.exists():
        shutil.rmtree(VENV)
    pip = [tool("python"), "-m", "pip", "--disable-pip-version-check", "--no-input", "install"]
    # Started from the very environment, this interpreter is about to be removed.
    base = getattr(sys, "_base_executable", sys.executable)
    steps = (
        [base, "-m", "venv", str(VENV)],
        [*pip, "--quiet", "--require-hashes", "--no-deps", "--only-binary=:all:", "-r", str(LOCK)],
    )
    for step in steps:
        if start(step, os.environ) != 0:
            raise SetUpError("Setting up .venv failed; the lines above say why. Start again after.")
    # An editable install without a build: it needs no build tool and no registry.
    for packages in VENV.glob("Lib/site-packages" if os.name == "nt" else "lib/*/site-packages"):
        (packages / "reflectapp-checkout.pth").write_text(f"{ROOT}\n", encoding="utf-8")
    STAMP.write_text(wanted, encoding="utf-8")


def require_python() -> None:
    """Refuse a Python that the lock does not cover, or one without venv.

    Raises:
        SetUpError: With what to start or to install instead.
    """
    if not OLDEST <= sys.version_info[:2] < TOO_NEW:
        names = [f"python3.{minor}" for minor in range(TOO_NEW[1] - 1, OLDEST[1] - 1, -1)]
        found = next((name for name in names if shutil.which(name)), None)
        hint = f"Start it with: {found} dev.py" if found else f"Install one of {', '.join(names)}."
        raise SetUpError(
            f"Python 3.11 to 3.13 is needed, this is {platform.python_version()}. {hint}"
        )
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if missing:
        package = "python{}.{}-venv".format(*sys.version_info[:2])
        if may_install():
            install([package])
            return
        raise SetUpError(
            f"Python's {' and '.join(missing)} is not installed. On Debian or Ubuntu:\n"
            f"  {apt_line([package])}"
        )


def compile_translations() -> None:
    """Compile each i18n/*.ts that is newer than its .qm."""
    for source in sorted((ROOT / "i18n").glob("*.ts")):
        target = source.with_suffix(".qm")
        if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
            continue
        command = [tool("pyside6-lrelease"), "-silent", str(source), "-qm", str(target)]
        if start(command, os.environ) != 0:
            raise SetUpError(f"{source.name} could not be compiled.")


def tool(name: str) -> str:
    """Return a program of the environment."""
    return str(VENV / ("Scripts" if os.name == "nt" else "bin") / name)
