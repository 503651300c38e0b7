"""The locked window stays until the program is there again."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLineEdit, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

import reflectapp
from checkout import libraries
from reflectapp.ui.cover import cover_window
from reflectapp.ui.held import (
    NOTE,
    HeldWindow,
    Note,
    Presence,
    hold_windows,
    leave_note,
    presence_of,
    take_note,
)
from reflectapp.ui.theme import Theme


@pytest.fixture
def connection() -> Iterator[tuple[int, socket.socket]]:
    """A connection that can be held, and its other end."""
    ours, other = socket.socketpair()
    other.setblocking(False)
    yield ours.detach(), other
    other.close()


def _is_closed(other: socket.socket) -> bool:
    try:
        return other.recv(1) == b""
    except BlockingIOError:
        return False


@pytest.mark.parametrize("presence", Presence)
def test_the_next_program_learns_where_the_window_was(
    presence: Presence, connection: tuple[int, socket.socket]
) -> None:
    environment: dict[str, str] = {}
    leave_note(Note(presence, connection[0]), environment)
    assert take_note(environment) == Note(presence, connection[0])
    assert environment == {}
    assert not os.get_inheritable(connection[0])
    os.close(connection[0])


@pytest.mark.parametrize("left", ["", "front", "nowhere:3", ":3", "front:x"])
def test_a_note_that_makes_no_sense_holds_nothing(left: str) -> None:
    note = take_note({NOTE: left})
    assert note is None or note == Note(Presence.FRONT)


def test_a_file_that_is_no_connection_is_left_alone(tmp_path: Path) -> None:
    with (tmp_path / "file").open("w") as file:
        assert take_note({NOTE: f"front:{file.fileno()}"}) == Note(Presence.FRONT)
        file.write("still open")
        file.flush()


def test_the_held_window_goes_when_another_one_has_the_focus(
    connection: tuple[int, socket.socket], qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    held = HeldWindow(Note(Presence.FRONT, connection[0]), window)
    assert held.is_held
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: not held.is_held)
    assert _is_closed(connection[1])


def test_where_somebody_works_elsewhere_it_goes_when_another_one_is_shown(
    connection: tuple[int, socket.socket], qtbot: QtBot
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    held = HeldWindow(Note(Presence.BEHIND, connection[0]), window)
    window.show()
    qtbot.waitUntil(lambda: not held.is_held)
    assert _is_closed(connection[1])


def test_a_window_in_the_task_bar_stays_there(qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    window.showMinimized()
    assert presence_of(window) is Presence.MINIMISED
    with qtbot.waitActive(window):
        window.showNormal()
        window.activateWindow()
    assert presence_of(window) is Presence.FRONT


def test_a_cover_takes_the_place_of_everything(theme: Theme, qtbot: QtBot) -> None:
    window, sheet = QMainWindow(), QLineEdit("Marker")
    qtbot.addWidget(window)
    qtbot.addWidget(sheet)
    page = QLineEdit("Marker")
    window.setCentralWidget(page)
    for shown in (window, sheet):
        shown.show()
    cover_window(window, theme)
    assert window.isVisible()
    assert not page.isVisible()
    assert not sheet.isVisible()
    assert window.centralWidget().hasFocus() or not window.isActiveWindow()
    qtbot.keyClicks(window.centralWidget(), "typed blind")
    assert page.text() == "Marker"


def test_a_window_system_that_cannot_hold_says_so(qtbot: QtBot) -> None:
    assert hold_windows() is None


_LOCKING = """
import os, sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from reflectapp.ui.held import Note, Presence, hold_windows, leave_note, take_note

note = take_note(os.environ)
app = QApplication(sys.argv)

def colour():
    return app.primaryScreen().grabWindow(0).toImage().pixelColor(50, 50).name()

if note is None:
    window = QWidget()
    window.setStyleSheet("background: #ff0000")
    window.setGeometry(0, 0, 100, 100)
    window.show()

    def lock():
        window.repaint()
        leave_note(Note(Presence.FRONT, hold_windows()), os.environ)
        os.execv(sys.executable, [sys.executable, __file__])

    QTimer.singleShot(200, lock)
    app.exec()
else:
    print("held:", colour())
    os.close(note.connection)
    for _ in range(200):
        if colour() != "#ff0000":
            print("let go")
            break
"""


@pytest.mark.slow
@pytest.mark.skipif(
    shutil.which("xvfb-run") is None or bool(libraries.missing(libraries.X11)),
    reason="needs an X server, and what Qt needs for it",
)
def test_a_window_of_x11_outlives_the_program_that_made_it(tmp_path: Path) -> None:
    script = tmp_path / "locking.py"
    script.write_text(_LOCKING)
    root = str(Path(reflectapp.__file__).parent.parent)
    ended = subprocess.run(
        ["xvfb-run", "-a", sys.executable, str(script)],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": root, "QT_QPA_PLATFORM": "xcb"},
        check=False,
    )
    assert ended.stdout == "held: #ff0000\nlet go\n", ended.stderr
