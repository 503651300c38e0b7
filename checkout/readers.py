"""Programs of others that tests use (readers, clocks, key rings, screens); CI installs them."""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from checkout import ROOT
from checkout.libraries import X11, may_install, missing

# Program, and the Debian packages that bring it.
PROGRAMS = (
    ("hugo", "hugo"),
    ("jekyll", "jekyll"),
    ("pandoc", "pandoc"),
    ("tidy", "tidy"),
    ("pdftotext", "poppler-utils"),
    ("chromium", "chromium"),
    ("faketime", "faketime"),
    ("gnome-keyring-daemon", "gnome-keyring"),
    ("dbus-run-session", "dbus-daemon"),
    ("xvfb-run", "xvfb xauth"),
    ("mariadbd", "mariadb-server wordpress php-cli php-mysql php-xml"),
)

NODE = ROOT / ".readers"
"""Where programs for Node go."""
# Eleventy; what Ghost turns a post into its own form with, and back into a page; the Nu checker.
NODE_PACKAGES = (
    "@11ty/eleventy@3.1.8",
    "@tryghost/kg-default-nodes@2.0.1",
    "@tryghost/kg-html-to-lexical@1.2.24",
    "@tryghost/kg-lexical-html-renderer@1.3.24",
    "vnu-jar@26.9.27",
)


def missing_packages(find: Callable[[str], str | None] = shutil.which) -> list[str]:
    """Return the Debian packages of the programs, and of what a window on X11 needs, not there."""
    of_programs = [
        name for program, names in PROGRAMS if not find(program) for name in names.split()
    ]
    return of_programs + [package for _, package, _ in missing(X11)]


def missing_node_packages(folder: Path = NODE) -> list[str]:
    """Return the packages for Node that are not in a folder; none where npm is not there."""
    if not shutil.which("npm"):
        return []
    modules = folder / "node_modules"
    return [name for name in NODE_PACKAGES if not (modules / name.rpartition("@")[0]).is_dir()]


def begin_installing() -> list[subprocess.Popen[bytes]]:
    """Begin to install what is missing, on a CI machine of our own; lint and types go on beside it.

    What cannot be installed makes its tests skip, and the suite does not fail for it.
    """
    if not may_install():
        return []
    commands = []
    of_debian, of_node = missing_packages(), missing_node_packages()
    if of_debian:
        # Without a way to a mirror this is to end soon.
        apt = "apt-get -qq -o Acquire::http::Timeout=20 -o Acquire::Retries=1"
        install = f"{apt} install -y --no-install-recommends {' '.join(of_debian)}"
        commands.append(["sh", "-c", f"{apt} update && {install}"])
    if of_node:
        NODE.mkdir(exist_ok=True)
        npm = ["npm", "install", f"--prefix={NODE}", "--ignore-scripts", "--loglevel=error"]
        commands.append([*npm, "--no-audit", "--no-fund", *of_node])
    if commands:
        print(f"Installing {' '.join(of_debian + of_node)}", flush=True)
    quietly = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return [subprocess.Popen(line, env=quietly, stdout=subprocess.DEVNULL) for line in commands]


def finish_installing(processes: Sequence[subprocess.Popen[bytes]], longest: float = 180) -> None:
    """Wait until they are done, for `longest` seconds at most."""
    end = time.monotonic() + longest
    for process in processes:
        try:
            process.wait(max(end - time.monotonic(), 0))
        except subprocess.TimeoutExpired:
            process.kill()
