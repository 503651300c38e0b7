"""The window and a real Secret Service: switched on, opened with, wrong, locked, given up."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.support.secret_service import LOCK, UNLOCKED, in_session

_BEGINNING = """
import json, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer, QEventLoop
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from reflectapp import assets
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door
from reflectapp.storage import keyring
from reflectapp.ui.context import Bus, Context
from reflectapp.ui.settings.keyring import KeyringPanel
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.page import UnlockPage
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, PASSPHRASE, WORDS

keyring._PROBE_SECONDS = keyring._ASKING_SECONDS = float(sys.argv[2])
app = QApplication(["keyring"])
theme = Theme(assets.resource())
door = Door(Path(sys.argv[1]) / "journal", FakeClock(), FakeIds(), cost=CHEAP)
tasks, said = Tasks(), {}

def until(holds):
    loop, timer = QEventLoop(), QTimer()
    timer.timeout.connect(lambda: loop.quit() if holds() else None)
    timer.start(10)
    loop.exec()

def switch(panel):
    panel.show()
    QTest.keyClick(panel.switch, Qt.Key.Key_Space)
    until(lambda: not panel._is_asking and not tasks.is_busy)
    if not panel.proof.isHidden():
        said.setdefault("off while asked", not panel.switch.isChecked())
        QTest.keyClicks(panel.proof.field.edit, PASSPHRASE)
        QTest.keyClick(panel.proof.field.edit, Qt.Key.Key_Return)
        until(lambda: not panel._is_asking and not tasks.is_busy)
    return [panel.switch.isChecked(), panel.state.text(), panel.banner.isVisible()]

def opened(page, press):
    sessions = []
    page.opened.connect(sessions.append)
    page.show()
    press(page)
    until(lambda: sessions or (not page.keyring.is_asking and not page.banner.isHidden()))
    if sessions:
        sessions[0].close()
        return "open"
    return page.banner.accessibleName()

def press_return(page):
    page.begin()
    QTest.keyClick(page.field.edit, Qt.Key.Key_Return)

def new_page():
    return UnlockPage(door, tasks, theme)

session = door.create(PASSPHRASE, WORDS, WriterProfile(), 14)
panel = KeyringPanel(Context(session, tasks, theme, Bus()))
"""

_READY = (
    _BEGINNING
    + """
said["offered before"] = new_page().keyring_button.isVisibleTo(None)
said["switched on"] = switch(panel)
panel.try_button.click()
until(lambda: not panel._is_asking and not tasks.is_busy)
said["tried"] = panel.state.text()
session.close()
said["by return"] = opened(new_page(), press_return)
said["by button"] = opened(new_page(), lambda page: page.keyring_button.click())
page = new_page()
page.show()
press_return(page)
QTest.keyClick(page.other_button, Qt.Key.Key_Escape)
said["given up"] = [page.keyring.is_asking, page.field.isEnabled()]
until(lambda: not tasks.is_busy)
said["and by passphrase"] = opened(
    page, lambda p: (p.field.edit.setText(PASSPHRASE), p.unlock())
)
header = door.files.header()
held = door.keyring.secret(header.journal_id)
door.keyring.keep(header.journal_id, bytes(32))
said["another secret"] = opened(new_page(), press_return)
door.keyring.keep(header.journal_id, held)
session = door.unlock(PASSPHRASE)
panel = KeyringPanel(Context(session, tasks, theme, Bus()))
panel.refresh()
until(lambda: not tasks.is_busy)
said["switched off"] = switch(panel)
session.close()
said["offered after"] = door.offers_keyring()
tasks.close()
print("SAID" + json.dumps(said))
"""
)

_LOCKED = (
    _BEGINNING
    + """
said["switched on"] = switch(panel)
said["why"] = panel.banner.accessibleName()
session.close()
tasks.close()
print("SAID" + json.dumps(said))
"""
)


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs a Secret Service")
def test_the_keyring_opens_the_journal_until_it_is_switched_off(tmp_path: Path) -> None:
    assert in_session(tmp_path, _READY, daemon=UNLOCKED, seconds=30) == {
        "offered before": False,
        "off while asked": True,
        "switched on": [True, "On. The keyring holds a key of this journal.", False],
        "tried": "The keyring is there, and it opens this journal.",
        "by return": "open",
        "by button": "open",
        "given up": [False, True],
        "and by passphrase": "open",
        "another secret": "The keyring does not open this journal",
        "switched off": [False, "Off. The keyring opens nothing any more.", False],
        "offered after": False,
    }


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="needs a Secret Service")
def test_a_locked_keyring_is_told_and_leaves_the_switch_off(tmp_path: Path) -> None:
    said = in_session(tmp_path, _LOCKED, daemon=f"{UNLOCKED}; {LOCK}", seconds=5)
    assert "off while asked" not in said
    assert said["switched on"][0] is False  # type: ignore[index]
    assert said["switched on"][2] is True  # type: ignore[index]
    assert said["why"] == "The keyring of this computer is locked"
