#!/usr/bin/env python3
"""Set up and start Reflect from a checkout, with nothing but Python's standard library.

    python3 dev.py run [--demo] [ARGUMENTS]   start the program
    python3 dev.py test [--quick] [PYTEST]    lint, types, contracts, tests
    python3 dev.py shots DIR                  render every page of the demo journal to PNG
    python3 dev.py bench [PYTEST]             measure, and print the figures

Each makes `.venv` from requirements-dev.lock first, when it is missing or out of date.
"""

from __future__ import annotations

import ctypes
import hashlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
LOCK = ROOT / "requirements-dev.lock"
STAMP = VENV / "reflect-lock.txt"
OLDEST, TOO_NEW = (3, 11), (3, 14)

# What Qt needs of the system: library, Debian's package, Fedora's package. Libraries that
# these packages bring along themselves are left out.
OFFSCREEN = (
    ("libGL.so.1", "libgl1", "mesa-libGL"),
    ("libEGL.so.1", "libegl1", "mesa-libEGL"),
    ("libxkbcommon.so.0", "libxkbcommon0", "libxkbcommon"),
    ("libglib-2.0.so.0", "libglib2.0-0", "glib2"),
    ("libfontconfig.so.1", "libfontconfig1", "fontconfig"),
    ("libX11.so.6", "libx11-6", "libX11"),
    ("libdbus-1.so.3", "libdbus-1-3", "dbus-libs"),
)
X11 = (
    ("libX11-xcb.so.1", "libx11-xcb1", "libX11-xcb"),
    ("libxkbcommon-x11.so.0", "libxkbcommon-x11-0", "libxkbcommon-x11"),
    ("libxcb-cursor.so.0", "libxcb-cursor0", "xcb-util-cursor"),
    ("libxcb-icccm.so.4", "libxcb-icccm4", "xcb-util-wm"),
    ("libxcb-image.so.0", "libxcb-image0", "xcb-util-image"),
    ("libxcb-keysyms.so.1", "libxcb-keysyms1", "xcb-util-keysyms"),
    ("libxcb-render-util.so.0", "libxcb-render-util0", "xcb-util-renderutil"),
    ("libxcb-shape.so.0", "libxcb-shape0", "libxcb"),
)
WAYLAND = (
    ("libwayland-client.so.0", "libwayland-client0", "libwayland-client"),
    ("libwayland-cursor.so.0", "libwayland-cursor0", "libwayland-cursor"),
    ("libwayland-egl.so.1", "libwayland-egl1", "libwayland-egl"),
)
Library = tuple[str, str, str]

HELP_WITHOUT_SCREEN = """\
No screen: neither DISPLAY nor WAYLAND_DISPLAY is set, so no window can open here.
  at a desktop    start this from a terminal window of that desktop
  over SSH        connect with `ssh -X`, or sit at the machine itself
  no desktop      xvfb-run -a python3 dev.py run    (Debian: apt-get install xvfb xauth)
To see the pages as pictures instead: python3 dev.py shots DIR"""


class SetUpError(Exception):
    """The machine lacks something; the message says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Do what the arguments ask and return the exit status."""
    commands = {"run": run, "test": test, "shots": shots, "bench": bench}
    if not arguments or arguments[0] not in commands:
        print(__doc__)
        return 0 if arguments and arguments[0] in ("-h", "--help", "help") else 2
    try:
        return commands[arguments[0]](list(arguments[1:]))
    except SetUpError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Start the program, with a window unless a command such as `detect` is asked for."""
    if opens_a_window(arguments):
        require_libraries(OFFSCREEN + window_libraries(sys.platform, os.environ))
    set_up()
    return start([tool("python"), "-m", "reflectapp", *arguments], os.environ)


def test(arguments: list[str]) -> int:
    """Run every check; the tests last, so that their closing line ends the output."""
    require_libraries(OFFSCREEN)
    set_up()
    quick = "--quick" in arguments
    rest = [argument for argument in arguments if argument != "--quick"]
    unwanted = ["-m", "not bench and not slow and not faults_long"] if quick else []
    spread = ["-n", "auto", "--dist", "worksteal"]
    checks = (
        ("lint", ["ruff", "check"]),
        ("format", ["ruff", "format", "--check"]),
        ("types", ["mypy"]),
        ("contracts", ["lint-imports", "--no-cache"]),
        ("tests", ["pytest", *spread, "--cov", "--cov-report=term", *unwanted, *rest]),
    )
    failed = [name for name, command in checks if not passes(name, command)]
    if failed:
        print(f"\nfailed: {', '.join(failed)}", flush=True)
    return 1 if failed else 0


def shots(arguments: list[str]) -> int:
    """Render every page of the demo journal, light and dark, into a folder."""
    if len(arguments) != 1:
        raise SetUpError("Name one folder: python3 dev.py shots DIR")
    require_libraries(OFFSCREEN)
    set_up()
    folder = str(Path(arguments[0]).resolve())
    return start([tool("python"), "-m", "reflectapp.ui.shots", folder], offscreen())


def bench(arguments: list[str]) -> int:
    """Run the benchmarks and show what they print."""
    require_libraries(OFFSCREEN)
    set_up()
    command = [tool("python"), "-m", "pytest", "-m", "bench", "-s", "--timeout=900", "tests/bench"]
    return start([*command, *arguments], offscreen())


def passes(name: str, command: list[str]) -> bool:
    """Run one check of the environment under a heading; whether it held."""
    print(f"\n==> {name}", flush=True)
    return start([tool(command[0]), *command[1:]], offscreen()) == 0


def start(command: list[str], environment: Mapping[str, str]) -> int:
    """Run a command in the checkout and return its exit status."""
    return subprocess.run(command, cwd=ROOT, env=dict(environment), check=False).returncode


def offscreen() -> dict[str, str]:
    """Return the environment in which Qt paints without a screen."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


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


def opens_a_window(arguments: Iterable[str]) -> bool:
    """Whether the program will open a window, not answer on the terminal."""
    return not {"detect", "-h", "--help", "--version"} & set(arguments)


def window_libraries(system: str, environment: Mapping[str, str]) -> tuple[Library, ...]:
    """Return what a window needs beyond the offscreen list.

    Raises:
        SetUpError: There is no screen.
    """
    if system != "linux" or environment.get("QT_QPA_PLATFORM"):
        return ()
    if environment.get("WAYLAND_DISPLAY"):
        return WAYLAND
    if environment.get("DISPLAY"):
        return X11
    raise SetUpError(HELP_WITHOUT_SCREEN)


def loads(name: str) -> bool:
    """Whether the system's loader finds this library."""
    try:
        ctypes.CDLL(name)
    except OSError:
        return False
    return True


def missing(
    libraries: Iterable[Library], is_there: Callable[[str], bool] = loads
) -> tuple[Library, ...]:
    """Return the libraries that the loader does not find, in their order."""
    return tuple(library for library in libraries if not is_there(library[0]))


def require_libraries(libraries: Iterable[Library]) -> None:
    """Make sure of Qt's system libraries; install them only as root under CI.

    Raises:
        SetUpError: Some miss; it names them and the line that installs them.
    """
    if sys.platform != "linux":
        return
    wanted = missing(libraries)
    if wanted and may_install():
        install(list(dict.fromkeys(package for _, package, _ in wanted)))
        wanted = missing(wanted)
    if wanted:
        raise SetUpError(explain(wanted))


def explain(wanted: Sequence[Library]) -> str:
    """Return which libraries miss and how each kind of system gets them."""
    debian = dict.fromkeys(package for _, package, _ in wanted)
    fedora = dict.fromkeys(package for _, _, package in wanted)
    return (
        f"Qt needs libraries that this system lacks: {', '.join(name for name, _, _ in wanted)}\n"
        f"  Debian, Ubuntu   {apt_line(debian)}\n"
        f"  Fedora           sudo dnf install {' '.join(fedora)}"
    )


def apt_line(packages: Iterable[str]) -> str:
    """Return the line that installs Debian packages."""
    return f"sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def may_install() -> bool:
    """Whether this is a CI machine of our own: root, CI set, Debian's tools there."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and bool(os.environ.get("CI")) and shutil.which("apt-get") is not None


def install(packages: Sequence[str]) -> None:
    """Install Debian packages, with a fresh list of what there is."""
    print(f"Installing {' '.join(packages)}", flush=True)
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for step in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        start(["apt-get", "-qq", *step], quiet)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
