"""Programs of others: where one is not installed, its tests are skipped."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

pytest.register_assert_rewrite("tests.readers.samples")

Run = Callable[..., str]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything here."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.readers)


@pytest.fixture(scope="session")
def run() -> Run:
    """Runs a program and returns what it says; skips where it is not installed."""

    def run(*command: str | Path, cwd: Path | None = None) -> str:
        program = shutil.which(str(command[0]))
        if program is None:
            pytest.skip(f"{command[0]} is not installed")
        line = [program, *map(str, command[1:])]
        done = subprocess.run(
            line, cwd=cwd, capture_output=True, text=True, timeout=100, check=False
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
