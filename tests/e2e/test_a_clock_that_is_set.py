"""The clock of the computer, really set under the program: by libfaketime, which CI installs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.support.fixtures import PASSPHRASE
from tests.support.written_before import WrittenBefore

ROOT = Path(__file__).resolve().parents[2]
FOUND = sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not FOUND, reason="libfaketime is not installed (Debian: faketime)"),
]


def turned(by: str, tmp_path: Path, *, boot_too: bool = False) -> dict[str, str]:
    """Return an environment in which the wall clock is set, and the boot clock only if said."""
    file = tmp_path / "faketimerc"
    file.write_text(by)
    return {
        **os.environ,
        "LD_PRELOAD": str(FOUND[0]),
        "FAKETIME_TIMESTAMP_FILE": str(file),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "0" if boot_too else "1",
    }


@pytest.fixture
def before(tmp_path: Path) -> WrittenBefore:
    """A journal of four days ago: of a delay of fourteen days, ten are left."""
    return WrittenBefore(tmp_path / "journal", 4)


def status(before: WrittenBefore, entry_id: str, environment: dict[str, str]) -> str:
    """Return the state of a post as `post status` tells it."""
    read, write = os.pipe()
    os.write(write, PASSPHRASE.encode() + b"\n")
    os.close(write)
    command = [sys.executable, "-m", "reflectapp", "--journal", str(before.folder)]
    command += ["--passphrase-fd", str(read), "post", "status", entry_id, "--json"]
    done = subprocess.run(
        command, env=environment, pass_fds=(read,), capture_output=True, check=True, timeout=60
    )
    os.close(read)
    state: str = json.loads(done.stdout)["state"]
    return state


def test_a_clock_set_forward_between_two_commands_ripens_nothing(
    before: WrittenBefore, tmp_path: Path
) -> None:
    entry_id = before.write("A talk", "We ate.")
    assert status(before, entry_id, dict(os.environ)) == "waiting"
    assert status(before, entry_id, turned("+30d", tmp_path)) == "waiting"
    assert status(before, entry_id, turned("-30d", tmp_path)) == "waiting"
    assert status(before, entry_id, dict(os.environ)) == "waiting"


def test_a_month_that_the_computer_slept_through_counts(
    before: WrittenBefore, tmp_path: Path
) -> None:
    entry_id = before.write("A talk", "We ate.")
    assert status(before, entry_id, dict(os.environ)) == "waiting"
    assert status(before, entry_id, turned("+30d", tmp_path, boot_too=True)) == "ready"


@contextmanager
def running(
    before: WrittenBefore, entry_id: str, environment: dict[str, str]
) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.support.clock_process", str(before.folder), entry_id],
        cwd=ROOT,
        env=environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
    finally:
        process.communicate(timeout=60)


def asked(process: subprocess.Popen[str]) -> tuple[str, int]:
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("?\n")
    process.stdin.flush()
    state, steps = process.stdout.readline().split()
    return state, int(steps)


def test_a_clock_set_while_the_program_runs_ripens_nothing_and_is_noticed(
    before: WrittenBefore, tmp_path: Path
) -> None:
    entry_id = before.write("A talk", "We ate.")
    environment = turned("+0", tmp_path)
    with running(before, entry_id, environment) as process:
        assert asked(process) == ("waiting", 0)
        for number, by in enumerate(("+30d", "-30d", "+400d", "+0"), 1):
            turned(by, tmp_path)
            assert asked(process) == ("waiting", number)
    assert status(before, entry_id, dict(os.environ)) == "waiting"


def test_the_passing_of_days_is_believed_while_the_program_runs(
    before: WrittenBefore, tmp_path: Path
) -> None:
    """So that the test before would notice a program that looks at no clock."""
    entry_id = before.write("A talk", "We ate.")
    environment = turned("+0", tmp_path, boot_too=True)
    with running(before, entry_id, environment) as process:
        assert asked(process) == ("waiting", 0)
        turned("+9d", tmp_path)
        assert asked(process) == ("waiting", 0)
        turned("+11d", tmp_path)
        assert asked(process) == ("ready", 0)
