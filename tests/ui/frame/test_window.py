"""The window of an open journal: rail, palette, status, lock."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import TimelineQuery
from reflectapp.services.session import Session
from reflectapp.ui.main_window import MainWindow
from reflectapp.ui.memory import USUAL, Memory
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fakes import FakeClock
from tests.ui.frame.places import PlainPlace, plain_places

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(
    session: Session, tasks: Tasks, theme: Theme, memory: Memory, qtbot: QtBot
) -> Iterator[MainWindow]:
    made = MainWindow(session, tasks, theme, memory=memory, make=plain_places)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    made.idle.start()
    yield made
    made.idle.stop()


def _place(window: MainWindow, index: int = 0) -> PlainPlace:
    widget = window.places[index].widget
    assert isinstance(widget, PlainPlace)
    return widget


def test_the_title_tells_nothing_but_the_program(window: MainWindow) -> None:
    assert window.windowTitle() == "Reflect"


@pytest.mark.parametrize(
    ("key", "place"),
    [
        (Qt.Key.Key_1, "journal"),
        (Qt.Key.Key_2, "review"),
        (Qt.Key.Key_3, "publish"),
        (Qt.Key.Key_4, "habits"),
        (Qt.Key.Key_Comma, "settings"),
    ],
)
def test_every_place_has_a_shortcut(
    window: MainWindow, qtbot: QtBot, key: Qt.Key, place: str
) -> None:
    window.show_place("settings" if place != "settings" else "journal")
    qtbot.keyClick(window, key, CONTROL)
    assert window.shown_place == place
    assert window.rail.buttons[place].isChecked()


def test_the_rail_leads_to_the_places(window: MainWindow) -> None:
    window.rail.buttons["publish"].click()
    assert window.shown_place == "publish"
    assert _place(window, 2).shown == 1


@pytest.mark.parametrize(
    ("signal", "place"),
    [
        ("entry_requested", "journal"),
        ("review_requested", "review"),
        ("post_requested", "publish"),
    ],
)
def test_a_request_brings_its_place_to_the_front(
    window: MainWindow, signal: str, place: str
) -> None:
    window.show_place("settings")
    getattr(window.context.bus, signal).emit("an id")
    assert window.shown_place == place


def test_every_control_of_every_place_has_a_name_and_is_reached_by_tab(
    window: MainWindow,
) -> None:
    for placed in window.places:
        window.show_place(placed.item.key)
        assert unnamed_controls(window) == []
        assert unreachable_controls(window) == []


def test_the_window_works_at_1024_by_640_and_larger_type(
    window: MainWindow, theme: Theme, qtbot: QtBot
) -> None:
    theme.choose(scale=150)
    window.resize(1024, 640)
    for placed in window.places:
        window.show_place(placed.item.key)
        qtbot.wait(10)
        assert (window.width(), window.height()) == (1024, 640)
        assert window.minimumSizeHint().width() <= 1024


# The palette


def test_the_palette_finds_actions_and_runs_them(window: MainWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(window, Qt.Key.Key_K, CONTROL)
    sheet = window.palette_sheet
    assert QApplication.focusWidget() is sheet.line
    qtbot.keyClicks(sheet.line, "someth habits")
    assert [c.words for c in sheet.model.commands] == ["Do something in Habits"]
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    assert _place(window, 3).done == [True]
    assert sheet.isHidden()


def test_what_the_palette_does_in_a_place_can_be_seen(window: MainWindow, qtbot: QtBot) -> None:
    assert window.shown_place == "journal"
    window.open_palette()
    qtbot.keyClicks(window.palette_sheet.line, "someth habits")
    qtbot.keyClick(window.palette_sheet.line, Qt.Key.Key_Return)
    assert window.shown_place == "habits"


@pytest.fixture
def whole_window(
    session: Session, tasks: Tasks, theme: Theme, memory: Memory, qtbot: QtBot
) -> Iterator[MainWindow]:
    """A window with all its places."""
    made = MainWindow(session, tasks, theme, memory=memory)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    yield made
    made.close()


@pytest.mark.parametrize("key", ["journal", "review", "publish", "habits", "settings"])
def test_a_new_entry_begins_wherever_one_is(
    whole_window: MainWindow, qtbot: QtBot, key: str
) -> None:
    whole_window.show_place(key)
    qtbot.keyClick(whole_window, Qt.Key.Key_N, CONTROL)
    assert whole_window.shown_place == "journal"
    journal = whole_window.places[0].place
    qtbot.waitUntil(lambda: journal.desk.page is not None)
    qtbot.waitUntil(lambda: journal.page.isAncestorOf(QApplication.focusWidget()))
    stored = whole_window.context.session.journal
    qtbot.waitUntil(lambda: len(stored.rows(TimelineQuery(), 0, 9)) == 1)


def test_the_palette_opens_from_within_a_text_and_leaves_it_whole(
    window: MainWindow, qtbot: QtBot
) -> None:
    page = _place(window).page
    page.setPlainText("Gold light on the water")
    page.setFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_K, CONTROL)
    assert not window.palette_sheet.isHidden()
    assert page.toPlainText() == "Gold light on the water"


def test_the_palette_finds_entries_by_title(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    asked: list[str] = []
    window.context.bus.entry_requested.connect(asked.append)
    entry = session.journal.new_entry(title="Gold light on the water", body="")
    window.open_palette()
    sheet = window.palette_sheet
    qtbot.keyClicks(sheet.line, "gold wat")
    qtbot.waitUntil(lambda: len(sheet.model.commands) == 1)
    qtbot.keyClick(sheet.line, Qt.Key.Key_Return)
    assert asked == [entry.id]


def test_arrows_choose_in_the_palette_and_escape_gives_the_focus_back(
    window: MainWindow, qtbot: QtBot
) -> None:
    _place(window).page.setFocus()
    window.open_palette()
    sheet = window.palette_sheet
    for _ in range(3):
        qtbot.keyClick(sheet.line, Qt.Key.Key_Down)
    qtbot.keyClick(sheet.line, Qt.Key.Key_Up)
    assert sheet.list.currentIndex().row() == 2
    qtbot.keyClick(sheet.line, Qt.Key.Key_Escape)
    assert sheet.isHidden()
    assert QApplication.focusWidget() is _place(window).page


def test_the_palette_says_when_nothing_fits(window: MainWindow, qtbot: QtBot) -> None:
    window.open_palette()
    qtbot.keyClicks(window.palette_sheet.line, "qqqqq")
    assert not window.palette_sheet.nothing.isHidden()
    qtbot.keyClick(window.palette_sheet.line, Qt.Key.Key_Return)
    assert not window.palette_sheet.isHidden()


def test_a_closed_palette_keeps_no_titles(
    window: MainWindow, session: Session, qtbot: QtBot
) -> None:
    session.journal.new_entry(title="Gold light on the water", body="")
    window.open_palette()
    sheet = window.palette_sheet
    qtbot.keyClicks(sheet.line, "gold")
    qtbot.waitUntil(lambda: bool(sheet.model.commands))
    sheet.close_palette()
    assert sheet.model.commands == []
    assert sheet.line.text() == ""


# The status line


def test_a_sentence_with_undo_can_be_taken_back_by_keyboard(
    window: MainWindow, qtbot: QtBot
) -> None:
    undone: list[bool] = []
    window.context.bus.said.emit("Put in the bin.", lambda: undone.append(True))
    assert window.toast.accessibleName() == "Put in the bin."
    qtbot.keyClick(window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.AltModifier)
    assert undone == [True]
    assert window.toast.isHidden()
    window.toast.undo()
    assert undone == [True]


@pytest.mark.parametrize(
    ("state", "words"), [("saving", "Saving"), ("saved", "Saved"), ("unsaved", "Not saved")]
)
def test_the_status_line_tells_whether_all_is_saved(
    window: MainWindow, state: str, words: str
) -> None:
    window.context.bus.save_state_changed.emit(state)
    assert words in window.status.saved.text()


def test_the_status_line_tells_when_the_journal_locks(window: MainWindow, clock: FakeClock) -> None:
    clock.advance(timedelta(minutes=4))
    window.idle.look()
    assert window.status.lock.text() == "Locks in 1 minute"


# Locking


def _left(window: MainWindow) -> list[bool]:
    left: list[bool] = []
    window.left.connect(left.append)
    return left


def test_locking_saves_and_forgets_everything(window: MainWindow, qtbot: QtBot) -> None:
    left, page = _left(window), _place(window).page
    page.setPlainText("Something private")
    qtbot.keyClick(window, Qt.Key.Key_L, CONTROL)
    assert left == [True]
    assert _place(window).saves == 1
    assert page.toPlainText() == ""


def test_being_idle_locks(window: MainWindow, clock: FakeClock) -> None:
    left = _left(window)
    clock.advance(timedelta(minutes=5))
    window.idle.look()
    assert left == [True]


def test_words_that_cannot_be_saved_keep_the_journal_open(window: MainWindow) -> None:
    left, place = _left(window), _place(window, 1)
    place.page.setPlainText("Something private")
    place.can_save = False
    window.lock()
    assert left == []
    assert place.page.toPlainText() == "Something private"
    assert not window.unsaved.isHidden()
    assert window.unsaved.anyway.isHidden()
    assert all(_place(window, index).saves == 1 for index in range(4))
    place.can_save = True
    window.unsaved.again.click()
    assert left == [True]


def test_closing_saves_like_locking(window: MainWindow) -> None:
    left = _left(window)
    window.close()
    assert left == [False]
    assert _place(window).saves == 1
    assert not window.isVisible()


def test_closing_with_unsaved_words_needs_the_writers_word(window: MainWindow) -> None:
    left, place = _left(window), _place(window)
    place.page.setPlainText("Something private")
    place.can_save = False
    window.close()
    assert left == []
    assert window.isVisible()
    assert place.page.toPlainText() == "Something private"
    window.unsaved.anyway.click()
    assert left == [False]
    assert not window.isVisible()


def test_the_window_comes_back_where_it_was(
    window: MainWindow, session: Session, tasks: Tasks, theme: Theme, memory: Memory, qtbot: QtBot
) -> None:
    window.resize(900, 640)
    window.close()
    again = MainWindow(session, tasks, theme, memory=memory, make=plain_places)
    qtbot.addWidget(again)
    # The width is no witness: offscreen, the screen is narrower than the narrowest window.
    assert again.height() == 640 != USUAL[1]
