"""While the program runs, and after it was killed, no file holds a word of an entry."""

from __future__ import annotations

import configparser
import contextlib
import os
import select
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from tests.e2e.driver import FOUND, MARKER, PASSPHRASE, STOPS

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="names the folders that Linux programs use"),
]

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = {
    "HOME": "home",
    "XDG_DATA_HOME": "data",
    "XDG_CONFIG_HOME": "config",
    "XDG_CACHE_HOME": "cache",
    "XDG_STATE_HOME": "state",
    "XDG_RUNTIME_DIR": "run",
    "TMPDIR": "tmp",
    "SQLITE_TMPDIR": "tmp",
}
SHARED_MEMORY = Path("/dev/shm")


class Program:
    """The program in a home of its own, used by the driver."""

    def __init__(self, home: Path) -> None:
        self.home = home
        for name in FOLDERS.values():
            (home / name).mkdir(mode=0o700, exist_ok=True)
        (home / "blog").mkdir()
        self.journal = home / "data" / "journal"
        self._errors = home / "errors.txt"
        environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith("COV_")},
            **{name: str(home / folder) for name, folder in FOLDERS.items()},
            "QT_QPA_PLATFORM": "offscreen",
        }
        command = [sys.executable, "-m", "tests.e2e.driver", str(self.journal), str(home / "blog")]
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(
                command,
                cwd=ROOT,
                env=environment,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                text=True,
            )
        self.said: list[str] = []

    def comes_to(self, stop: str) -> None:
        """Wait until the driver says that it is there."""
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], 100)
        assert ready, f"{stop}: {self._errors.read_text()}"
        line = self.process.stdout.readline()
        self.said.append(line)
        assert line.strip() == stop, self._errors.read_text()

    def goes_on(self) -> None:
        """Let the driver go on."""
        assert self.process.stdin is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()

    def readable(self) -> list[str]:
        """Return every file that holds the marker or the passphrase in any encoding."""
        found = holders(self.home) + holders(SHARED_MEMORY)
        return found + [line for line in self.said if MARKER in line]


def holders(folder: Path) -> list[str]:
    forms = [
        form
        for secret in (MARKER, PASSPHRASE)
        for text in (secret, secret.lower(), secret.upper())
        for form in (text.encode(), text.encode("utf-16-le"), text.encode("utf-16-be"))
    ]
    found = []
    for path in folder.rglob("*"):
        try:
            content = path.read_bytes() if path.is_file() else b""
        except OSError:  # gone meanwhile, or another user's
            continue
        if any(form in content for form in forms):
            found.append(str(path))
    return found


@pytest.fixture
def program(tmp_path: Path) -> Iterator[Program]:
    """The program, running; whatever of it is left at the end is ended."""
    made = Program(tmp_path)
    yield made
    helpers = children(made)
    made.process.kill()
    for helper in helpers:
        with contextlib.suppress(psutil.NoSuchProcess):
            helper.kill()
    made.process.wait()
    for stream in (made.process.stdin, made.process.stdout):
        assert stream is not None
        stream.close()


def children(program: Program) -> list[psutil.Process]:
    try:
        return psutil.Process(program.process.pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


@pytest.mark.timeout(180)
def test_no_file_holds_a_word_while_it_is_used_nor_after_it_was_killed(program: Program) -> None:
    for stop in STOPS:
        program.comes_to(stop)
        assert program.readable() == [], stop
        if stop != FOUND:
            program.goes_on()
    helpers = children(program)
    assert helpers  # the language process has read the entry
    program.process.send_signal(signal.SIGKILL)
    assert program.process.wait() == -signal.SIGKILL
    # Whoever holds the words in memory ends with the window, and leaves nothing behind either.
    _, alive = psutil.wait_procs(helpers, timeout=20)
    assert [process.pid for process in alive] == []
    assert program.readable() == []

    # What is remembered outside the journal is how the window looks.
    (remembered,) = (p for p in (program.home / "config").rglob("*") if p.is_file())
    assert remembered.name == "window.ini"
    settings = configparser.ConfigParser(interpolation=None)
    settings.read_string(remembered.read_text())
    kept = {f"{section}/{key}" for section in settings.sections() for key in settings[section]}
    assert kept == {"window/geometry", "look/appearance", "look/scale"}
    assert list((program.home / "blog").iterdir()) == []
    assert list((program.home / "tmp").iterdir()) == []

    # The search itself can find: what it looks for is there when it is written plainly.
    plain = program.home / "home" / "plain"
    plain.write_text(MARKER, encoding="utf-16")
    assert holders(program.home) == [str(plain)]
