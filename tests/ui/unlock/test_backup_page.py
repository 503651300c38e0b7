"""A new computer, and a backup on a stick: the journal is open with one folder and one secret."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import TimelineQuery
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.door import Door
from reflectapp.services.session import Session
from reflectapp.ui.memory import Memory
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.backup_page import BackupPage
from reflectapp.ui.unlock.first_run import FirstRun
from reflectapp.ui.unlock.page import UnlockPage
from reflectapp.ui.unlock.window import EntranceWindow
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fakes import FakeClock
from tests.support.fixtures import CHEAP, PASSPHRASE, WORDS

Made = Callable[..., EntranceWindow]


@pytest.fixture
def stick(door: Door, clock: FakeClock, tmp_path: Path) -> Path:
    """A memory stick with two backups of a journal from another computer."""
    there = tmp_path / "stick"
    there.mkdir()
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), 14)
    for title in ("In the first", "In the second"):
        session.journal.new_entry(title=title)
        session.backups.copy_to(there)
        clock.advance(timedelta(days=1))
    session.close()
    return there


@pytest.fixture
def new(stick: Path, door: Door, tmp_path: Path) -> Door:
    """The new computer, where nothing is yet."""
    return Door(tmp_path / "new" / "journal", door.clock, door.ids, cost=CHEAP)


@pytest.fixture
def entrance(tasks: Tasks, theme: Theme, memory: Memory, qtbot: QtBot) -> Made:
    def make(door: Door) -> EntranceWindow:
        window = EntranceWindow(door, tasks, theme, memory)
        qtbot.addWidget(window)
        with qtbot.waitActive(window):
            window.show()
        return window

    return make


@pytest.fixture
def page(new: Door, entrance: Made) -> BackupPage:
    window = entrance(new)
    window.rescue_button.click()
    assert window.backup is not None
    return window.backup


def titles(session: Session) -> set[str]:
    rows = session.journal.rows(TimelineQuery(), 0, 10)
    session.close()
    return {row.label for row in rows}


def test_the_way_in_speaks_of_a_backup_and_not_of_mending(new: Door, entrance: Made) -> None:
    window = entrance(new)
    assert isinstance(window.page, FirstRun)
    assert window.rescue_button.text() == "I have a backup"
    window.rescue_button.click()
    assert window.backup is not None
    words = {part.text() for part in window.backup.findChildren(QLabel)}
    assert "Open your journal from a backup" in words
    assert not any("mend" in text.casefold() or "damaged" in text for text in words)
    assert QApplication.focusWidget() is window.backup.choose


def test_the_stick_is_chosen_and_the_passphrase_opens_the_newest_backup(
    page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    page.look_in(str(stick))
    assert page.list.count() == 2
    assert QApplication.focusWidget() is page.field.edit
    qtbot.keyClicks(page.field.edit, PASSPHRASE)
    with qtbot.waitSignal(page.opened, timeout=30_000) as opened:
        qtbot.keyClick(page.field.edit, Qt.Key.Key_Return)
    assert titles(opened.args[0]) == {"In the first", "In the second"}
    assert page.recovered_with == ""
    assert page.field.text() == ""
    assert len(list(stick.iterdir())) == 2


def test_an_older_backup_opens_too_where_it_is_chosen(
    page: BackupPage, stick: Path, qtbot: QtBot
) -> None:
    page.look_in(str(stick))
    page.list.setCurrentRow(1)
    assert page.where.text().startswith(str(stick / "Reflect backup 2026-03-02"))
    page.field.edit.setText(PASSPHRASE)
    with qtbot.waitSignal(page.opened, timeout=30_000) as opened:
        page.open_button.click()
    assert titles(opened.args[0]) == {"In the first"}


def test_whoever_comes_with_recovery_words_is_led_to_a_new_passphrase(
    new: Door, entrance: Made, stick: Path, qtbot: QtBot
) -> None:
    window = entrance(new)
    window.rescue_button.click()
    assert window.backup is not None
    window.backup.look_in(str(stick))
    window.backup.field.edit.setText(" ".join(WORDS))
    with qtbot.waitSignal(window.opened, timeout=30_000) as opened:
        window.backup.open_button.click()
    session, is_new = opened.args
    session.close()
    assert not is_new
    assert window.recovered_with == " ".join(WORDS)


def test_a_wrong_passphrase_changes_nothing_and_can_be_typed_again(
    page: BackupPage, stick: Path, new: Door, qtbot: QtBot
) -> None:
    page.look_in(str(stick))
    page.field.edit.setText("not the passphrase")
    page.open_button.click()
    qtbot.waitUntil(page.banner.isVisible, timeout=30_000)
    assert page.banner.accessibleName() == "That does not open this backup"
    assert QApplication.focusWidget() is page.field.edit
    assert page.list.count() == 2
    assert not new.has_journal()


def test_where_no_backup_is_the_page_says_what_to_choose(page: BackupPage, tmp_path: Path) -> None:
    page.look_in(str(tmp_path))
    assert "no backup in" in page.where.text()
    page.field.edit.setText(PASSPHRASE)
    page.open_button.click()
    assert QApplication.focusWidget() is page.choose


@pytest.mark.parametrize("chosen", ["backup", "journal"])
def test_a_backup_itself_or_a_whole_journal_may_be_chosen(
    chosen: str, page: BackupPage, stick: Path, door: Door, clock: FakeClock
) -> None:
    folder = next(iter(stick.iterdir())) if chosen == "backup" else door.folder
    page.look_in(str(folder))
    assert page.list.chosen is not None
    assert page.list.chosen.folder == folder


def test_a_stick_that_is_plugged_in_is_found_unasked(
    new: Door, stick: Path, tasks: Tasks, theme: Theme, qtbot: QtBot
) -> None:
    page = BackupPage(new, tasks, theme, lambda: [stick.parent / "gone", stick])
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.begin()
    qtbot.waitUntil(lambda: page.list.count() == 2)
    assert QApplication.focusWidget() is page.field.edit


def test_a_stick_that_is_plugged_in_later_is_found_too(
    new: Door, stick: Path, tasks: Tasks, theme: Theme, qtbot: QtBot
) -> None:
    drives: list[Path] = []
    page = BackupPage(new, tasks, theme, lambda: drives)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
    page.begin()
    qtbot.waitUntil(lambda: not tasks.is_busy)
    assert page.list.count() == 0
    drives.append(stick)
    qtbot.waitUntil(lambda: page.list.count() == 2, timeout=30_000)


def test_where_only_backups_are_left_the_program_begins_with_them(
    door: Door, stick: Path, entrance: Made
) -> None:
    session = door.unlock(PASSPHRASE)
    session.backups.make()
    session.close()
    door.files.key_file.unlink()
    door.files.database_file.unlink()
    page = entrance(door).backup
    assert page is not None
    assert page.isVisible()
    assert page.list.count() == 1
    assert "is gone" in page.lead.text()


def test_escape_leads_back_to_the_first_run(page: BackupPage, qtbot: QtBot) -> None:
    page.field.edit.setText(PASSPHRASE)
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Escape)
    assert page.isHidden()
    assert page.field.text() == ""


def test_a_journal_that_came_but_did_not_open_is_asked_for_its_passphrase(
    new: Door, entrance: Made, stick: Path, qtbot: QtBot
) -> None:
    window = entrance(new)
    window.rescue_button.click()
    assert window.backup is not None
    window.backup._rescue.restore(next(iter(stick.iterdir())), PASSPHRASE)
    window.backup.back.click()
    assert isinstance(window.page, UnlockPage)
    assert window.rescue_button.text() == "Mend or open a backup"


def test_every_control_has_a_name_and_is_reached_by_tab(page: BackupPage, stick: Path) -> None:
    page.look_in(str(stick))
    assert unnamed_controls(page) == []
    assert unreachable_controls(page) == []
