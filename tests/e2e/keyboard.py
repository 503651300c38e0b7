"""A writer without a mouse: keys go to whatever has the focus, and nothing else is touched."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.support.accessible import accessible_name, unnamed_controls

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier

_STEPS = 120
"""How often Tab is pressed before a control counts as out of reach."""


class Keyboard:
    """Presses keys in the program's own windows."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.windows: set[str] = set()
        """Every window that had the focus: a part shown before it has a home is one, too."""
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusWindowChanged.connect(self._note_window)

    def _note_window(self, window: QWindow | None) -> None:
        if window is not None:
            self.windows.add(window.objectName())

    @property
    def focus(self) -> QWidget:
        """Whatever would get the next key; a program that lost it cannot be used any more."""
        self.wait(lambda: QApplication.focusWidget() is not None)
        widget = QApplication.focusWidget()
        assert widget is not None
        return widget

    @property
    def focus_name(self) -> str:
        """What is read aloud for it."""
        return accessible_name(self.focus)

    def press(self, key: Key, modifiers: Qt.KeyboardModifier = PLAIN, times: int = 1) -> None:
        """Press and release a key."""
        for _ in range(times):
            QTest.keyClick(self.focus, key, modifiers)

    def type(self, text: str) -> None:
        """Type Latin text; a line break is Return."""
        for number, line in enumerate(text.split("\n")):
            if number:
                self.press(Key.Key_Return)
            QTest.keyClicks(self.focus, line)

    def replace(self, text: str) -> None:
        """Type over what a field holds."""
        self.press(Key.Key_A, CONTROL)
        self.type(text)

    def tab_to(self, name: str, *, back: bool = False) -> None:
        """Press Tab, or Shift+Tab, until a control whose name begins so has the focus."""
        met = []
        for _ in range(_STEPS):
            met.append(self.focus_name)
            if met[-1].startswith(name):
                return
            self.press(Key.Key_Backtab if back else Key.Key_Tab, SHIFT if back else PLAIN)
        raise AssertionError(f"Tab never comes to {name!r}, only to {sorted(set(met))}")

    def wait(self, holds: Callable[[], bool], timeout: int = 20_000) -> None:
        """Wait until something that can be seen is there."""
        self._qtbot.waitUntil(holds, timeout=timeout)


def assert_all_named(window: QWidget) -> None:
    """Every control that can be focused on the page in front has something to be read aloud."""
    assert unnamed_controls(window) == []
