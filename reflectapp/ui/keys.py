"""Keeps a shortcut of the window from the text fields that would take it for themselves."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QWidget
from typing_extensions import override


class ShortcutGuard(QObject):
    """Watches the focused widget of a window: in a text, Ctrl+K deletes to its line's end."""

    def __init__(self, window: QWidget, keys: str) -> None:
        super().__init__(window)
        self._window, self._keys = window, QKeySequence(keys)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and QKeySequence(event.keyCombination()) == self._keys
        ):
            event.ignore()
            return True
        return False

    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None and now.window() is self._window:
            now.installEventFilter(self)
