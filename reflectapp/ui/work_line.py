"""A line for long work: what is being done, how far it is, and a way to stop it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from reflectapp.ui.theme import XS, M
from reflectapp.ui.widgets import button, label

_STEPS = 1000


class WorkLine(QWidget):
    """Hidden while nothing is being done."""

    stop_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_stopping = False
        self.words = label("", "muted", wraps=True)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.stop = button(self.tr("Cancel"))
        self.stop.clicked.connect(self._stop)
        row = QHBoxLayout()
        row.setSpacing(M)
        row.addWidget(self.bar, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(XS)
        column.addWidget(self.words)
        column.addLayout(row)
        self.hide()

    def begin(self, words: str, *, can_stop: bool = True) -> None:
        """Show that something is being done; how far it is, is not known yet."""
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, 0)
        self._is_stopping = False
        self.stop.setVisible(can_stop)
        self.stop.setText(self.tr("Cancel"))
        self.show()

    def tell(self, words: str, share: float) -> None:
        """Show how far it is, from 0 to 1; what came late, after the end, is not shown."""
        if self.isHidden():
            return
        self.words.setText(words)
        self.bar.setAccessibleName(words)
        self.bar.setRange(0, _STEPS)
        self.bar.setValue(round(share * _STEPS))

    def end(self) -> None:
        """Nothing is being done any more."""
        self.hide()
        self.words.clear()

    def _stop(self) -> None:
        # Not disabled, which would pass the focus on before the work has ended.
        if not self._is_stopping:
            self._is_stopping = True
            self.stop.setText(self.tr("Stopping…"))
            self.stop_wanted.emit()
