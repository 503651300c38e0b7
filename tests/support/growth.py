"""Whether work grows in step with a text: ratios of one run, never a figure of a clock."""

from __future__ import annotations

import time
from collections.abc import Callable

MOST = 9
"""Four times the text in so many times the time is no longer linear; sixteen is quadratic."""
TOO_SHORT = 0.02
"""Seconds of the shorter text, under which a ratio is noise."""


def is_linear(read: Callable[[str], object], unit: str, size: int) -> bool:
    """Compare a text with one a quarter as long; a busy machine may spoil two tries of three."""
    short, long = (unit * (n // len(unit)) for n in (size // 4, size))
    read(short)
    return any(
        _seconds(read, long) < MOST * max(_seconds(read, short), TOO_SHORT) for _ in range(3)
    )


def _seconds(read: Callable[[str], object], text: str) -> float:
    start = time.process_time()
    read(text)
    return time.process_time() - start
