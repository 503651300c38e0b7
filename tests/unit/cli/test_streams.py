"""The program as a process among others: where its results go, and what a fault in it tells."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from reflectapp.domain.entry import Draft
from reflectapp.services.session import Session
from tests.support.fixtures import PASSPHRASE

TITLE = "Café 😀 → Jean"


@pytest.fixture
def journal(session: Session) -> Path:
    """The folder of a closed journal with one entry, whose title few encodings hold."""
    entry = session.journal.new_entry()
    session.journal.save(Draft(entry.id, TITLE, "", entry.happened_on))
    session.close()
    return session.folder


def started(
    arguments: list[str], out: int = subprocess.PIPE, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    reading, writing = os.pipe()
    os.write(writing, PASSPHRASE.encode() + b"\n")
    os.close(writing)
    try:
        return subprocess.run(
            [sys.executable, "-m", "reflectapp", "--passphrase-fd", str(reading), *arguments],
            stdout=out,
            stderr=subprocess.PIPE,
            pass_fds=[reading],
            env={**os.environ, **environment},
            check=False,
        )
    finally:
        os.close(reading)


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
@pytest.mark.parametrize("form", [[], ["--json"]])
def test_files_and_programs_get_utf_8_whatever_the_system_prefers(
    encoding: str, form: list[str], journal: Path
) -> None:
    """Windows writes pipes in an alphabet of the West, which has no place for most words."""
    done = started(["--journal", str(journal), "list", *form], PYTHONIOENCODING=encoding)
    assert (done.returncode, done.stderr) == (0, b"")
    assert TITLE in done.stdout.decode("utf-8")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device of Linux")
def test_results_that_cannot_be_written_are_no_success(journal: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        done = started(["--journal", str(journal), "list"], full.fileno())
    assert done.returncode == 1
    assert done.stderr.startswith(b"reflectapp: the output could not be written")
    assert done.stderr.count(b"\n") == 1


def test_whoever_has_read_enough_breaks_nothing(journal: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = started(["--journal", str(journal), "list"], writing)
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_the_program_says_so_instead_of_dying_of_it(journal: Path) -> None:
    nowhere = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = started(["--journal", str(journal)], **nowhere)
    assert done.returncode == 1
    assert b"there is no screen" in done.stderr


def test_a_fault_in_the_program_quotes_nothing_that_was_written() -> None:
    code = (
        "import sys, threading\n"
        "from reflectapp import __main__, cli\n"
        "def fail(*_): raise KeyError('Jean Hartley')\n"
        "def fail_twice(*_):\n"
        "    thread = threading.Thread(target=fail)\n"
        "    thread.start(); thread.join(); Gone(); fail()\n"
        "class Gone: __del__ = fail\n"
        "cli.main = fail_twice\n"
        "__main__.main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert done.returncode == 1
    assert done.stderr.count(b"a fault in the program: KeyError at") == 3
    assert b"Hartley" not in done.stderr
