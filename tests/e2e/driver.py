"""The real program as a process that is used by itself: `python -m tests.e2e.driver DIR BLOG`.

It stops at named places until a line comes in: the test then looks at what lies on the disk.
"""

from __future__ import annotations

import os
import select
import sys
import traceback
from collections.abc import Callable, Generator
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from reflectapp import cli
from reflectapp.ui.app import Application
from reflectapp.ui.held import Note
from reflectapp.ui.journal.view import JournalPlace
from reflectapp.ui.unlock.first_run import FirstRun
from tests.support.accessible import accessible_name

MARKER = "Brindlewhistle"
"""A word that stands nowhere but in the entry."""
PASSPHRASE = "slow river under the bridge"
WRITTEN, SEARCHED, COPIED, ASKED, FOUND = "written", "searched", "copied", "asked", "found"
STOPS = (WRITTEN, SEARCHED, COPIED, ASKED, FOUND)

Stop = Callable[[], bool] | str
"""What is waited for: something that can be seen, or a line from the test."""
Script = Generator[Stop, None, None]
_LOOK_MS, _PATIENCE = 20, 2_000
Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


class Driver(QObject):
    """Goes through a script as fast as the program allows."""

    def __init__(self, script: Script, application: Application) -> None:
        super().__init__(application)
        self._script = script
        self._stop: Stop = _at_once
        self._looks = self._steps = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(_LOOK_MS)

    def _look(self) -> None:
        try:
            while _has_come(self._stop):
                self._stop, self._looks = next(self._script), 0
                self._steps += 1
                if isinstance(self._stop, str):
                    sys.stdout.write(f"{self._stop}\n")
                    sys.stdout.flush()
            self._looks += 1
            if self._looks == _PATIENCE:
                raise TimeoutError(f"the {self._steps}th wait never ends")
        except StopIteration:
            self._timer.stop()
        except Exception:  # noqa: BLE001 - the test must hear of it, whatever it is
            traceback.print_exc()
            os._exit(70)


def from_the_start(application: Application, blog: Path) -> Script:
    """First run, an entry, a search, the clipboard, the way to an export, and the lock."""
    assert application.entrance is not None
    run = application.entrance.page
    assert isinstance(run, FirstRun)
    press(Key.Key_Return)
    for _ in range(2):
        write(PASSPHRASE)
        press(Key.Key_Return)
    press(Key.Key_Return)
    for word in run.recovery.words:
        write(word)
        press(Key.Key_Space)
    press(Key.Key_Return)
    write(MARKER)
    tab_to("Create the journal")
    press(Key.Key_Return)
    yield lambda: application.window is not None
    journal = place_of(application)
    yield lambda: journal.desk.page is not None
    page = journal.desk.page
    assert page is not None
    tab_to("Title of the entry")
    write(f"{MARKER} came late")
    press(Key.Key_Return)
    write(f"Rang Mrs {MARKER} on 07700 900417. {MARKER} did not answer. " * 20)
    yield lambda: not page.is_dirty
    yield lambda: bool(journal.page.editor.decorations("findings"))
    yield WRITTEN
    press(Key.Key_F, CONTROL | SHIFT)
    write(MARKER.lower())
    yield lambda: journal.browse.shows_hits_of(MARKER.lower())
    yield SEARCHED
    press(Key.Key_Escape)
    tab_to("Your entry")
    press(Key.Key_A, CONTROL)
    press(Key.Key_C, CONTROL)
    assert MARKER in QGuiApplication.clipboard().text()
    yield COPIED
    press(Key.Key_B, CONTROL | SHIFT)
    yield lambda: not application.tasks.is_busy
    press(Key.Key_3, CONTROL)
    yield lambda: is_named("Waiting")
    press(Key.Key_Return)
    yield lambda: is_named("Step: 1  What holds")
    press(Key.Key_Right)
    press(Key.Key_Right)
    press(Key.Key_Right)
    tab_to("Choose folder")
    press(Key.Key_Space)
    yield lambda: is_named("Folder")
    press(Key.Key_A, CONTROL)
    write(str(blog))
    yield ASKED
    press(Key.Key_Return)
    yield lambda: is_named("Another folder")
    press(Key.Key_L, CONTROL)


def after_the_lock(application: Application) -> Script:
    """Unlock, and find the entry again."""
    write(PASSPHRASE)
    press(Key.Key_Return)
    yield lambda: application.window is not None
    journal = place_of(application)
    yield lambda: journal.desk.page is not None
    yield lambda: bool(journal.page.editor.decorations("findings"))
    press(Key.Key_F, CONTROL | SHIFT)
    write(MARKER)
    yield lambda: journal.browse.shows_hits_of(MARKER)
    assert journal.browse.list.model().rowCount() == 1
    yield FOUND


def place_of(application: Application) -> JournalPlace:
    """Return the journal place of the open window."""
    assert application.window is not None
    place = application.window.places[0].widget
    assert isinstance(place, JournalPlace)
    return place


def focus() -> QWidget:
    """Return what gets the next key."""
    widget = QApplication.focusWidget() or QApplication.activeWindow()
    assert widget is not None
    return widget


def is_named(name: str) -> bool:
    """Say whether the focus is on the control of that name."""
    widget = QApplication.focusWidget()
    return widget is not None and accessible_name(widget) == name


def press(key: Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key."""
    QTest.keyClick(focus(), key, modifiers)


def write(words: str) -> None:
    """Type words."""
    QTest.keyClicks(focus(), words)


def tab_to(name: str) -> None:
    """Press Tab until a control of that name has the focus."""
    for _ in range(120):
        if accessible_name(focus()).startswith(name):
            return
        press(Key.Key_Tab)
    raise AssertionError(name)


def drive(folder: Path, blog: Path) -> int:
    """Start the program over the journal in `folder`, and let it be used."""
    start = Application.start

    def started(application: Application, note: Note | None = None) -> None:
        is_new = not (folder / "key.json").exists()
        start(application, note)
        script = from_the_start(application, blog) if is_new else after_the_lock(application)
        Driver(script, application)

    Application.start = started  # type: ignore[method-assign, assignment]
    return cli.main(["--journal", str(folder)])


def _at_once() -> bool:
    return True


def _has_come(stop: Stop) -> bool:
    if not isinstance(stop, str):
        return stop()
    ready, _, _ = select.select([sys.stdin], [], [], 0)
    return bool(ready) and bool(sys.stdin.readline())


if __name__ == "__main__":
    sys.exit(drive(Path(sys.argv[1]), Path(sys.argv[2])))
