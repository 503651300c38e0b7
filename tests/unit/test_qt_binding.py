"""The pinned Qt binding keeps its references (docs/decisions.md, the PySide6 pin)."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

ROUNDS, CALLS = 100, 500


def test_fifty_thousand_void_calls_lose_no_reference_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(ROUNDS):
        for _ in range(CALLS):
            widget.update()
        # Looked at often: once all are lost, the interpreter aborts and says nothing.
        assert before - sys.getrefcount(None) < CALLS // 2
