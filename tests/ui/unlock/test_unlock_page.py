"""Opening a journal that is there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflectapp.domain import errors
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from reflectapp.ui.messages import sentence
from reflectapp.ui.unlock.page import UnlockPage
from reflectapp.ui.unlock.window import EntranceWindow
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fixtures import PASSPHRASE, WORDS


@pytest.fixture
def closed(door: Door) -> Door:
    """The way into a journal that is there and closed."""
    door.create(PASSPHRASE, WORDS, WriterProfile(), 14).close()
    return door


@pytest.fixture
def page(window: EntranceWindow) -> UnlockPage:
    assert isinstance(window.page, UnlockPage)
    return window.page


def _opened(page: UnlockPage) -> list[Session]:
    opened: list[Session] = []
    page.opened.connect(opened.append)
    return opened


def test_one_passphrase_and_enter_open_the_journal(page: UnlockPage, qtbot: QtBot) -> None:
    opened = _opened(page)
    assert QApplication.focusWidget() is page.field.edit
    qtbot.keyClicks(page.field.edit, PASSPHRASE)
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    assert page.field.text() == ""
    opened[0].close()


def test_an_empty_field_is_not_tried(page: UnlockPage, qtbot: QtBot) -> None:
    qtbot.keyClick(page.field.edit, Qt.Key.Key_Return)
    assert page.banner.isHidden()
    assert page.open_button.isEnabled()


def test_recovery_words_open_the_journal(page: UnlockPage, qtbot: QtBot) -> None:
    opened = _opened(page)
    page.other_button.setFocus()
    qtbot.keyClick(page.other_button, Qt.Key.Key_Return)
    assert page.uses_words
    assert QApplication.focusWidget() is page.words.edits[0]
    for word in WORDS:
        focused = QApplication.focusWidget()
        qtbot.keyClicks(focused, word)
        qtbot.keyClick(focused, Qt.Key.Key_Space)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    opened[0].close()


def test_a_word_of_no_list_is_named(page: UnlockPage, qtbot: QtBot) -> None:
    page.other_button.click()
    for edit, word in zip(page.words.edits, WORDS, strict=True):
        edit.setText(word)
    page.words.edits[4].setText("abandom")
    page.unlock()
    assert "5" in page.banner.accessibleDescription()
    assert page.words.edits[4].property("invalid")


def test_the_error_on_a_recovery_word_goes_when_the_word_is_corrected(page: UnlockPage) -> None:
    page.other_button.click()
    for edit, word in zip(page.words.edits, WORDS, strict=True):
        edit.setText(word)
    page.words.edits[4].setText("abandom")
    page.unlock()
    page.words.edits[4].setText(WORDS[4])
    assert page.banner.isHidden()
    assert not page.words.edits[4].property("invalid")


def test_escape_leads_back_to_the_passphrase(page: UnlockPage, qtbot: QtBot) -> None:
    page.other_button.click()
    qtbot.keyClick(page.words.edits[0], Qt.Key.Key_Escape)
    assert not page.uses_words
    assert QApplication.focusWidget() is page.field.edit


def _truncate(folder: Path) -> None:
    path = folder / "journal.db"
    path.write_bytes(path.read_bytes()[:1000])


def _damage_header(folder: Path) -> None:
    (folder / "key.json").write_text("{}")


def _remove_database(folder: Path) -> None:
    (folder / "journal.db").unlink()


@pytest.mark.parametrize(
    ("passphrase", "damage", "error_type"),
    [
        ("another passphrase", lambda _: None, errors.WrongPassphraseError),
        (PASSPHRASE, _damage_header, errors.DamagedHeaderError),
        (PASSPHRASE, _truncate, errors.DamagedDatabaseError),
        (PASSPHRASE, _remove_database, errors.MissingJournalError),
    ],
)
def test_what_is_wrong_is_told_and_the_page_can_try_again(
    page: UnlockPage,
    closed: Door,
    qtbot: QtBot,
    passphrase: str,
    damage: Callable[[Path], None],
    error_type: type[errors.JournalError],
) -> None:
    damage(closed.folder)
    with pytest.raises(error_type) as raised:
        closed.unlock(passphrase)
    expected = sentence(raised.value)
    page.field.edit.setText(passphrase)
    page.unlock()
    qtbot.waitUntil(lambda: not page.banner.isHidden())
    assert page.banner.accessibleName() == expected.title
    assert page.banner.accessibleDescription() == expected.text
    assert page.open_button.isEnabled()
    assert QApplication.focusWidget() is page.field.edit
    is_wrong = error_type is errors.WrongPassphraseError
    assert page.field.edit.hasSelectedText() == is_wrong
    assert bool(page.field.edit.property("invalid")) == is_wrong


def test_a_journal_that_is_open_elsewhere_is_told(
    page: UnlockPage, closed: Door, qtbot: QtBot
) -> None:
    other = closed.unlock(PASSPHRASE)
    page.field.edit.setText(PASSPHRASE)
    page.unlock()
    qtbot.waitUntil(lambda: not page.banner.isHidden())
    assert "already open" in page.banner.accessibleName()
    other.close()


def test_every_control_has_a_name_and_is_reached_by_tab(
    window: EntranceWindow, page: UnlockPage
) -> None:
    for _ in range(2):
        assert unnamed_controls(window) == []
        assert unreachable_controls(window) == []
        page.other_button.click()
