"""Long work of a page: its progress, and an end when the writer or a lock asks for it."""

from __future__ import annotations

from collections.abc import Callable
from threading import Event
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from reflectapp.ui.context import Context

T = TypeVar("T")
Work = Callable[[Callable[[int, int], None], Callable[[], bool]], T]
"""Takes what is told of progress, and what says that it shall end."""
_LOOKS = 200


class Working(QObject):
    """One thing at a time, in the lane of what takes long."""

    progressed = Signal(int, int)
    """How many of how many steps are done."""
    ended = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tasks = context.tasks
        self._stopping: Event | None = None
        context.bus.leaving_begun.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is being done."""
        return self._stopping is not None

    def run(
        self, work: Work[T], done: Callable[[T], None], failed: Callable[[Exception], None]
    ) -> None:
        """Do `work`; nothing happens while something else is being done."""
        if self._stopping is not None:
            return
        self._stopping = stopping = Event()

        def finish(then: Callable[[], None]) -> None:
            self._stopping = None
            self.ended.emit()
            then()

        self._tasks.run(
            lambda: work(self._tell, stopping.is_set),
            lambda result: finish(lambda: done(result)),
            lambda error: finish(lambda: failed(error)),
            lane="long",
        )

    def stop(self) -> None:
        """Ask what is being done to end; the outcome is a StoppedError."""
        if self._stopping is not None:
            self._stopping.set()

    def _tell(self, done: int, total: int) -> None:
        """Runs in the worker's thread; the window need not hear of every step."""
        if done == total or done % max(1, total // _LOOKS) == 0:
            self.progressed.emit(done, total)
