"""Programs of others that tests use, to take our files and set clocks: CI alone installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable

from checkout.libraries import may_install

# Program, and the Debian packages that bring it.
PROGRAMS = (
    ("hugo", "hugo"),
    ("jekyll", "jekyll"),
    ("pandoc", "pandoc"),
    ("tidy", "tidy"),
    ("pdftotext", "poppler-utils"),
    ("chromium", "chromium"),
    ("faketime", "faketime"),
    ("mariadbd", "mariadb-server wordpress php-cli php-mysql php-xml"),
)


def missing_packages(find: Callable[[str], str | None] = shutil.which) -> list[str]:
    """Return the Debian packages of the programs that are not there."""
    return [name for program, names in PROGRAMS if not find(program) for name in names.split()]


def begin_installing() -> subprocess.Popen[bytes] | None:
    """Begin to install what is missing, on a CI machine of our own; lint and types go on beside it.

    What cannot be installed makes its tests skip, and the suite does not fail for it.
    """
    wanted = missing_packages()
    if not wanted or not may_install():
        return None
    print(f"Installing {' '.join(wanted)}", flush=True)
    # Without a way to a mirror this is to end soon.
    apt = "apt-get -qq -o Acquire::http::Timeout=20 -o Acquire::Retries=1"
    install = f"{apt} install -y --no-install-recommends {' '.join(wanted)}"
    return subprocess.Popen(
        ["sh", "-c", f"{apt} update && {install}"],
        env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"},
        stdout=subprocess.DEVNULL,
    )


def finish_installing(process: subprocess.Popen[bytes] | None, longest: float = 180) -> None:
    """Wait until it is done, for `longest` seconds at most."""
    if process is None:
        return
    try:
        process.wait(longest)
    except subprocess.TimeoutExpired:
        process.kill()
