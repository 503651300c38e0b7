"""What every test stands on: no screen, memory that may move, how hard Hypothesis tries."""

from __future__ import annotations

import os

# Before anything imports Qt: it reads this once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

import pytest
from hypothesis import HealthCheck, settings

from reflectapp.storage import database

# No deadline: two busy cores make a wall clock a liar.
settings.register_profile(
    "dev", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("dev"), max_examples=100, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

pytest_plugins = ["tests.support.fixtures"]


def pytest_configure(config: pytest.Config) -> None:
    """Let SQLCipher's memory unlocked where nothing is measured.

    Locking each piece of it by two calls of the system is four fifths of what storage costs a
    test, and shows in no result. Programs that tests start lock it, as `test_database` sees.
    """
    if config.getoption("-m") != "bench":
        database.PRAGMAS = tuple(p for p in database.PRAGMAS if p != database.LOCKED_MEMORY)
