"""When nobody is there, the journal locks."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLineEdit
from pytestqt.qtbot import QtBot

from reflectapp.domain.clock import TrustedClock
from reflectapp.ui.idle import IdleWatch
from tests.support.fakes import FakeClock

MINUTE = timedelta(minutes=1)


@pytest.fixture
def watch(clock: FakeClock, qtbot: QtBot) -> Iterator[IdleWatch]:
    made = IdleWatch(TrustedClock(clock, None).now, minutes=5)
    made.start()
    yield made
    made.stop()


def _idled(watch: IdleWatch) -> list[bool]:
    seen: list[bool] = []
    watch.idled.connect(lambda: seen.append(True))
    return seen


def test_it_idles_after_the_minutes_and_not_before(watch: IdleWatch, clock: FakeClock) -> None:
    seen = _idled(watch)
    clock.advance(5 * MINUTE - timedelta(seconds=1))
    watch.look()
    assert not seen
    clock.advance(timedelta(seconds=1))
    watch.look()
    assert seen == [True]


def test_a_key_starts_the_minutes_anew(watch: IdleWatch, clock: FakeClock, qtbot: QtBot) -> None:
    seen, line = _idled(watch), QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
    clock.advance(4 * MINUTE)
    QTest.keyClick(line.windowHandle(), Qt.Key.Key_A)
    watch.look()
    clock.advance(4 * MINUTE)
    watch.look()
    assert not seen


def test_moving_the_mouse_starts_the_minutes_anew(
    watch: IdleWatch, clock: FakeClock, qtbot: QtBot
) -> None:
    seen, line = _idled(watch), QLineEdit()
    qtbot.addWidget(line)
    with qtbot.waitActive(line):
        line.show()
    clock.advance(4 * MINUTE)
    QTest.mouseMove(line.windowHandle(), QPoint(3, 3))
    watch.look()
    clock.advance(4 * MINUTE)
    watch.look()
    assert not seen


def test_a_window_that_opens_later_is_watched_too(
    watch: IdleWatch, clock: FakeClock, qtbot: QtBot
) -> None:
    seen, dialog = _idled(watch), QDialog()
    qtbot.addWidget(dialog)
    with qtbot.waitActive(dialog):
        dialog.show()
    clock.advance(4 * MINUTE)
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_A)
    watch.look()
    clock.advance(4 * MINUTE)
    watch.look()
    assert not seen


def test_a_sleeping_computer_counts_as_idle(watch: IdleWatch, clock: FakeClock) -> None:
    seen = _idled(watch)
    clock.suspend(timedelta(hours=8))
    watch.look()
    assert seen == [True]


def test_setting_the_clock_forward_does_not_lock(watch: IdleWatch, clock: FakeClock) -> None:
    seen = _idled(watch)
    clock.set_wall(clock.wall() + timedelta(days=2))
    watch.look()
    assert not seen


def test_it_tells_the_minutes_that_are_left(watch: IdleWatch, clock: FakeClock) -> None:
    told: list[int] = []
    watch.minutes_left_changed.connect(told.append)
    for _ in range(4):
        clock.advance(MINUTE)
        watch.look()
    assert told == [4, 3, 2, 1]


def test_fewer_minutes_hold_at_once(watch: IdleWatch, clock: FakeClock) -> None:
    seen = _idled(watch)
    clock.advance(3 * MINUTE)
    watch.set_minutes(2)
    assert seen == [True]


def test_it_idles_again_only_after_another_stretch(watch: IdleWatch, clock: FakeClock) -> None:
    seen = _idled(watch)
    clock.advance(5 * MINUTE)
    watch.look()
    watch.look()
    assert seen == [True]
    clock.advance(5 * MINUTE)
    watch.look()
    assert seen == [True, True]
