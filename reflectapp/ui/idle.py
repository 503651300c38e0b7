"""Notices when nobody has touched the keyboard or the mouse for a while."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow
from typing_extensions import override

_TICK_MS = 5_000

_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
        QEvent.Type.InputMethod,
    }
)


class IdleWatch(QObject):
    """Watches the program's windows; time is journal time, so that sleep counts as idle.

    What the system sends goes through the window first. A filter on the application would see
    every event of every widget, and cost each of them a call.
    """

    idled = Signal()
    minutes_left_changed = Signal(int)
    """Whole minutes, rounded up, until `idled`."""

    def __init__(
        self, now: Callable[[], datetime], minutes: int, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._now = now
        self._limit = timedelta(minutes=minutes)
        self._last = now()
        self._said = -1
        self._was_touched = self._is_watching = False
        _application().focusWindowChanged.connect(self._watch)
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Begin to watch."""
        self._last = self._now()
        self._is_watching = True
        for window in QGuiApplication.topLevelWindows():
            self._watch(window)
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Watch no longer."""
        self._timer.stop()
        self._is_watching = False
        for window in QGuiApplication.topLevelWindows():
            window.removeEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Wait another number of minutes from now on."""
        self._limit = timedelta(minutes=minutes)
        self.look()

    def look(self) -> None:
        """See how long it has been; the timer calls this."""
        now = self._now()
        if self._was_touched:
            # The moment of a touch is known to a tick's length: enough for minutes.
            self._last, self._was_touched = now, False
        left = self._limit - (now - self._last)
        if left <= timedelta(0):
            # Not said again before the next stretch of quiet, should locking be impossible.
            self._last = now
            self.idled.emit()
            return
        minutes = -(-left // timedelta(minutes=1))
        if minutes != self._said:
            self._said = minutes
            self.minutes_left_changed.emit(minutes)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not self._was_touched and event.type() in _TOUCHES:
            self._was_touched = True
        return False

    def _watch(self, window: QWindow | None) -> None:
        if window is not None and self._is_watching:
            window.removeEventFilter(self)
            window.installEventFilter(self)


def _application() -> QGuiApplication:
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)  # noqa: S101 - for the type checker
    return app
