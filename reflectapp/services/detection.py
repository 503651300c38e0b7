"""The language process: one worker that reads texts while the window stays free."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from reflectapp.anonymise import worker
from reflectapp.domain.errors import AnalysisFailedError, ModelMissingError
from reflectapp.domain.finding import Finding
from reflectapp.domain.subject import Register
from reflectapp.storage.privacy import harden_process

Findings = tuple[Finding, ...]


def _begin_process() -> None:
    """Harden the language process, and let it end with the process of the window."""
    harden_process()
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        # Not sys.exit: the main thread waits for work on a pipe whose other end it holds itself.
        os._exit(0)


class Detection:
    """Finds what may identify somebody, in a process of its own from `start` to `close`.

    Calls may come from any thread. Futures are settled in a thread of the pool.
    """

    def __init__(self) -> None:
        # Cancelling an older question inside the guard settles it at once, in this very thread.
        self._guard = threading.RLock()
        self._pool: ProcessPoolExecutor | None = None
        self._loading: Future[None] | None = None
        self._waiting: dict[str, Future[Findings]] = {}
        self._is_closed = False

    def start(self) -> None:
        """Start the process, unless it runs; it loads the engine in a second or two."""
        with self._guard:
            self._running_pool()

    def is_ready(self) -> bool:
        """Say whether the engine is loaded and reads at once.

        Raises:
            ModelMissingError: It cannot be loaded.
        """
        loading = self._loading
        if loading is None or not loading.done() or loading.cancelled():
            return False
        error = loading.exception()
        if isinstance(error, ModelMissingError):
            raise error
        return error is None

    def analyse(self, key: str, text: str, register: Register) -> Future[Findings]:
        """Have `text` read; the answer comes to the future that is returned.

        An older text of the same `key` that still waits is dropped: its future is cancelled.
        The future fails with ModelMissingError, or with AnalysisFailedError when the process
        ended; the next call then starts a new one.
        """
        answer: Future[Findings] = Future()
        with self._guard:
            if self._is_closed:
                answer.cancel()
                return answer
            older = self._waiting.pop(key, None)
            if older is not None:
                older.cancel()
            pool = self._running_pool()
            try:
                asked = pool.submit(worker.analyse, text, register)
            except BrokenProcessPool:
                self._drop_pool()
                pool = self._running_pool()
                asked = pool.submit(worker.analyse, text, register)
            self._waiting[key] = asked
        asked.add_done_callback(lambda done: self._settle(key, done, answer, pool))
        return answer

    def close(self) -> None:
        """End the process at once, whatever it is doing, and wait until it is gone."""
        with self._guard:
            self._is_closed = True
            watching = getattr(self._pool, "_executor_manager_thread", None)
            self._drop_pool()
        if watching is not None:
            # It has little left to do. A program that ends meanwhile gets in its way, and Python
            # would report that.
            watching.join()

    def _settle(
        self, key: str, done: Future[Findings], answer: Future[Findings], pool: ProcessPoolExecutor
    ) -> None:
        with self._guard:
            if self._waiting.get(key) is done:
                del self._waiting[key]
        if done.cancelled():
            answer.cancel()
        if not answer.set_running_or_notify_cancel():
            return
        error = done.exception()
        if error is None:
            answer.set_result(done.result())
            return
        if isinstance(error, BrokenProcessPool):
            with self._guard:
                if self._pool is pool:
                    self._drop_pool()
        is_ours = isinstance(error, ModelMissingError)
        answer.set_exception(error if is_ours else AnalysisFailedError())

    def _running_pool(self) -> ProcessPoolExecutor:
        if self._pool is None:
            self._pool = ProcessPoolExecutor(
                1, multiprocessing.get_context("spawn"), _begin_process
            )
            self._loading = self._pool.submit(worker.load)
        return self._pool

    def _drop_pool(self) -> None:
        pool, self._pool, self._loading = self._pool, None, None
        if pool is None:
            return
        processes = list((getattr(pool, "_processes", None) or {}).values())
        pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            with contextlib.suppress(ProcessLookupError, ValueError):
                os.kill(process.pid, signal.SIGTERM)
