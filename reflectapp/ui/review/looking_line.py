"""The line that is shown while names are looked for."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from reflectapp.ui.theme import M, S
from reflectapp.ui.widgets import button, label


class LookingLine(QWidget):
    """Progress without an end in sight, and the way to stop it."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, S)
        row.setSpacing(M)
        line = QProgressBar()
        line.setRange(0, 0)
        line.setFixedWidth(120)
        line.setAccessibleName(self.tr("Looking for names"))
        stop = button(self.tr("Stop"), "quiet", tip=self.tr("Stop looking for names"))
        stop.clicked.connect(self.stop_wanted)
        row.addWidget(line)
        row.addWidget(label(self.tr("Looking for names, places and numbers"), "muted"))
        row.addWidget(stop)
        row.addStretch(1)
