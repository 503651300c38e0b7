"""Long work away from the window: storage in one thread, the rest in two others."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import CancelledError, Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Lock, Thread
from typing import Any, Literal, TypeVar

from PySide6.QtCore import QObject, Qt, Signal
from shiboken6 import isValid

from reflectapp.domain.errors import ReflectError

T = TypeVar("T")
Lane = Literal["storage", "background", "long"]
"""`long` is for work of many seconds that nobody waits for: checks, backups, copies."""
Failed = Callable[[Exception], None]


@dataclass(slots=True, eq=False)
class Task:
    """Work that was handed over; `cancel` takes back the wish for its result."""

    future: Future[Any]
    done: Callable[[Any], None]
    failed: Failed
    is_cancelled: bool = False

    def cancel(self) -> None:
        """Let neither callback run; work that has begun still ends by itself."""
        self.is_cancelled = True
        self.future.cancel()


class Tasks(QObject):
    """Runs work in three lanes, each in order, and tells the outcome on the GUI thread.

    `done` gets the result, `failed` the error. What is no `ReflectError` is a bug: `failed`
    hears of it, so that the view can rest, and then the crash handler does.
    """

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lanes = {
            lane: ThreadPoolExecutor(1, thread_name_prefix=lane)
            for lane in ("storage", "background", "long")
        }
        self._open: set[Task] = set()
        self._lock = Lock()
        self._is_closed = False
        self._arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        done: Callable[[T], None],
        failed: Failed,
        *,
        lane: Lane = "storage",
    ) -> Task:
        """Do `work` in a thread; jobs of one lane run one after another, in order."""
        return self.watch(self._lanes[lane].submit(work), done, failed)

    def watch(self, future: Future[T], done: Callable[[T], None], failed: Failed) -> Task:
        """Tell the outcome of a future made elsewhere; a cancelled one tells nothing."""
        task = Task(future, done, failed)
        with self._lock:
            self._open.add(task)
        future.add_done_callback(lambda _: self._announce(task))
        return task

    @property
    def is_busy(self) -> bool:
        """Whether an outcome has yet to be told."""
        with self._lock:
            return bool(self._open)

    def finish_storage(self) -> None:
        """Wait until all storage work handed over so far has run; outcomes follow later."""
        self._lanes["storage"].submit(lambda: None).result()

    def close(self) -> None:
        """Finish what runs and all storage work, drop the rest, and tell no outcome any more."""
        with self._lock:
            self._is_closed = True
            self._open.clear()
        self._lanes["storage"].shutdown(wait=True)
        for lane in ("background", "long"):
            self._lanes[lane].shutdown(wait=True, cancel_futures=True)

    def _announce(self, task: Task) -> None:
        """Runs in the worker's thread."""
        with self._lock:
            if not self._is_closed:
                self._arrived.emit(task)

    def _deliver(self, task: Task) -> None:
        with self._lock:
            if self._is_closed:
                return
            self._open.discard(task)
        if task.is_cancelled or task.future.cancelled() or not _is_there(task.done):
            return
        error = task.future.exception()
        if error is None:
            task.done(task.future.result())
        elif isinstance(error, CancelledError):
            return
        elif isinstance(error, Exception):
            task.failed(error)
            if not isinstance(error, ReflectError):
                sys.excepthook(type(error), error, error.__traceback__)
        else:
            raise error


def in_own_thread(work: Callable[[], T]) -> Future[T]:
    """Begin `work` in a thread that nobody waits for when the program ends; for `Tasks.watch`."""
    future: Future[T] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except Exception as error:  # noqa: BLE001 - whoever watches the future is told
            future.set_exception(error)

    Thread(target=run, name="own", daemon=True).start()
    return future


def _is_there(callback: Callable[..., Any]) -> bool:
    """Whether the part of the window that wants an outcome was not thrown away meanwhile."""
    return all(isValid(owner) for owner in _owners(callback))


def _owners(callback: Callable[..., Any]) -> Iterator[QObject]:
    """Yield the objects of Qt that a method, a partial or a closure speaks to."""
    if isinstance(callback, partial):
        yield from _owners(callback.func)
        yield from (part for part in callback.args if isinstance(part, QObject))
    owner = getattr(callback, "__self__", None)
    if isinstance(owner, QObject):
        yield owner
    held = inspect.getclosurevars(callback).nonlocals if inspect.isfunction(callback) else {}
    yield from (part for part in held.values() if isinstance(part, QObject))
