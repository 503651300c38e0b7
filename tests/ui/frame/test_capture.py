"""Windows are left out of pictures of the screen; tried with a system that is handed in."""

from __future__ import annotations

import sys

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.ui.capture import CaptureGuard, affinity_of_windows

LEFT_OUT, BLACK = 0x11, 0x01


@pytest.mark.parametrize(("knows", "wanted"), [(True, [LEFT_OUT]), (False, [LEFT_OUT, BLACK])])
def test_every_window_is_left_out_once_also_a_dialog_that_opens_later(
    qtbot: QtBot, knows: bool, wanted: list[int]
) -> None:
    told: dict[int, list[int]] = {}

    def set_affinity(handle: int, kind: int) -> int:
        told.setdefault(handle, []).append(kind)
        return int(knows or kind != LEFT_OUT)

    owner = QObject()
    guard = CaptureGuard(set_affinity, owner)
    window, hidden = QWidget(), QWidget()
    qtbot.addWidget(window)
    qtbot.addWidget(hidden)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    sheet = QDialog(window)
    with qtbot.waitActive(sheet):
        sheet.open()
        sheet.activateWindow()
    qtbot.waitUntil(lambda: int(sheet.winId()) in told)
    shown = {int(w.winId()) for w in QGuiApplication.topLevelWindows() if w.isVisible()}
    assert {int(window.winId()), int(sheet.winId())} <= shown
    assert told == dict.fromkeys(shown, wanted)
    del guard


@pytest.mark.skipif(sys.platform == "win32", reason="Windows can")
def test_where_a_window_cannot_ask_for_it_nothing_is_called() -> None:
    assert affinity_of_windows() is None
