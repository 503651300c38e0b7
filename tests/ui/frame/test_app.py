"""From the entrance to the journal and out again."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow
from pytestqt.qtbot import QtBot

import reflectapp
from reflectapp.domain.fault import place_of
from reflectapp.domain.preferences import Appearance
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door
from reflectapp.ui import restart
from reflectapp.ui.app import Application
from reflectapp.ui.cover import Cover
from reflectapp.ui.crash import CrashHandler
from reflectapp.ui.memory import SMALLEST, USUAL, Memory
from reflectapp.ui.settings.keys_dialog import PassphraseDialog
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.first_run import FirstRun
from reflectapp.ui.unlock.page import UnlockPage
from tests.support.accessible import read_aloud
from tests.support.fixtures import PASSPHRASE, WORDS
from tests.ui.frame.places import PlainPlace, plain_places


@pytest.fixture
def application(door: Door, theme: Theme, memory: Memory, qtbot: QtBot) -> Iterator[Application]:
    made = Application(door, theme, memory, make=plain_places)
    yield made
    made.end()
    for window in (made.window, made.entrance):
        if window is not None:
            window.hide()
            window.deleteLater()


def _unlock(application: Application, qtbot: QtBot) -> None:
    application.start()
    assert application.entrance is not None
    page = application.entrance.page
    assert isinstance(page, UnlockPage)
    page.field.edit.setText(PASSPHRASE)
    page.unlock()
    qtbot.waitUntil(lambda: application.window is not None)


def test_an_empty_folder_leads_to_the_first_run(application: Application, door: Door) -> None:
    application.start()
    assert application.entrance is not None
    assert isinstance(application.entrance.page, FirstRun)
    assert not door.has_journal()


def test_a_new_journal_opens_with_a_welcome(application: Application, qtbot: QtBot) -> None:
    application.start()
    assert application.entrance is not None
    run = application.entrance.page
    assert isinstance(run, FirstRun)
    run.passphrase.field.edit.setText(PASSPHRASE)
    run.passphrase.repeated.edit.setText(PASSPHRASE)
    for edit, word in zip(run.recovery.typed.edits, run.recovery.words, strict=True):
        edit.setText(word)
    for _ in range(5):
        run.go_on()
    qtbot.waitUntil(lambda: application.window is not None)
    assert application.window is not None
    assert application.entrance is None
    journal = application.window.places[0].widget
    assert isinstance(journal, PlainPlace)
    assert journal.was_welcomed


def test_locking_closes_the_journal_so_that_it_can_be_opened_again(
    application: Application, door: Door, qtbot: QtBot
) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(), 14).close()
    _unlock(application, qtbot)
    assert application.window is not None
    application.window.lock()
    assert application.was_locked
    # What was in the window is gone; it stays, covered, until the program is there again.
    assert isinstance(application.window.centralWidget(), Cover)
    assert application.window.isVisible()
    door.unlock(PASSPHRASE).close()


def test_nothing_of_the_journal_is_left_to_see_or_to_read_aloud(
    application: Application, door: Door, qtbot: QtBot
) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(), 14).close()
    _unlock(application, qtbot)
    window = application.window
    assert window is not None
    place = window.places[0].widget
    assert isinstance(place, PlainPlace)
    place.page.setPlainText("Brindlewhistle came late")
    place.page.setAccessibleDescription("Brindlewhistle")
    sheet = QDialog(window)
    sheet.setWindowTitle("Brindlewhistle")
    sheet.show()
    assert "Brindlewhistle" in read_aloud(window)
    window.lock()
    shown = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert shown == [window]
    assert "Brindlewhistle" not in read_aloud(window)
    assert "Your journal is locked." in read_aloud(window)


def test_who_came_in_with_the_recovery_words_is_offered_a_new_passphrase(
    application: Application, door: Door, qtbot: QtBot
) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(), 14).close()
    application.start()
    assert application.entrance is not None
    page = application.entrance.page
    assert isinstance(page, UnlockPage)
    page.other_button.click()
    for edit, word in zip(page.words.edits, WORDS, strict=True):
        edit.setText(word)
    page.unlock()
    qtbot.waitUntil(lambda: application.window is not None)
    window = application.window
    assert window is not None
    dialog = window.findChild(PassphraseDialog)
    assert dialog is not None
    assert dialog.isVisible()
    assert dialog.course.current is dialog.passphrase
    new = "seven slow barges at noon"
    dialog.passphrase.field.edit.setText(new)
    dialog.passphrase.repeated.edit.setText(new)
    dialog.course.go_on()
    dialog.course.go_on()
    for edit, word in zip(dialog.recovery.typed.edits, dialog.recovery.words, strict=True):
        edit.setText(word)
    dialog.course.go_on()
    qtbot.waitUntil(lambda: dialog.is_done)
    application.end()
    door.unlock(new).close()


def test_closing_ends_without_a_restart(application: Application, door: Door, qtbot: QtBot) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(), 14).close()
    _unlock(application, qtbot)
    assert application.window is not None
    application.window.close()
    assert not application.was_locked
    door.unlock(PASSPHRASE).close()


def test_the_restart_keeps_program_and_arguments(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "orig_argv", ["python3", "-m", "reflectapp", "--journal", "/a folder"])
    seen: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(restart, "_end_children", lambda: None)
    monkeypatch.setattr(os, "execv", lambda program, command: seen.append((program, command)))
    restart.restart_process()
    assert seen == [
        (sys.executable, [sys.executable, "-m", "reflectapp", "--journal", "/a folder"])
    ]


def test_a_frozen_program_restarts_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "argv", ["reflectapp", "--journal", "/a folder"])
    assert restart.command_line() == [sys.executable, "--journal", "/a folder"]


def test_a_program_without_a_console_has_somewhere_to_write_to() -> None:
    """Windows gives a program with windows no streams, and locking flushes both."""
    code = (
        "import sys; sys.stdout = sys.stderr = None\n"
        "from reflectapp.bootstrap import prepare_process\n"
        "prepare_process()\n"
        "print('told to nobody', flush=True)\n"
        "sys.exit(0 if sys.stderr.write('likewise') else 1)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


_LOCKING = """
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from reflectapp.ui.restart import restart_process

if __name__ == "__main__":
    mark = Path(sys.argv[1])
    if mark.exists():
        children = Path("/proc/self/task").glob("*/children")
        print("afresh", *[line for file in children for line in file.read_text().split()])
    else:
        mark.touch()
        pools = [ProcessPoolExecutor(1, get_context("spawn")) for _ in range(3)]
        for pool in pools:
            pool.submit(abs, -1).result()
            pool.submit(eval, "__import__('time').sleep(600)")
        for pool in pools:
            pool.shutdown(wait=False, cancel_futures=True)
        del pool, pools
        restart_process()
"""


def test_locking_leaves_no_process_and_no_semaphore_behind(tmp_path: Path) -> None:
    script = tmp_path / "locking.py"
    script.write_text(_LOCKING)
    ended = subprocess.run(
        [sys.executable, script, tmp_path / "mark"],
        capture_output=True,
        text=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(Path(reflectapp.__file__).parent.parent)},
        check=False,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "afresh\n", "")


def test_the_remembered_look_holds_before_a_journal_is_open(theme: Theme, tmp_path: Path) -> None:
    file = tmp_path / "look.ini"
    file.write_text("[look]\nappearance=dark\nscale=130\n")
    Memory(file).dress(theme)
    assert theme.appearance == Appearance.DARK
    assert theme.scale == 130


@pytest.mark.parametrize("scale", ["99999", "-3", "much"])
def test_a_spoilt_memory_does_no_harm(theme: Theme, tmp_path: Path, scale: str) -> None:
    file = tmp_path / "look.ini"
    file.write_text(f"[look]\nappearance=light\nscale={scale}\n")
    Memory(file).dress(theme)
    assert theme.scale == 100


def test_the_first_window_leaves_room_for_its_frame(tmp_path: Path, qtbot: QtBot) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    Memory(tmp_path / "window.ini").restore(window)
    room = window.screen().availableSize()
    # This screen is lower than the usual window and its frame are together.
    assert room.height() < USUAL[1] + 40
    assert SMALLEST[1] <= window.height() <= room.height() - 40


def test_what_is_remembered_is_geometry_and_look_alone(
    application: Application, door: Door, qtbot: QtBot, tmp_path: Path
) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(), 14).close()
    _unlock(application, qtbot)
    assert application.window is not None
    application.window.close()
    lines = (tmp_path / "window.ini").read_text().splitlines()
    keys = {line.split("=")[0] for line in lines if "=" in line}
    assert keys == {"geometry", "appearance", "scale"}


def _fail(words: str) -> None:
    raise ValueError(words)


def test_a_crash_is_told_without_the_words_of_the_error(qtbot: QtBot) -> None:
    handler = CrashHandler()
    try:
        _fail("Mrs Hartley said")
    except ValueError as error:
        place = place_of(error)
        handler._handle(ValueError, error, error.__traceback__)
    assert handler.box is not None
    qtbot.addWidget(handler.box)
    assert "ValueError" in place
    assert "_fail" in place
    assert "Hartley" not in place + handler.box.text() + handler.box.informativeText()
    handler.box.close()
    assert handler.box is None
