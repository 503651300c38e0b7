"""Windows are left out of pictures of the screen; tried with systems that are handed in."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QDialog, QMenu, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.ui.capture import CaptureGuard, by_affinity, by_sharing_type, way_to_leave_out

LEFT_OUT, BLACK = 0x11, 0x01


@pytest.fixture
def told(qapp: QGuiApplication) -> Iterator[set[int]]:
    """The handles that a guard has left out of pictures."""
    handles: set[int] = set()
    owner = QObject()
    CaptureGuard(handles.add, owner)
    yield handles
    owner.deleteLater()


@pytest.fixture
def window(told: set[int], qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(300, 200)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
        made.activateWindow()
    return made


def shown() -> set[int]:
    return {
        int(window.winId()) for window in QGuiApplication.topLevelWindows() if window.isVisible()
    }


def test_the_window_is_left_out_and_a_hidden_one_gets_no_handle(
    window: QWidget, told: set[int], qtbot: QtBot
) -> None:
    hidden = QWidget()
    qtbot.addWidget(hidden)
    qtbot.waitUntil(lambda: told == shown())
    assert int(window.winId()) in told
    assert hidden.windowHandle() is None


@pytest.mark.parametrize("kind", ["dialog", "menu", "list"])
def test_what_opens_later_is_left_out(
    kind: str, window: QWidget, told: set[int], qtbot: QtBot
) -> None:
    before = shown()
    if kind == "dialog":
        QDialog(window).open()
    elif kind == "menu":
        menu = QMenu(window)
        menu.addAction("Elizabeth Obi")
        menu.popup(QPoint(10, 10))
    else:
        names = QComboBox(window)
        names.addItems(["Elizabeth Obi", "Jean Hartley"])
        names.showPopup()
    qtbot.waitUntil(lambda: bool(shown() - before) and shown() <= told)


def test_a_tooltip_is_left_out_although_it_never_has_the_focus(
    window: QWidget, told: set[int], qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: shown() <= told)
    handle = window.windowHandle()
    assert handle is not None
    qtbot.mouseMove(handle, QPoint(20, 20))
    before = shown()
    QToolTip.showText(window.mapToGlobal(QPoint(20, 20)), "Elizabeth Obi", window)
    qtbot.waitUntil(lambda: bool(shown() - before) and shown() <= told)


@pytest.mark.parametrize(("knows", "wanted"), [(True, [LEFT_OUT]), (False, [LEFT_OUT, BLACK])])
def test_an_old_windows_shows_a_black_window_instead(knows: bool, wanted: list[int]) -> None:
    asked: list[tuple[int, int]] = []

    def set_affinity(handle: int, kind: int) -> int:
        asked.append((handle, kind))
        return int(knows or kind != LEFT_OUT)

    by_affinity(set_affinity)(7)
    assert asked == [(7, kind) for kind in wanted]


@pytest.mark.parametrize(
    ("window_of_view", "wanted"),
    [
        (0x51, [(0x50, b"window", None), (0x51, b"setSharingType:", 0)]),
        (0, [(0x50, b"window", None)]),
    ],
)
def test_macos_is_told_that_the_window_of_a_view_is_shared_with_nobody(
    window_of_view: int, wanted: list[tuple[int, bytes, int | None]]
) -> None:
    """Called by ctypes as the library is, but for the addresses."""
    names: dict[int, bytes] = {}
    sent: list[tuple[int, bytes, int | None]] = []
    number = ctypes.c_void_p

    def register(name: bytes) -> int:
        names[len(names) + 1] = name
        return len(names)

    def send(receiver: int, selector: int, value: int) -> int:
        is_question = names[selector] == b"window"
        sent.append((receiver, names[selector], None if is_question else value))
        return window_of_view

    runtime = SimpleNamespace(
        sel_registerName=ctypes.CFUNCTYPE(number, ctypes.c_char_p)(register),
        objc_msgSend=ctypes.CFUNCTYPE(number, number, number, ctypes.c_ulong)(send),
    )
    by_sharing_type(runtime)(0x50)
    assert sent == wanted


def test_where_a_window_cannot_ask_for_it_nothing_is_called(qapp: QGuiApplication) -> None:
    assert QGuiApplication.platformName() == "offscreen"
    assert way_to_leave_out() is None
