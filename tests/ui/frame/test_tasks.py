"""Work away from the window."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QEvent, QThread
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reflectapp.domain.errors import SaveFailedError
from reflectapp.ui.tasks import Lane, Tasks


def _ignore(_: object) -> None:
    """Take any outcome."""


@pytest.mark.parametrize("lane", ["storage", "background"])
def test_work_runs_elsewhere_and_is_told_on_the_gui_thread(
    tasks: Tasks, qtbot: QtBot, qapp: QApplication, lane: Lane
) -> None:
    told: list[tuple[int, bool]] = []
    tasks.run(
        threading.get_ident,
        lambda ident: told.append((ident, QThread.currentThread() is qapp.thread())),
        _ignore,
        lane=lane,
    )
    qtbot.waitUntil(lambda: bool(told))
    ident, is_gui = told[0]
    assert ident != threading.get_ident()
    assert is_gui


def test_jobs_of_one_lane_run_in_order(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[int] = []
    for number in range(50):
        tasks.run(lambda n=number: n, told.append, _ignore)
    qtbot.waitUntil(lambda: len(told) == 50)
    assert told == list(range(50))


def test_an_error_reaches_failed_and_not_done(tasks: Tasks, qtbot: QtBot) -> None:
    def fail() -> None:
        raise SaveFailedError("full")

    done: list[object] = []
    failed: list[Exception] = []
    tasks.run(fail, done.append, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], SaveFailedError)
    assert not done


def test_a_bug_is_told_to_the_view_and_to_the_crash_handler(
    tasks: Tasks, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    crashes: list[type[BaseException]] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, *_: crashes.append(kind))
    failed: list[Exception] = []
    tasks.run(lambda: {}["missing"], _ignore, failed.append)
    qtbot.waitUntil(lambda: bool(crashes))
    assert crashes == [KeyError]
    assert isinstance(failed[0], KeyError)


def test_a_cancelled_task_tells_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[object] = []
    gate = threading.Event()
    task = tasks.run(gate.wait, told.append, told.append)
    task.cancel()
    gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert told == []


def test_a_future_that_its_maker_cancelled_tells_nothing(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[object] = []
    future: Future[Any] = Future()
    tasks.watch(future, told.append, told.append)
    future.cancel()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert told == []


def test_a_future_made_elsewhere_is_told_on_the_gui_thread(tasks: Tasks, qtbot: QtBot) -> None:
    told: list[str] = []
    future: Future[str] = Future()
    tasks.watch(future, told.append, _ignore)
    threading.Thread(target=lambda: future.set_result("found")).start()
    qtbot.waitUntil(lambda: told == ["found"])


def test_closing_finishes_every_save_and_tells_nothing_more(qtbot: QtBot) -> None:
    tasks, gate = Tasks(), threading.Event()
    saved: list[int] = []
    told: list[object] = []
    tasks.run(gate.wait, told.append, told.append)
    for number in range(5):
        tasks.run(lambda n=number: saved.append(n), told.append, told.append)
    threading.Timer(0.05, gate.set).start()
    tasks.close()
    assert saved == [0, 1, 2, 3, 4]
    qtbot.wait(20)
    assert told == []


def test_finishing_storage_waits_for_what_was_handed_over(tasks: Tasks) -> None:
    saved: list[int] = []
    for number in range(5):
        tasks.run(lambda n=number: saved.append(n), _ignore, _ignore)
    tasks.finish_storage()
    assert saved == [0, 1, 2, 3, 4]


class Page(QLabel):
    def show_words(self, words: str) -> None:
        self.setText(words)


@pytest.mark.parametrize(
    "told",
    [
        lambda page: page.show_words,
        lambda page: partial(Page.show_words, page),
        lambda page: lambda words: page.show_words(f"{words}."),
    ],
    ids=["a method", "a partial", "a closure"],
)
def test_an_outcome_for_a_page_that_was_thrown_away_is_told_to_nobody(
    tasks: Tasks, qtbot: QtBot, told: Callable[[Page], Callable[[str], None]]
) -> None:
    page, gate = Page(), threading.Event()

    def work() -> str:
        gate.wait()
        return "found"

    tasks.run(work, told(page), _ignore)
    page.deleteLater()
    QApplication.sendPostedEvents(page, QEvent.Type.DeferredDelete)
    gate.set()
    qtbot.waitUntil(lambda: not tasks.is_busy)
