"""What was copied is plain, marked as secret, and gone after half a minute or at the lock.

Offscreen Qt owns no clipboard, so these tests say whose it is. On X11 the guard asks Qt.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QClipboard, QGuiApplication
from PySide6.QtWidgets import QTextBrowser
from pytestqt.qtbot import QtBot

from reflectapp.ui import clipboard as module
from reflectapp.ui.clipboard import ClipboardGuard, Mode, public

SECRETS = (
    "x-kde-passwordManagerHint",
    "ExcludeClipboardContentFromMonitorProcessing",
    "CanIncludeInClipboardHistory",
    "CanUploadToCloudClipboard",
)


class Owner:
    """Whose the clipboard is."""

    is_us = True

    def owns(self, mode: Mode) -> bool:
        return self.is_us and mode is Mode.Clipboard


@pytest.fixture
def owner() -> Owner:
    return Owner()


@pytest.fixture
def clipboard(qapp: QGuiApplication) -> Iterator[QClipboard]:
    held = qapp.clipboard()
    held.clear()
    yield held
    held.clear()


@pytest.fixture
def guard(
    clipboard: QClipboard, owner: Owner, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ClipboardGuard]:
    monkeypatch.setattr(module, "HELD_MS", 50)
    made = ClipboardGuard(clipboard, owner.owns)
    yield made
    made.setParent(None)
    made.deleteLater()


@pytest.mark.usefixtures("guard")
def test_what_is_copied_anywhere_in_the_program_is_plain_and_marked_as_secret(
    clipboard: QClipboard, qtbot: QtBot
) -> None:
    browser = QTextBrowser()
    qtbot.addWidget(browser)
    browser.setHtml("<p>Jean was <b>here</b></p>")
    browser.selectAll()
    browser.copy()
    data = clipboard.mimeData()
    assert data.text() == "Jean was here"
    assert [data.hasFormat(mark) for mark in SECRETS] == [True] * 4
    assert bytes(data.data(SECRETS[0]).data()) == b"secret"
    kinds = {name for name in data.formats() if not name.startswith("text/plain")}
    assert kinds == set(SECRETS)


@pytest.mark.usefixtures("guard")
def test_it_is_gone_after_its_time(clipboard: QClipboard, qtbot: QtBot) -> None:
    clipboard.setText("Jean")
    assert clipboard.text() == "Jean"
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_it_is_gone_at_the_lock(guard: ClipboardGuard, clipboard: QClipboard) -> None:
    clipboard.setText("Jean")
    guard.clear()
    assert clipboard.text() == ""


def test_what_is_public_keeps_its_looks_and_stays(
    guard: ClipboardGuard, clipboard: QClipboard, qtbot: QtBot
) -> None:
    clipboard.setText("Jean")
    clipboard.setMimeData(public("<p><b>Tea</b></p>", "Tea"))
    qtbot.wait(80)
    guard.clear()
    assert (clipboard.mimeData().html(), clipboard.text()) == ("<p><b>Tea</b></p>", "Tea")
    assert not clipboard.mimeData().hasFormat(SECRETS[0])


@pytest.mark.usefixtures("guard")
def test_what_is_copied_after_something_public_is_gone_after_its_time(
    clipboard: QClipboard, qtbot: QtBot
) -> None:
    clipboard.setMimeData(public("<p>Tea</p>", "Tea"))
    clipboard.setText("Jean")
    qtbot.waitUntil(lambda: clipboard.text() == "")


def test_what_other_programs_copied_is_left_alone(
    guard: ClipboardGuard, owner: Owner, clipboard: QClipboard, qtbot: QtBot
) -> None:
    clipboard.setText("Jean")
    owner.is_us = False
    theirs = QMimeData()
    theirs.setText("a shopping list")
    theirs.setHtml("<b>a shopping list</b>")
    clipboard.setMimeData(theirs)
    qtbot.wait(80)
    guard.clear()
    assert clipboard.mimeData().html() == "<b>a shopping list</b>"
    assert not clipboard.mimeData().hasFormat(SECRETS[0])


@pytest.mark.usefixtures("guard")
def test_copying_again_begins_the_time_anew(clipboard: QClipboard, qtbot: QtBot) -> None:
    for word in ("one", "two", "three"):
        clipboard.setText(word)
        qtbot.wait(30)
        assert clipboard.text() == word
