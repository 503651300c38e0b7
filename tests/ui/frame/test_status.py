"""The line at the foot of the window."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from reflectapp.ui.status import StatusLine
from reflectapp.ui.theme import Theme


def test_a_demonstration_says_so_whatever_the_width(theme: Theme, qtbot: QtBot) -> None:
    line = StatusLine(theme)
    qtbot.addWidget(line)
    line.show_minutes_left(5)
    line.show()
    assert not line.demo.isVisible()
    line.show_demo()
    for width, words in (
        (1400, "Demonstration: all invented. What you write is thrown away at the end"),
        (720, "Demonstration: what you write is thrown away"),
        (430, "Demonstration"),
    ):
        line.resize(width, line.sizeHint().height())
        qtbot.waitUntil(lambda said=words: line.demo.text() == said)
    assert "files that you exported" in line.demo.toolTip()
