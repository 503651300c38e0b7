"""Backups and checks in the settings, and what can be done inside a backup."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflectapp.domain.backup import Backup
from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.errors import NotFoundError, ReflectError, StoppedError
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.settings.basics import JournalSection
from reflectapp.ui.settings.inside import BackupPage
from reflectapp.ui.settings.view import SettingsPlace
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fakes import FakeClock
from tests.support.fixtures import PASSPHRASE, WORDS


@pytest.fixture
def entry(session: Session) -> Entry:
    return session.journal.new_entry(title="A long night", body="The bell rang at four.")


@pytest.fixture
def place(entry: Entry, place: SettingsPlace) -> SettingsPlace:
    """All sections, over a journal with an entry."""
    del entry
    return place


@pytest.fixture
def section(place: SettingsPlace) -> JournalSection:
    found = place.section("journal")
    assert isinstance(found, JournalSection)
    return found


@pytest.fixture
def settled(context: Context, qtbot: QtBot) -> Callable[[], None]:
    return lambda: qtbot.waitUntil(lambda: not context.tasks.is_busy, timeout=30_000)


@pytest.fixture
def inside(
    place: SettingsPlace,
    section: JournalSection,
    context: Context,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> BackupPage:
    """The page of a backup that holds the entry, opened by keyboard."""
    context.session.backups.make()
    section.refresh()
    section.backups.list.setFocus()
    qtbot.keyClick(section.backups.list, Qt.Key.Key_Return)
    settled()
    assert place.backup.isVisible()
    return place.backup


def choose(page: BackupPage, settled: Callable[[], None], qtbot: QtBot) -> None:
    """Choose the first entry of the backup by keyboard."""
    qtbot.keyClick(page.browser.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: page.browser.shown is not None, timeout=30_000)
    settled()


def test_without_a_backup_the_settings_say_when_there_will_be_one(section: JournalSection) -> None:
    assert "none yet" in section.backups.state.text()
    assert section.backups.list.isHidden()
    assert section.backups.look.isHidden()


def test_a_backup_made_by_hand_is_in_the_list_at_once(
    section: JournalSection, context: Context, settled: Callable[[], None]
) -> None:
    section.backups.now.click()
    settled()
    assert len(context.session.backups.all()) == 1
    assert section.backups.list.count() == 1
    assert "One backup is kept" in section.backups.state.text()
    assert section.backups.line.isHidden()


def test_a_copy_goes_to_the_folder_that_was_chosen(
    section: JournalSection, settled: Callable[[], None], tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    section.backups.copy_to(stick)
    settled()
    (copy,) = stick.iterdir()
    assert {file.name for file in copy.iterdir()} == {"journal.db", "key.json"}


def test_a_backup_made_by_hand_can_be_cancelled(
    section: JournalSection,
    context: Context,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make, begun = context.session.backups.make, Event()

    def slowly(is_stopped: Callable[[], bool]) -> Backup:
        begun.set()
        while not is_stopped():
            pass
        return make(lambda: True)

    # A large journal: the copy of this one would be made before anybody could press a button.
    monkeypatch.setattr(context.session.backups, "make", slowly)
    with context.session._db.transaction():
        for number in range(300):
            context.session.journal.new_entry(body=f"word{number}")
    told: list[str] = []
    context.bus.said.connect(lambda words, _: told.append(words))
    section.backups.now.click()
    assert section.backups.line.stop.isVisibleTo(section)
    assert begun.wait(10)
    section.backups.line.stop.setFocus()
    section.backups.line.stop.click()
    assert section.backups.line.stop.text() == "Stopping…"
    settled()
    assert told == ["Stopped; there is no new backup"]
    assert section.backups.now.hasFocus()
    assert context.session.backups.all() == ()
    assert section.backups.banner.isHidden()
    assert section.backups.line.isHidden()


def test_locking_stops_a_backup_made_by_hand(
    section: JournalSection,
    context: Context,
    settled: Callable[[], None],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def for_ever(is_stopped: Callable[[], bool]) -> Backup:
        while not is_stopped():
            pass
        raise StoppedError

    monkeypatch.setattr(context.session.backups, "make", for_ever)
    section.backups.now.click()
    context.bus.leaving_begun.emit()
    settled()
    assert section.backups.line.isHidden()


def test_a_failed_backup_is_said_and_the_older_ones_stay_in_the_list(
    section: JournalSection, context: Context, settled: Callable[[], None]
) -> None:
    context.session.backups.make()
    key_file = context.session.folder / "key.json"
    away = key_file.rename(key_file.with_name("away.json"))
    section.backups.now.click()
    settled()
    assert section.backups.banner.accessibleName() == "No backup was made"
    assert section.backups.list.count() == 1
    away.rename(key_file)
    section.backups.now.click()
    settled()
    assert section.backups.banner.isHidden()


def test_a_check_says_in_one_sentence_that_all_is_well(
    section: JournalSection, settled: Callable[[], None]
) -> None:
    assert section.checking.state.text() == "Not checked yet."
    section.checking.check.click()
    settled()
    assert "The journal is sound: one entry, nothing damaged." in section.checking.state.text()
    assert section.checking.banner.isHidden()
    assert section.checking.line.isHidden()


def test_a_check_that_is_stopped_says_nothing_of_the_journal(
    section: JournalSection, settled: Callable[[], None]
) -> None:
    section.checking.begin()
    section.checking.line.stop.click()
    settled()
    assert section.checking.state.text() == "Stopped before the end: the check says nothing."
    assert section.checking.check.isEnabled()


def test_damage_is_said_plainly_with_a_button_that_leads_to_the_mending(
    section: JournalSection, context: Context, settled: Callable[[], None], qtbot: QtBot
) -> None:
    key_file = context.session.folder / "key.json"
    whole = key_file.read_bytes()
    key_file.write_bytes(whole[:-9])
    section.checking.begin()
    settled()
    key_file.write_bytes(whole)
    assert section.checking.banner.accessibleName() == "Something in the journal is damaged"
    with qtbot.waitSignal(context.bus.mending_requested):
        section.checking.mend.click()


def test_a_backup_is_read_and_searched_by_keyboard(
    inside: BackupPage, settled: Callable[[], None], qtbot: QtBot
) -> None:
    assert QApplication.focusWidget() is inside.browser.search
    choose(inside, settled, qtbot)
    assert inside.browser.text.text == "The bell rang at four."
    assert inside.browser.text.isReadOnly()
    qtbot.keyClicks(inside.browser.search, "bell")
    qtbot.waitUntil(lambda: inside.browser.list.model() is inside.browser.hits, timeout=30_000)
    assert inside.browser.hits.rowCount() == 1


def test_every_control_of_a_backup_has_a_name_and_is_reached_by_tab(inside: BackupPage) -> None:
    assert unnamed_controls(inside) == []
    assert unreachable_controls(inside) == []


def test_an_entry_comes_back_and_undo_puts_things_as_they_were(
    inside: BackupPage,
    context: Context,
    entry: Entry,
    clock: FakeClock,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    journal = context.session.journal
    clock.advance(timedelta(hours=1))
    journal.save(Draft(entry.id, "Other", "spoilt", entry.happened_on))
    said: list[object] = []
    context.bus.said.connect(lambda _, undo: said.append(undo))
    choose(inside, settled, qtbot)
    with qtbot.waitSignal(context.bus.entry_replaced):
        inside.browser.bring_back.click()
    assert journal.entry(entry.id).body == "The bell rang at four."
    said[-1]()  # type: ignore[operator]  # what Undo calls
    settled()
    assert journal.entry(entry.id).body == "spoilt"


def test_undo_puts_an_entry_that_had_been_erased_into_the_bin(
    inside: BackupPage,
    context: Context,
    entry: Entry,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    journal = context.session.journal
    journal.erase(entry.id)
    said: list[object] = []
    context.bus.said.connect(lambda _, undo: said.append(undo))
    choose(inside, settled, qtbot)
    inside.browser.bring_back.click()
    settled()
    assert journal.entry(entry.id).deleted_at is None
    said[-1]()  # type: ignore[operator]  # what Undo calls
    settled()
    assert journal.entry(entry.id).deleted_at is not None


def test_bringing_everything_back_is_explained_before_it_is_done(
    inside: BackupPage, context: Context, entry: Entry, clock: FakeClock, qtbot: QtBot
) -> None:
    journal = context.session.journal
    clock.advance(timedelta(hours=1))
    later = journal.new_entry(title="Later")
    asked: list[Callable[[], None]] = []
    context.bus.replacement_requested.connect(lambda work, _: asked.append(work))
    inside.bring_all.click()
    assert "one entry of this backup" in inside.everything.banner.accessibleDescription()
    assert QApplication.focusWidget() is inside.everything.decline
    qtbot.keyClick(inside.everything.decline, Qt.Key.Key_Escape)
    assert inside.everything.isHidden()
    inside.bring_all.click()
    inside.everything.confirm.click()
    # The window does it, once every word is saved.
    (work,) = asked
    work()
    with pytest.raises(NotFoundError):
        journal.entry(later.id)
    assert journal.entry(entry.id) == entry


def test_what_kept_everything_from_coming_back_is_said(
    inside: BackupPage, context: Context
) -> None:
    heard: list[Callable[[Exception], None]] = []
    context.bus.replacement_requested.connect(lambda _, failed: heard.append(failed))
    inside.bring_all.click()
    inside.everything.confirm.click()
    heard[0](ReflectError())
    assert "the journal is as it was" in inside.banner.accessibleDescription()
    assert inside.browser.isVisible()


def test_a_backup_with_other_keys_asks_for_the_passphrase_of_its_day(
    place: SettingsPlace,
    section: JournalSection,
    context: Context,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    backup = context.session.backups.make()
    context.session.keys.change(PASSPHRASE, "another good passphrase", WORDS)
    section.backups.look_wanted.emit(backup.folder)
    settled()
    page = place.backup
    assert page.key.isVisible()
    for secret in ("another good passphrase", PASSPHRASE):
        page.key.field.edit.setText(secret)
        qtbot.keyClick(page.key.field.edit, Qt.Key.Key_Return)
        settled()
        assert page.browser.isVisible() == (secret == PASSPHRASE)
    assert page.key.field.text() == ""


def test_opening_a_backup_can_be_cancelled(
    place: SettingsPlace, section: JournalSection, context: Context, settled: Callable[[], None]
) -> None:
    backup = context.session.backups.make()
    section.backups.look_wanted.emit(backup.folder)
    place.backup.line.stop.click()
    settled()
    settled()
    assert place.backup.isHidden()
    assert not list(context.session.folder.glob("looking*"))


def test_a_check_that_ends_takes_the_focus_from_nobody(
    place: SettingsPlace, section: JournalSection, settled: Callable[[], None]
) -> None:
    section.checking.begin()
    place.search.setFocus()
    settled()
    assert QApplication.focusWidget() is place.search


def test_no_word_of_a_backup_stays_when_the_journal_locks(
    inside: BackupPage,
    place: SettingsPlace,
    context: Context,
    settled: Callable[[], None],
    qtbot: QtBot,
) -> None:
    choose(inside, settled, qtbot)
    place.forget()
    settled()
    assert inside.browser.text.text == ""
    assert inside.browser.heading.text() == ""
    assert inside.title.text() == ""
    assert not list(context.session.folder.glob("looking*"))


def test_escape_leads_back_to_the_list_of_backups(
    inside: BackupPage, section: JournalSection, settled: Callable[[], None], qtbot: QtBot
) -> None:
    qtbot.keyClick(inside.browser.search, Qt.Key.Key_Escape)
    settled()
    assert inside.isHidden()
    assert QApplication.focusWidget() is section.backups.list
