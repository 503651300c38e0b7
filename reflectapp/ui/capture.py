"""Keeps the window out of pictures that other programs take of the screen, where a system can."""

from __future__ import annotations

import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow

_LEFT_OUT, _BLACK = 0x11, 0x01
"""WDA_EXCLUDEFROMCAPTURE, of Windows 10 from 2004 on, and WDA_MONITOR, of all others."""

SetAffinity = Callable[[int, int], int]
"""Windows' own: takes a window and what becomes of it in pictures; 0 when it refuses."""


class CaptureGuard(QObject):
    """Leaves every window of the program out of pictures, those that open later too."""

    def __init__(self, set_affinity: SetAffinity, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._set_affinity = set_affinity
        self._guarded: set[int] = set()
        # Whatever is opened gets the focus; a filter would cost every event a call.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 - there are windows
        application.focusWindowChanged.connect(self._look_soon)

    def _look_soon(self, _: QWindow | None) -> None:
        # The window that gets the focus may not be on the screen yet.
        QTimer.singleShot(0, self, self._look)

    def _look(self) -> None:
        for window in QGuiApplication.topLevelWindows():
            # A hidden one has no handle, and must not be given one here.
            if window.isVisible() and window.winId() not in self._guarded:
                self._guarded.add(window.winId())
                self._leave_out(window.winId())

    def _leave_out(self, handle: int) -> None:
        if not self._set_affinity(handle, _LEFT_OUT):
            self._set_affinity(handle, _BLACK)


if sys.platform == "win32":
    import ctypes

    def affinity_of_windows() -> SetAffinity | None:
        """Return Windows' function."""
        call = ctypes.windll.user32.SetWindowDisplayAffinity
        call.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        call.restype = ctypes.c_int
        return lambda handle, kind: int(call(handle, kind))

else:

    def affinity_of_windows() -> SetAffinity | None:
        """Return nothing: here a window cannot ask for it."""
        return None
