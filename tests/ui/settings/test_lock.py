"""What opens the journal can be changed, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.domain.errors import WrongPassphraseError
from reflectapp.ui.context import Context
from reflectapp.ui.settings.keys_dialog import LOCK_KEYS, KeysDialog, PassphraseDialog, WordsDialog
from reflectapp.ui.settings.lock import LockSection
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fixtures import PASSPHRASE, WORDS

NEW = "seven slow barges at noon"
RETURN, SPACE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape


def _focus(dialog: KeysDialog) -> QWidget:
    widget = dialog.focusWidget()
    assert widget is not None
    return widget


def _write(dialog: KeysDialog, words: str) -> None:
    QTest.keyClicks(_focus(dialog), words)
    QTest.keyClick(_focus(dialog), RETURN)


def _write_words_back(dialog: KeysDialog) -> None:
    QTest.keyClick(_focus(dialog), RETURN)
    assert dialog.recovery.is_typing
    for word in dialog.recovery.words:
        QTest.keyClicks(_focus(dialog), word)
        QTest.keyClick(_focus(dialog), SPACE)
    QTest.keyClick(_focus(dialog), RETURN)


def _open_passphrase(section: LockSection) -> PassphraseDialog:
    section.change_passphrase.click()
    assert isinstance(section.dialog, PassphraseDialog)
    return section.dialog


def _open_words(section: LockSection) -> WordsDialog:
    section.change_words.click()
    assert isinstance(section.dialog, WordsDialog)
    return section.dialog


@pytest.mark.parametrize("secret", [PASSPHRASE, " ".join(WORDS)], ids=["passphrase", "words"])
def test_a_new_passphrase_replaces_the_former_one_and_the_words(
    section: LockSection, context: Context, qtbot: QtBot, secret: str
) -> None:
    dialog = _open_passphrase(section)
    _write(dialog, secret)
    qtbot.waitUntil(lambda: dialog.course.current is dialog.passphrase)
    _write(dialog, NEW)
    _write(dialog, NEW)
    assert dialog.course.current is dialog.recovery
    _write_words_back(dialog)
    assert dialog.pages.currentIndex() == 1
    dialog.reject()
    assert not dialog.isHidden()
    qtbot.waitUntil(lambda: dialog.is_done)
    keys = context.session.keys
    keys.check(NEW)
    keys.check_words(dialog.recovery.words)
    for former in (PASSPHRASE, " ".join(WORDS)):
        with pytest.raises(WrongPassphraseError):
            keys.check(former)
    assert dialog.present.secret == ""
    assert dialog.focusWidget() is dialog.close_button
    QTest.keyClick(_focus(dialog), RETURN)
    assert section.dialog is None


def test_who_does_not_know_the_passphrase_changes_nothing(
    section: LockSection, context: Context, qtbot: QtBot
) -> None:
    dialog = _open_passphrase(section)
    _write(dialog, "another passphrase")
    qtbot.waitUntil(lambda: not dialog.course.problem.isHidden())
    assert dialog.course.current is dialog.present
    assert "does not open this journal" in dialog.course.problem.text()
    assert dialog.present.field.edit.hasSelectedText()
    context.session.keys.check(PASSPHRASE)


def test_new_recovery_words_leave_the_passphrase(
    section: LockSection, context: Context, qtbot: QtBot
) -> None:
    dialog = _open_words(section)
    _write(dialog, PASSPHRASE)
    qtbot.waitUntil(lambda: dialog.course.current is dialog.recovery)
    _write_words_back(dialog)
    qtbot.waitUntil(lambda: dialog.is_done)
    keys = context.session.keys
    keys.check_passphrase(PASSPHRASE)
    keys.check_words(dialog.recovery.words)
    with pytest.raises(WrongPassphraseError):
        keys.check_words(WORDS)


def test_recovery_words_are_no_passphrase_to_keep(
    section: LockSection, context: Context, qtbot: QtBot
) -> None:
    dialog = _open_words(section)
    _write(dialog, " ".join(WORDS))
    qtbot.waitUntil(lambda: not dialog.course.problem.isHidden())
    assert dialog.course.current is dialog.present


def test_escape_leaves_from_the_first_step_and_goes_back_from_the_others(
    section: LockSection, qtbot: QtBot
) -> None:
    dialog = _open_passphrase(section)
    _write(dialog, PASSPHRASE)
    qtbot.waitUntil(lambda: dialog.course.current is dialog.passphrase)
    QTest.keyClick(_focus(dialog), ESCAPE)
    assert dialog.course.current is dialog.present
    QTest.keyClick(_focus(dialog), ESCAPE)
    assert section.dialog is None
    assert dialog.present.secret == ""


def test_locking_clears_what_was_typed(section: LockSection) -> None:
    dialog = _open_passphrase(section)
    QTest.keyClicks(_focus(dialog), PASSPHRASE)
    section.forget()
    assert dialog.present.secret == ""
    assert dialog.isHidden()
    assert all(not cell.text() for cell in dialog.recovery.shown._cells)


def test_the_journal_locks_from_within_the_steps(context: Context, qtbot: QtBot) -> None:
    window, locked = QMainWindow(), []
    lock = QAction("Lock", window)
    lock.setShortcut(QKeySequence(LOCK_KEYS))
    lock.triggered.connect(lambda: locked.append(True))
    window.addAction(lock)
    qtbot.addWidget(window)
    window.show()
    dialog = WordsDialog(context, window)
    with qtbot.waitActive(dialog):
        dialog.show()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert locked == [True]
    dialog.forget()


def test_every_control_of_every_step_has_a_name_and_is_reached_by_tab(
    section: LockSection, qtbot: QtBot
) -> None:
    assert unnamed_controls(section) == []
    assert unreachable_controls(section) == []
    dialog = _open_passphrase(section)
    for go_on in (PASSPHRASE, NEW, NEW):
        assert unnamed_controls(dialog) == []
        assert unreachable_controls(dialog) == []
        _write(dialog, go_on)
        qtbot.waitUntil(lambda: not dialog.course.is_busy)
    assert unnamed_controls(dialog) == []
