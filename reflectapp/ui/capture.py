"""Keeps the windows out of pictures that other programs take of the screen, where a system can."""

from __future__ import annotations

import ctypes
import ctypes.util
import sys
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

LeaveOut = Callable[[int], None]
"""Takes a window's handle, and leaves that window out of pictures; once or often."""

SetAffinity = Callable[[int, int], int]
"""Windows' own: takes a window and what becomes of it in pictures; 0 when it refuses."""

_LEFT_OUT, _BLACK = 0x11, 0x01
"""WDA_EXCLUDEFROMCAPTURE, of Windows 10 from 2004 on, and WDA_MONITOR, of all others."""

_SHARED_WITH_NOBODY = 0
"""NSWindowSharingNone."""

_LOOK_EVERY_MS, _LOOKS = 100, 20
"""A tooltip appears 0.7 s after the mouse came to rest."""


class CaptureGuard(QObject):
    """Leaves every window of the program out of pictures, those that open later too.

    Whatever opens gets the focus, menus and lists too, and the application says so; only tooltips
    do not. They follow the mouse, so what is on the screen is looked over while it moves and for
    two seconds after. A filter on the application would see them all, and cost each key 1-2 ms.
    """

    def __init__(self, leave_out: LeaveOut, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._leave_out = leave_out
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_EVERY_MS)
        self._timer.timeout.connect(self._look_on)
        self._looks_left = 0
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)  # noqa: S101 - there are windows
        application.focusWindowChanged.connect(self._look_soon)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove:
            self._looks_left = _LOOKS
            if not self._timer.isActive():
                self._timer.start()
        return False

    def _look_soon(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)
        # The window that gets the focus may not be on the screen yet.
        QTimer.singleShot(0, self, self._look)

    def _look_on(self) -> None:
        self._look()
        self._looks_left -= 1
        if self._looks_left <= 0:
            self._timer.stop()

    def _look(self) -> None:
        # All of them each time: a system gives the handle of a window that is gone to the next.
        for window in QGuiApplication.topLevelWindows():
            # A hidden one has no handle, and must not be given one here.
            if window.isVisible():
                self._leave_out(window.winId())


def by_affinity(set_affinity: SetAffinity) -> LeaveOut:
    """Return how Windows leaves windows out; an old one shows them black."""

    def leave_out(handle: int) -> None:
        if not set_affinity(handle, _LEFT_OUT):
            set_affinity(handle, _BLACK)

    return leave_out


def by_sharing_type(runtime: Any) -> LeaveOut:
    """Return how macOS leaves windows out: by `NSWindow.sharingType`.

    Args:
        runtime: The library of Objective-C, as ctypes loads it.
    """
    named = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_char_p)
    asking = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)
    telling = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)
    selector = ctypes.cast(runtime.sel_registerName, named)
    # One function sends every message, and is called as what receives the message takes it.
    ask, tell = (ctypes.cast(runtime.objc_msgSend, kind) for kind in (asking, telling))
    window_of, set_sharing_type = selector(b"window"), selector(b"setSharingType:")

    def leave_out(view: int) -> None:
        window = ask(view, window_of)
        if window is not None:
            tell(window, set_sharing_type, _SHARED_WITH_NOBODY)

    return leave_out


def way_to_leave_out() -> LeaveOut | None:
    """Return how windows are left out here; None where a window cannot ask for it."""
    platform = QGuiApplication.platformName()
    # What a handle is depends on how Qt shows windows, not on the system alone.
    if sys.platform == "win32" and platform == "windows":
        call = ctypes.windll.user32.SetWindowDisplayAffinity
        call.argtypes = (ctypes.c_void_p, ctypes.c_uint32)
        call.restype = ctypes.c_int
        return by_affinity(lambda handle, kind: int(call(handle, kind)))
    if sys.platform == "darwin" and platform == "cocoa":
        library = ctypes.util.find_library("objc")
        return None if library is None else by_sharing_type(ctypes.CDLL(library))
    return None
