"""Wakes the language model and tells how it fares."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from reflectapp.domain.errors import ModelMissingError
from reflectapp.services.session import Session
from reflectapp.ui.messages import sentence
from reflectapp.ui.tasks import Tasks

_LOOK_MS = 400
_SHOWN_MS = 6_000
"""How long "ready" is told before the line falls silent."""


class ModelWatch(QObject):
    """Looks now and then whether the language process is ready."""

    told = Signal(str)

    def __init__(self, session: Session, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session, self._tasks = session, tasks
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self._look)

    def start(self) -> None:
        """Start the language process in the background."""
        self.told.emit(self.tr("Language model loading…"))
        self._tasks.run(
            self._session.detection.start, self._started, self._failed, lane="background"
        )

    def stop(self) -> None:
        """Look no longer."""
        self._timer.stop()

    def _started(self, _: object) -> None:
        self._timer.start()

    def _look(self) -> None:
        try:
            is_ready = self._session.detection.is_ready()
        except ModelMissingError as error:
            self._timer.stop()
            self._failed(error)
            return
        if is_ready:
            self._timer.stop()
            self.told.emit(self.tr("Language model ready"))
            QTimer.singleShot(_SHOWN_MS, self, lambda: self.told.emit(""))

    def _failed(self, error: Exception) -> None:
        self.told.emit(sentence(error).title)
