"""The small parts that every page is built from."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.ui.notices import Toast
from reflectapp.ui.parts import button, icon_button

MAKERS = {"words": lambda: button("Go on"), "icon": lambda: icon_button(QIcon(), "Go on")}


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
@pytest.mark.parametrize("make", MAKERS.values(), ids=MAKERS)
def test_a_button_with_the_focus_is_pressed_by_return_and_by_space(
    qtbot: QtBot, make: Callable[[], QPushButton], key: Qt.Key
) -> None:
    made = make()
    qtbot.addWidget(made)
    made.show()
    made.setFocus()
    with qtbot.waitSignal(made.clicked, timeout=500):
        QTest.keyClick(made, key)


def test_the_undo_of_a_passing_sentence_never_takes_the_focus(qtbot: QtBot) -> None:
    page = QWidget()
    toast = Toast(page)
    first = button("First")
    first.setParent(page)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    toast.say("Put in the bin.", lambda: None)
    first.setFocus()
    first.hide()
    assert QApplication.focusWidget() is None or not toast.isAncestorOf(QApplication.focusWidget())
