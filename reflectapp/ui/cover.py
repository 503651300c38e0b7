"""What a locked window shows until the program has started afresh."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon, QKeyEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QVBoxLayout, QWidget
from typing_extensions import override

from reflectapp.ui.theme import S, Theme
from reflectapp.ui.widgets import IconLabel, label

_ROOM_BELOW = 155
"""What the unlock page has there, in pixels where type is at 100 %."""


class Cover(QWidget):
    """What the unlock page shows without its field, in the same place; keys lead nowhere."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        centre = Qt.AlignmentFlag.AlignHCenter
        mark = QIcon(str(theme.resources / "icons" / "reflect.svg"))
        self.words = label(self.tr("Your journal is locked."), "muted")
        self.setAccessibleName(self.words.text())
        column = QVBoxLayout(self)
        column.setSpacing(S)
        column.addStretch(2)
        column.addWidget(IconLabel(mark, 64), 0, centre)
        column.addSpacing(S)
        column.addWidget(label("Reflect", "title"), 0, centre)
        column.addWidget(self.words, 0, centre)
        column.addSpacing(theme.scaled(_ROOM_BELOW))
        column.addStretch(3)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.accept()


def cover_window(window: QMainWindow, theme: Theme) -> None:
    """Put a cover in the place of all that a window shows, at once, and hide every other window."""
    for other in QApplication.topLevelWidgets():
        if other is not window:
            other.hide()
    cover = Cover(theme)
    window.setCentralWidget(cover)
    cover.show()
    cover.setFocus()
    # Now, and not when Qt comes round to it: the program is about to end.
    for part in (window, cover):
        layout = part.layout()
        if layout is not None:
            layout.activate()
    window.repaint()
