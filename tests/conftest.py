"""What every test stands on: no screen, and how hard Hypothesis tries."""

from __future__ import annotations

import os

# Before anything imports Qt: it reads this once.
os.environ["QT_QPA_PLATFORM"] = "offscreen"

from hypothesis import HealthCheck, settings

# No deadline: two busy cores make a wall clock a liar.
settings.register_profile(
    "dev", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.register_profile("ci", settings.get_profile("dev"), max_examples=100, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

pytest_plugins = ["tests.support.fixtures"]
