"""What is remembered outside the journal: window geometry and appearance, nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings, QSize
from PySide6.QtWidgets import QMainWindow

from reflectapp.domain.preferences import Appearance, Preferences
from reflectapp.ui.theme import SCALES, Theme

SMALLEST = (860, 560)
USUAL = (1200, 780)
_FRAME = (8, 40)
"""What a window system may draw round a window; it is not known before the window is there."""


class Memory:
    """An ini file; the unlock page needs to know how to look before a journal is open."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    def restore(self, window: QMainWindow) -> None:
        """Give the window its last place; its usual size when there is none that fits."""
        window.setMinimumSize(*SMALLEST)
        geometry = self._settings.value("window/geometry")
        if not (isinstance(geometry, QByteArray) and window.restoreGeometry(geometry)):
            room = window.screen().availableSize() - QSize(*_FRAME)
            window.resize(QSize(*USUAL).boundedTo(room).expandedTo(QSize(*SMALLEST)))

    def keep(self, window: QMainWindow) -> None:
        """Remember where the window is."""
        self._settings.setValue("window/geometry", window.saveGeometry())
        self._settings.sync()

    def dress(self, theme: Theme) -> None:
        """Let the theme look as it did last."""
        try:
            appearance = Appearance(str(self._settings.value("look/appearance", "system")))
            scale = int(str(self._settings.value("look/scale", 100)))
        except ValueError:
            return
        theme.choose(appearance=appearance, scale=scale if scale in SCALES else 100)

    def keep_look(self, preferences: Preferences) -> None:
        """Remember appearance and scale."""
        self._settings.setValue("look/appearance", str(preferences.appearance))
        self._settings.setValue("look/scale", preferences.ui_scale)
        self._settings.sync()
