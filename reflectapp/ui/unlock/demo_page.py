"""What one sees while the demonstration journal is being written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from reflectapp.services import demo
from reflectapp.services.door import Door
from reflectapp.ui.messages import sentence
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import L, M
from reflectapp.ui.widgets import centred, label


class DemoPage(QWidget):
    """Fills a throw-away journal and tells how far it has come."""

    opened = Signal(object)
    """The session of the filled journal."""
    _advanced = Signal(int, int)

    def __init__(self, door: Door, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._door, self._tasks = door, tasks
        self.words = label(self.tr("Writing six months of invented entries…"), "muted", wraps=True)
        self.words.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.bar = QProgressBar()
        self.bar.setTextVisible(False)
        self.bar.setAccessibleName(self.tr("Progress"))
        middle = QWidget()
        middle.setMaximumWidth(360)
        column = QVBoxLayout(middle)
        column.setContentsMargins(L, L, L, L)
        column.setSpacing(M)
        column.addStretch(1)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addStretch(1)
        centred(self, middle)
        self._advanced.connect(self._show_progress)

    def begin(self) -> None:
        """Start in the background."""
        self._tasks.run(
            lambda: demo.make(self._door, self._advanced.emit),
            self.opened.emit,
            lambda error: self.words.setText(sentence(error).title),
        )

    def _show_progress(self, done: int, total: int) -> None:
        self.bar.setMaximum(total)
        self.bar.setValue(done)
