"""Lines that are cut to their room, and ask for none."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QSizePolicy


def elided(line: QLabel) -> QLabel:
    """Return `line` such that its text never makes the window wider; the view cuts it."""
    line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
    return line
