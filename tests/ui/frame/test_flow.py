"""Taking widgets out of a layout."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLayout, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.ui.flow import FlowLayout, empty


@pytest.mark.parametrize("kind", [FlowLayout, QVBoxLayout])
def test_what_is_thrown_out_as_soon_as_it_came_in_is_never_a_window(
    kind: type[QLayout], qtbot: QtBot
) -> None:
    home = QWidget()
    layout = kind(home)
    qtbot.addWidget(home)
    with qtbot.waitExposed(home):
        home.show()
    chip = QPushButton("a name")
    layout.addWidget(chip)
    empty(layout)
    QApplication.processEvents()
    assert layout.count() == 0
    assert [w for w in QApplication.topLevelWidgets() if w.isVisible()] == [home]
