"""Programs of others: where one is not installed, its tests are skipped."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from checkout.readers import NODE

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
    modules = NODE / "node_modules"
    path = os.pathsep.join([os.environ.get("PATH", ""), str(modules / ".bin")])

    def run(*command: str | Path, cwd: Path | None = None, longest: float = 100) -> str:
        program = shutil.which(str(command[0]), path=path)
        if program is None:
            pytest.skip(f"{command[0]} is not installed")
        line = [program, *map(str, command[1:])]
        done = subprocess.run(
            line,
            cwd=cwd,
            env={**os.environ, "NODE_PATH": str(modules)},
            capture_output=True,
            text=True,
            timeout=longest,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    return run
