"""The switch of the keyring: who turns it on gives the passphrase, and that outlasts nothing."""

from __future__ import annotations

from threading import Event

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from reflectapp.storage.keyring import KeyringState
from reflectapp.ui.context import Context
from reflectapp.ui.settings.keyring import KeyringPanel
from reflectapp.ui.settings.lock import LockSection
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fakes import HeldKeyring
from tests.support.fixtures import PASSPHRASE, WORDS

RETURN, SPACE, ESCAPE = Qt.Key.Key_Return, Qt.Key.Key_Space, Qt.Key.Key_Escape
TAB = Qt.Key.Key_Tab


def test_without_a_keyring_the_switch_says_what_to_do(
    section: LockSection, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "XDG_RUNTIME_DIR"):
        monkeypatch.delenv(name, raising=False)
    panel = section.keyring
    QTest.keyClick(panel.switch, SPACE)
    qtbot.waitUntil(lambda: not panel.banner.isHidden())
    assert not panel.switch.isChecked()
    # Nobody types a passphrase for nothing.
    assert panel.proof.isHidden()
    assert "keyring" in panel.banner.accessibleName()
    assert "passphrase" in panel.banner.accessibleDescription()
    assert not context.session.keys.uses_keyring()


@pytest.fixture
def panel(section: LockSection, context: Context, qtbot: QtBot) -> KeyringPanel:
    """The switch, on a computer whose keyring answers, in a window that has the keyboard."""
    context.session.keys._keyring = HeldKeyring()
    with qtbot.waitActive(section):
        section.activateWindow()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    return section.keyring


def _settle(panel: KeyringPanel, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: not panel._is_asking and not panel._context.tasks.is_busy)


def _ask(panel: KeyringPanel, qtbot: QtBot) -> QLineEdit:
    """Turn the switch, and return the field that this leads to."""
    panel.switch.setFocus()
    QTest.keyClick(panel.switch, SPACE)
    qtbot.waitUntil(lambda: not panel.proof.isHidden())
    focused = QApplication.focusWidget()
    assert focused is panel.proof.field.edit
    return panel.proof.field.edit


def _go_elsewhere(qtbot: QtBot) -> None:
    elsewhere = QLineEdit()
    qtbot.addWidget(elsewhere)
    with qtbot.waitActive(elsewhere):
        elsewhere.show()
        elsewhere.activateWindow()
    elsewhere.setFocus()
    assert QApplication.focusWidget() is elsewhere


def _answer(panel: KeyringPanel, qtbot: QtBot, secret: str) -> None:
    QTest.keyClicks(panel.proof.field.edit, secret)
    QTest.keyClick(panel.proof.field.edit, RETURN)
    _settle(panel, qtbot)


@pytest.mark.parametrize("secret", [PASSPHRASE, " ".join(WORDS)], ids=["passphrase", "words"])
def test_the_keyring_is_turned_on_by_who_knows_what_opens_the_journal(
    panel: KeyringPanel, context: Context, qtbot: QtBot, secret: str
) -> None:
    field = _ask(panel, qtbot)
    # Off until it is on.
    assert not panel.switch.isChecked()
    assert "nobody who finds the journal open" in field.accessibleDescription()
    _answer(panel, qtbot, secret)
    assert panel.switch.isChecked()
    assert panel.state.text() == "On. The keyring holds a key of this journal."
    context.session.keys.check_keyring()
    assert panel.proof.isHidden()
    assert field.text() == ""
    assert QApplication.focusWidget() is panel.switch


def test_a_wrong_passphrase_is_told_where_it_was_typed_and_can_be_mended(
    panel: KeyringPanel, context: Context, qtbot: QtBot
) -> None:
    field = _ask(panel, qtbot)
    _answer(panel, qtbot, "another passphrase")
    assert not panel.switch.isChecked()
    assert not context.session.keys.uses_keyring()
    assert "does not open this journal" in panel.proof.problem.text()
    assert field.accessibleDescription() == panel.proof.problem.text()
    assert field.property("invalid")
    assert field.selectedText()
    assert QApplication.focusWidget() is field
    # Typing takes the place of it all.
    QTest.keyClicks(field, PASSPHRASE[0])
    assert field.text() == PASSPHRASE[0]
    assert panel.proof.problem.isHidden()
    assert not field.property("invalid")
    _answer(panel, qtbot, PASSPHRASE[1:])
    assert panel.switch.isChecked()


def test_a_keyring_that_is_gone_by_then_is_told_there_too(
    panel: KeyringPanel, context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = _ask(panel, qtbot)
    monkeypatch.setattr(context.session.keys._keyring, "state", lambda: KeyringState.LOCKED)
    _answer(panel, qtbot, PASSPHRASE)
    assert not panel.switch.isChecked()
    assert "keyring of this computer is locked" in panel.proof.problem.text()
    # What was typed is not what is wrong.
    assert not field.property("invalid")
    monkeypatch.undo()
    _answer(panel, qtbot, PASSPHRASE)
    assert panel.switch.isChecked()


def test_nothing_typed_is_asked_for_again(panel: KeyringPanel, qtbot: QtBot) -> None:
    field = _ask(panel, qtbot)
    QTest.keyClick(field, RETURN)
    assert panel.proof.problem.text() == "Type it first."
    # So does the switch, which a hand may go back to.
    panel.switch.setFocus()
    QTest.keyClick(panel.switch, SPACE)
    assert not panel.switch.isChecked()
    assert QApplication.focusWidget() is field


@pytest.mark.parametrize("way", ["escape", "button"])
def test_a_passphrase_that_is_not_given_is_forgotten(
    panel: KeyringPanel, context: Context, qtbot: QtBot, way: str
) -> None:
    field = _ask(panel, qtbot)
    QTest.keyClicks(field, PASSPHRASE)
    if way == "escape":
        QTest.keyClick(field, ESCAPE)
    else:
        panel.proof.cancel.setFocus()
        QTest.keyClick(panel.proof.cancel, RETURN)
    assert panel.proof.isHidden()
    assert field.text() == ""
    assert not panel.switch.isChecked()
    assert not context.session.keys.uses_keyring()
    assert QApplication.focusWidget() is panel.switch


@pytest.mark.parametrize("way", ["lock", "another place", "another section"])
def test_a_passphrase_half_typed_does_not_outlast_the_section(
    panel: KeyringPanel, section: LockSection, qtbot: QtBot, way: str
) -> None:
    field = _ask(panel, qtbot)
    QTest.keyClicks(field, PASSPHRASE)
    if way == "lock":
        section.forget()
    elif way == "another place":
        section.hide()
    else:
        # Within the section one may look round.
        section.idle.setFocus()
        assert field.text() == PASSPHRASE
        _go_elsewhere(qtbot)
    assert panel.proof.isHidden()
    assert field.text() == ""


def test_what_is_clicked_on_stays_in_its_place_until_the_click_has_ended(
    panel: KeyringPanel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    field = _ask(panel, qtbot)
    monkeypatch.setattr(QApplication, "mouseButtons", lambda: Qt.MouseButton.LeftButton)
    _go_elsewhere(qtbot)
    assert not panel.proof.isHidden()
    monkeypatch.undo()
    qtbot.waitUntil(panel.proof.isHidden)
    assert field.text() == ""


@pytest.mark.parametrize("way", ["lock", "another section"])
def test_no_passphrase_is_asked_of_who_has_left_meanwhile(
    panel: KeyringPanel, section: LockSection, qtbot: QtBot, way: str
) -> None:
    panel.switch.setFocus()
    QTest.keyClick(panel.switch, SPACE)
    if way == "lock":
        section.forget()
    else:
        _go_elsewhere(qtbot)
    _settle(panel, qtbot)
    assert panel.proof.isHidden()
    assert panel.state.isHidden()


@pytest.mark.parametrize(("secret", "is_on"), [(PASSPHRASE, True), ("another passphrase", False)])
def test_what_was_given_before_leaving_is_still_tried(
    panel: KeyringPanel, section: LockSection, qtbot: QtBot, secret: str, is_on: bool
) -> None:
    field = _ask(panel, qtbot)
    QTest.keyClicks(field, secret)
    QTest.keyClick(field, RETURN)
    # Once it is being tried it is not taken back half-way.
    QTest.keyClick(field, ESCAPE)
    assert not panel.proof.isHidden()
    section.forget()
    assert field.text() == ""
    _settle(panel, qtbot)
    assert panel.proof.isHidden()
    assert panel.banner.isHidden()
    assert panel.switch.isChecked() is is_on


def test_turning_the_keyring_off_asks_nothing(
    panel: KeyringPanel, context: Context, qtbot: QtBot
) -> None:
    _ask(panel, qtbot)
    _answer(panel, qtbot, PASSPHRASE)
    QTest.keyClick(panel.switch, SPACE)
    _settle(panel, qtbot)
    assert panel.proof.isHidden()
    assert not panel.switch.isChecked()
    assert panel.state.text() == "Off. The keyring opens nothing any more."
    assert not context.session.keys.uses_keyring()


def test_tab_goes_from_the_passphrase_by_the_eye_to_what_is_done_with_it(
    panel: KeyringPanel, section: LockSection, qtbot: QtBot
) -> None:
    _ask(panel, qtbot)
    proof, passed = panel.proof, []
    for _ in range(4):
        focused = QApplication.focusWidget()
        assert focused is not None
        passed.append(focused)
        QTest.keyClick(focused, TAB)
    assert passed == [proof.field.edit, proof.field.eye, proof.confirm, proof.cancel]
    assert unnamed_controls(section) == []
    assert unreachable_controls(section) == []


def test_an_answer_of_the_keyring_finds_no_panel_that_is_gone(
    context: Context, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    keyring = context.session.keys._keyring = HeldKeyring()
    is_gone = Event()

    def state() -> KeyringState:
        assert is_gone.wait(10)
        return KeyringState.READY

    monkeypatch.setattr(keyring, "state", state)
    panel = KeyringPanel(context)
    panel.switch.click()
    shiboken6.delete(panel)
    is_gone.set()
    # An error in a callback would fail the test.
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
