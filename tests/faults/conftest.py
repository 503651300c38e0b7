"""The table of what held, printed when faults are tried by the hundred."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Note = Callable[[str, str], None]
_TABLE = pytest.StashKey[list[tuple[str, str]]]()


@pytest.fixture
def note(request: pytest.FixtureRequest) -> Note:
    """Put one line into the table: the promise, and what was seen."""
    table = request.config.stash.setdefault(_TABLE, [])
    return lambda promise, seen: table.append((promise, seen))


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Print the table."""
    table = config.stash.get(_TABLE, [])
    if not table:
        return
    terminalreporter.section("what was promised, and what was seen")
    for promise, seen in table:
        terminalreporter.write_line(f"{promise:52} {seen}")
