"""Mending a journal, and bringing back a backup, before any journal is open."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import TimelineQuery
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.door import Door
from reflectapp.ui.memory import Memory
from reflectapp.ui.mending import ask_for_mending, was_asked_for
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.page import UnlockPage
from reflectapp.ui.unlock.rescue_page import RescuePage
from reflectapp.ui.unlock.window import EntranceWindow
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fakes import FakeClock
from tests.support.fixtures import PASSPHRASE, WORDS


@pytest.fixture
def closed(door: Door, clock: FakeClock) -> Door:
    """A journal with one entry, a backup of it, and one more entry."""
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), 14)
    session.journal.new_entry(title="Before the backup")
    session.backups.make()
    clock.advance(timedelta(hours=1))
    session.journal.new_entry(title="After the backup")
    session.close()
    return door


@pytest.fixture
def page(window: EntranceWindow) -> RescuePage:
    window.rescue_button.click()
    assert window.rescue is not None
    return window.rescue


@pytest.fixture
def settled(tasks: Tasks, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not tasks.is_busy, timeout=30_000)


def flip_a_page(door: Door) -> bytes:
    """Damage a page of the journal and return the file as it is then."""
    file = door.files.database_file
    whole = bytearray(file.read_bytes())
    whole[5 * 4096 + 300] ^= 1
    file.write_bytes(bytes(whole))
    return bytes(whole)


def labels(door: Door) -> set[str]:
    session = door.unlock(PASSPHRASE)
    rows = session.journal.rows(TimelineQuery(), 0, 10)
    session.close()
    return {row.label for row in rows}


def test_a_sound_journal_is_called_sound_and_can_be_opened_at_once(
    page: RescuePage, window: EntranceWindow, settled: Callable[[], None], qtbot: QtBot
) -> None:
    assert QApplication.focusWidget() is page.field.edit
    qtbot.keyClicks(page.field.edit, PASSPHRASE)
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Return)
    settled()
    assert page.banner.accessibleName() == "The journal is sound: 2 entries, nothing damaged."
    assert QApplication.focusWidget() is page.open_button
    qtbot.keyClick(page.open_button, Qt.Key.Key_Return)
    assert window.page.isVisible()
    assert page.field.text() == ""


def test_nothing_is_tried_without_a_passphrase_and_a_wrong_one_is_said(
    page: RescuePage, settled: Callable[[], None]
) -> None:
    page.mending.check.click()
    assert page.field.edit.property("invalid")
    page.field.edit.setText("not the passphrase")
    page.mending.check.click()
    settled()
    assert "opens neither" in page.banner.accessibleName()
    assert QApplication.focusWidget() is page.field.edit


def test_a_damaged_journal_is_mended_by_a_backup_and_the_damaged_file_is_kept(
    page: RescuePage, closed: Door, settled: Callable[[], None]
) -> None:
    damaged = flip_a_page(closed)
    page.field.edit.setText(PASSPHRASE)
    page.mending.check.click()
    settled()
    assert "damaged" in page.banner.accessibleName()
    assert page.mending.mend.isVisible()
    page.choice.restore.click()
    settled()
    assert page.banner.accessibleName() == "The journal is whole again"
    (kept,) = (closed.folder / "damaged").iterdir()
    assert str(kept) in page.banner.accessibleDescription()
    assert (kept / "journal.db").read_bytes() == damaged
    assert labels(closed) == {"Before the backup"}


def test_a_lost_key_file_comes_back_from_a_backup_and_no_word_is_lost(
    page: RescuePage, closed: Door, settled: Callable[[], None]
) -> None:
    closed.files.key_file.write_text("{}")
    page.field.edit.setText(" ".join(WORDS))
    page.mending.check.click()
    settled()
    assert page.mending.key_file.isVisible()
    page.mending.key_file.click()
    settled()
    assert page.banner.accessibleName() == "The key file is back"
    assert labels(closed) == {"Before the backup", "After the backup"}


def test_what_is_no_backup_is_refused_and_nothing_changes(
    page: RescuePage, closed: Door, settled: Callable[[], None]
) -> None:
    page.field.edit.setText(PASSPHRASE)
    page.choice.chosen.emit(closed.folder / "backups")
    settled()
    assert page.banner.accessibleName() == "This backup was not brought back"
    assert "key.json" in page.banner.accessibleDescription()
    assert labels(closed) == {"Before the backup", "After the backup"}


def test_every_control_has_a_name_and_is_reached_by_tab(
    window: EntranceWindow, page: RescuePage
) -> None:
    assert page.isVisible()
    assert unnamed_controls(window) == []
    assert unreachable_controls(window) == []


def test_escape_leads_back_to_the_passphrase(
    window: EntranceWindow, page: RescuePage, qtbot: QtBot
) -> None:
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Escape)
    assert page.isHidden()
    assert isinstance(window.page, UnlockPage)
    assert QApplication.focusWidget() is window.page.field.edit


def test_the_wish_to_mend_holds_for_one_entrance(
    closed: Door,
    tasks: Tasks,
    theme: Theme,
    memory: Memory,
    qtbot: QtBot,
) -> None:
    ask_for_mending(os.environ)
    window = EntranceWindow(closed, tasks, theme, memory)
    qtbot.addWidget(window)
    assert window.rescue is not None
    assert not was_asked_for(os.environ)
