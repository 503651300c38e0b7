"""From an empty folder to a journal, by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from reflectapp.ui.memory import Memory
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.first_run import FirstRun
from reflectapp.ui.unlock.printing import words_as_html
from reflectapp.ui.unlock.window import EntranceWindow
from reflectapp.ui.unlock.words import WordsField
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fixtures import PASSPHRASE, WORDS


@pytest.fixture
def window(door: Door, tasks: Tasks, theme: Theme, memory: Memory, qtbot: QtBot) -> EntranceWindow:
    made = EntranceWindow(door, tasks, theme, memory)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made


@pytest.fixture
def run(window: EntranceWindow) -> FirstRun:
    assert isinstance(window.page, FirstRun)
    return window.page


def _focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def _press(qtbot: QtBot, *keys: Qt.Key) -> None:
    for key in keys:
        qtbot.keyClick(_focused(), key)


def _type(qtbot: QtBot, text: str) -> None:
    qtbot.keyClicks(_focused(), text)


def _to_words(qtbot: QtBot) -> None:
    _press(qtbot, Qt.Key.Key_Return)
    _type(qtbot, PASSPHRASE)
    _press(qtbot, Qt.Key.Key_Return)
    _type(qtbot, PASSPHRASE)
    _press(qtbot, Qt.Key.Key_Return)


def test_the_whole_first_run_can_be_done_by_keyboard(
    window: EntranceWindow, run: FirstRun, qtbot: QtBot, door: Door
) -> None:
    opened: list[tuple[Session, bool]] = []
    window.opened.connect(lambda session, is_new: opened.append((session, is_new)))
    words = run.recovery.words
    _to_words(qtbot)
    _press(qtbot, Qt.Key.Key_Return)
    for word in words:
        _type(qtbot, word)
        _press(qtbot, Qt.Key.Key_Space)
    _press(qtbot, Qt.Key.Key_Return)
    assert run.current is run.about_you
    for term in ("Nell Ashby", "Harbour Lane", "Oakfield", "Thornbeck", "A heron"):
        _type(qtbot, term)
        _press(qtbot, Qt.Key.Key_Tab)
    _press(qtbot, Qt.Key.Key_Up, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(opened))
    session, is_new = opened[0]
    assert is_new
    assert session.settings.profile() == WriterProfile(
        "Nell Ashby", "Harbour Lane", "Oakfield", "Thornbeck", "A heron"
    )
    assert session.settings.delay().days == 15
    session.close()
    door.unlock(PASSPHRASE).close()
    door.unlock_with_words(" ".join(words)).close()


def test_a_short_passphrase_is_not_taken_and_the_focus_stays(run: FirstRun, qtbot: QtBot) -> None:
    _press(qtbot, Qt.Key.Key_Return)
    _type(qtbot, "too short")
    _press(qtbot, Qt.Key.Key_Return)
    assert run.current is run.passphrase
    assert "ten characters" in run.problem.text()
    assert _focused() is run.passphrase.field.edit


def test_return_in_the_first_field_goes_to_the_second_without_a_complaint(
    run: FirstRun, qtbot: QtBot
) -> None:
    _press(qtbot, Qt.Key.Key_Return)
    _type(qtbot, PASSPHRASE)
    _press(qtbot, Qt.Key.Key_Return)
    assert run.current is run.passphrase
    assert run.problem.isHidden()
    assert _focused() is run.passphrase.repeated.edit


def test_return_goes_through_the_terms_before_it_makes_the_journal(
    run: FirstRun, qtbot: QtBot, door: Door
) -> None:
    _to_words(qtbot)
    run.go_on()
    for edit, word in zip(run.recovery.typed.edits, run.recovery.words, strict=True):
        edit.setText(word)
    run.go_on()
    assert run.current is run.about_you
    for term in ("Nell Ashby", "Harbour Lane", "Oakfield", "Thornbeck", "A heron"):
        _type(qtbot, term)
        _press(qtbot, Qt.Key.Key_Return)
    assert _focused() is run.about_you.delay
    assert run.about_you.profile == WriterProfile(
        "Nell Ashby", "Harbour Lane", "Oakfield", "Thornbeck", "A heron"
    )
    assert not door.folder.exists()


def test_two_different_passphrases_are_not_taken(run: FirstRun, qtbot: QtBot) -> None:
    _press(qtbot, Qt.Key.Key_Return)
    run.passphrase.field.edit.setText(PASSPHRASE)
    run.passphrase.repeated.edit.setText(PASSPHRASE.title())
    run.go_on()
    assert run.current is run.passphrase
    assert _focused() is run.passphrase.repeated.edit


def test_a_told_problem_goes_when_what_it_is_about_is_typed_anew(
    run: FirstRun, qtbot: QtBot
) -> None:
    _press(qtbot, Qt.Key.Key_Return)
    _type(qtbot, "too short")
    _press(qtbot, Qt.Key.Key_Return)
    assert not run.problem.isHidden()
    _type(qtbot, " but now long enough")
    assert run.problem.isHidden()
    assert not run.passphrase.field.edit.property("invalid")


def test_the_error_on_a_recovery_word_goes_when_the_word_is_corrected(
    run: FirstRun, qtbot: QtBot
) -> None:
    _to_words(qtbot)
    run.go_on()
    for edit, word in zip(run.recovery.typed.edits, run.recovery.words, strict=True):
        edit.setText(word)
    third, seventh = run.recovery.typed.edits[2], run.recovery.typed.edits[6]
    for edit in (third, seventh):
        edit.setText("wrongly")
    run.go_on()
    assert run.current is run.recovery
    assert not run.problem.isHidden()
    third.setText(run.recovery.words[2])
    assert run.problem.isHidden()
    assert not third.property("invalid")
    assert seventh.property("invalid")


def test_the_strength_of_a_passphrase_is_told_in_words(run: FirstRun, qtbot: QtBot) -> None:
    run.go_on()
    _type(qtbot, "password12")
    qtbot.waitUntil(lambda: "eak" in run.passphrase.meter.accessibleName())
    run.passphrase.field.edit.setText(PASSPHRASE)
    qtbot.waitUntil(lambda: "Strong" in run.passphrase.meter.accessibleName())


def test_caps_lock_is_noticed(run: FirstRun, qtbot: QtBot) -> None:
    run.go_on()
    field = run.passphrase.field
    qtbot.keyClick(field.edit, "A")
    assert field.warns_of_caps_lock
    qtbot.keyClick(field.edit, "a")
    assert not field.warns_of_caps_lock
    qtbot.keyClick(field.edit, "A", Qt.KeyboardModifier.ShiftModifier)
    assert not field.warns_of_caps_lock


def test_the_passphrase_is_hidden_until_it_is_asked_for(run: FirstRun) -> None:
    field = run.passphrase.field
    assert field.edit.echoMode() == field.edit.EchoMode.Password
    field.eye.click()
    assert field.edit.echoMode() == field.edit.EchoMode.Normal
    field.clear()
    assert field.edit.echoMode() == field.edit.EchoMode.Password


def test_input_methods_learn_no_passphrase_that_is_shown(run: FirstRun) -> None:
    field = run.passphrase.field
    hidden = field.edit.inputMethodHints()
    assert hidden & Qt.InputMethodHint.ImhSensitiveData
    field.eye.click()
    assert field.edit.inputMethodHints() == hidden


def test_the_wrong_recovery_word_is_named(run: FirstRun, qtbot: QtBot) -> None:
    _to_words(qtbot)
    run.go_on()
    wrong = "zoo" if run.recovery.words[6] != "zoo" else "able"
    for at, edit in enumerate(run.recovery.typed.edits):
        edit.setText(wrong if at == 6 else run.recovery.words[at])
    run.go_on()
    assert run.current is run.recovery
    assert "Word 7 " in run.problem.text()
    assert _focused() is run.recovery.typed.edits[6]


def test_missing_recovery_words_are_asked_for(run: FirstRun, qtbot: QtBot) -> None:
    _to_words(qtbot)
    run.go_on()
    run.go_on()
    assert run.current is run.recovery
    assert "missing" in run.problem.text()


def test_recovery_words_can_be_pasted_all_at_once(run: FirstRun, qtbot: QtBot) -> None:
    _to_words(qtbot)
    run.go_on()
    QApplication.clipboard().setText("\n".join(run.recovery.words))
    _focused_line = run.recovery.typed.edits[0]
    _focused_line.paste()
    assert run.recovery.typed.words() == run.recovery.words
    QApplication.clipboard().clear()


def test_the_shown_words_cannot_be_selected(run: FirstRun) -> None:
    selectable = (
        Qt.TextInteractionFlag.TextSelectableByMouse
        | Qt.TextInteractionFlag.TextSelectableByKeyboard
    )
    for shown in run.recovery.shown.findChildren(QLabel):
        assert not shown.textInteractionFlags() & selectable


def test_four_letters_complete_a_recovery_word(run: FirstRun, qtbot: QtBot) -> None:
    _to_words(qtbot)
    run.go_on()
    _type(qtbot, "umbr")
    _press(qtbot, Qt.Key.Key_Space)
    assert run.recovery.typed.words()[0] == "umbrella"
    assert _focused() is run.recovery.typed.edits[1]


def test_escape_goes_back_and_loses_nothing(run: FirstRun, qtbot: QtBot) -> None:
    _to_words(qtbot)
    run.go_on()
    _type(qtbot, "umbrella")
    for _ in range(9):
        _press(qtbot, Qt.Key.Key_Escape)
    assert run.current is run.promise
    assert run.passphrase.passphrase == PASSPHRASE
    assert run.recovery.typed.words()[0] == "umbrella"


def test_the_limits_of_the_promise_are_said_before_anything_is_asked(run: FirstRun) -> None:
    words = " ".join(part.text() for part in run.promise.findChildren(QLabel))
    assert "records request" in words
    assert "court" in words


def test_a_folder_that_cannot_be_written_to_is_told_and_nothing_is_lost(
    run: FirstRun, qtbot: QtBot, door: Door
) -> None:
    door.folder.parent.mkdir(exist_ok=True)
    door.folder.write_text("a file where the folder should be")
    _to_words(qtbot)
    run.go_on()
    for edit, word in zip(run.recovery.typed.edits, run.recovery.words, strict=True):
        edit.setText(word)
    run.go_on()
    run.about_you.form.fields["name"].setText("Nell Ashby")
    run.go_on()
    qtbot.waitUntil(lambda: not run.problem.isHidden())
    assert run.about_you.profile.name == "Nell Ashby"
    assert run.next.isEnabled()


def test_every_control_of_every_step_has_a_name_and_is_reached_by_tab(
    window: EntranceWindow, run: FirstRun, qtbot: QtBot
) -> None:
    for _ in range(4):
        assert unnamed_controls(window) == []
        assert unreachable_controls(window) == []
        if run.current is run.passphrase:
            run.passphrase.field.edit.setText(PASSPHRASE)
            run.passphrase.repeated.edit.setText(PASSPHRASE)
        run.go_on()


def test_the_printed_sheet_holds_the_words_in_order() -> None:
    sheet = words_as_html(WORDS)
    assert sheet.count("abandon") == 11
    assert sheet.index("<small>12</small>") < sheet.index("about")


def test_the_words_stand_in_line_whatever_their_number(qtbot: QtBot) -> None:
    field = WordsField(())
    qtbot.addWidget(field)
    assert len({edit.textMargins().left() for edit in field.edits}) == 1
