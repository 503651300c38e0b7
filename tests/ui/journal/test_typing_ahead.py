"""No keystroke waits for the storage, and none is lost to it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from threading import Event

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft, Entry, TimelineQuery
from reflectapp.services.session import Session
from reflectapp.ui.journal.view import JournalPlace
from reflectapp.ui.tasks import Tasks
from tests.support.refusing import no_writing

Opened = Callable[..., Entry]
Settle = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def stuck(tasks: Tasks) -> Iterator[Event]:
    """A disk that answers nothing until the event is set."""
    answers = Event()
    tasks.run(lambda: answers.wait(30), lambda _: None, lambda _: None)
    yield answers
    answers.set()


def _type(words: str) -> None:
    for sign in words:
        field = QApplication.focusWidget()
        assert field is not None
        if sign == "\n":
            QTest.keyClick(field, Qt.Key.Key_Return)
        else:
            QTest.keyClicks(field, sign)


def _stored(session: Session) -> set[tuple[str, str]]:
    rows = session.journal.rows(TimelineQuery(), 0, 50)
    entries = [session.journal.entry(row.id) for row in rows]
    return {(entry.title, entry.body) for entry in entries}


def _pass_over(place: JournalPlace, opened: Opened, quiet: Session, tasks: Tasks) -> Event:
    """Types for an entry that the stuck disk has not given yet, then goes on to a new one.

    The entry called "Wanted" is the one passed over. The event makes the disk answer.
    """
    wanted = quiet.journal.new_entry(title="Wanted", body="later")
    opened(title="Other", body="stays")
    answers = Event()
    tasks.run(lambda: answers.wait(30), lambda _: None, lambda _: None)
    place.guide.open(wanted.id)
    QTest.keyClicks(place.page.editor, "Sooner, ")
    QTest.keyClick(place, Qt.Key.Key_N, CONTROL)
    _type("Third\nNew.")
    return answers


def test_a_new_entry_is_on_the_page_before_the_disk_answers(
    place: JournalPlace, quiet: Session, stuck: Event, settle: Settle
) -> None:
    QTest.keyClick(place, Qt.Key.Key_N, CONTROL)
    _type("Long night\nThe kettle was cold.")
    assert place.page.editor.text == "The kettle was cold."
    stuck.set()
    place.desk.autosave.flush()
    settle()
    settle()
    assert _stored(quiet) == {("Long night", "The kettle was cold.")}


def test_two_new_entries_in_a_row_keep_what_was_typed_into_each(
    place: JournalPlace, quiet: Session, stuck: Event, settle: Settle
) -> None:
    for words in ("First\nOne.", "", "Second\nTwo."):
        QTest.keyClick(place, Qt.Key.Key_N, CONTROL)
        _type(words)
    stuck.set()
    place.desk.autosave.flush()
    settle()
    settle()
    assert _stored(quiet) == {("First", "One."), ("Second", "Two.")}


def test_keys_typed_after_choosing_an_entry_go_into_that_one(
    place: JournalPlace, opened: Opened, quiet: Session, tasks: Tasks, settle: Settle
) -> None:
    wanted = quiet.journal.new_entry(title="Wanted", body="later")
    other = opened(title="Other", body="stays")
    answers = Event()
    tasks.run(lambda: answers.wait(30), lambda _: None, lambda _: None)
    place.guide.open(wanted.id)
    place.page.editor.setFocus()
    QTest.keyClicks(place.page.editor, "Sooner, ")
    QTest.keyClick(place.page.editor, Qt.Key.Key_Backspace)
    composed = QInputMethodEvent()
    composed.setCommitString("é ")
    QApplication.sendEvent(place.page.editor, composed)
    assert place.page.editor.text == "stays"
    answers.set()
    settle()
    assert place.page.editor.text == "Sooner,é later"
    QTest.keyClicks(place.page.editor, "or ")
    place.desk.autosave.flush()
    settle()
    assert quiet.journal.entry(wanted.id).body == "Sooner,é or later"
    assert quiet.journal.entry(other.id).body == "stays"


def test_words_for_an_entry_that_was_passed_over_still_go_into_it(
    place: JournalPlace, opened: Opened, quiet: Session, tasks: Tasks, settle: Settle
) -> None:
    answers = _pass_over(place, opened, quiet, tasks)
    answers.set()
    settle()
    place.desk.autosave.flush()
    settle()
    assert _stored(quiet) == {("Wanted", "Sooner, later"), ("Other", "stays"), ("Third", "New.")}


def test_locking_keeps_words_whose_entry_has_not_arrived(
    place: JournalPlace, opened: Opened, quiet: Session
) -> None:
    wanted = quiet.journal.new_entry(title="Wanted", body="later")
    opened(title="Other", body="stays")
    place.guide.open(wanted.id)
    QTest.keyClicks(place.page.editor, "Sooner, ")
    assert place.prepare_lock()
    assert quiet.journal.entry(wanted.id).body == "Sooner, later"


def test_words_for_an_entry_that_is_gone_get_one_of_their_own(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    wanted = quiet.journal.new_entry(title="Wanted")
    opened(title="Other", body="stays")
    quiet.journal.erase(wanted.id)
    place.guide.open(wanted.id)
    QTest.keyClicks(place.page.editor, "Not lost.")
    settle()
    place.desk.autosave.flush()
    settle()
    assert _stored(quiet) == {("Other", "stays"), ("", "Not lost.")}


def test_words_for_an_entry_that_is_in_the_bin_get_one_of_their_own(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    binned = quiet.journal.new_entry(title="Thrown away", body="as it was")
    other = opened(title="Other", body="stays")
    quiet.journal.delete(binned.id)
    place.guide.open(binned.id)
    QTest.keyClicks(place.page.editor, "Not there.")
    place.guide.open(other.id)
    settle()
    place.desk.autosave.flush()
    settle()
    assert quiet.journal.entry(binned.id).body == "as it was"
    assert quiet.journal.entry(binned.id).deleted_at is not None
    assert _stored(quiet) == {("Other", "stays"), ("", "Not there.")}


def test_no_entry_goes_into_the_bin_in_place_of_one_on_its_way(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    wanted = quiet.journal.new_entry(title="Wanted")
    other = opened(title="Other", body="stays")
    place.guide.open(wanted.id)
    place.desk.delete()
    settle()
    assert quiet.journal.entry(other.id).deleted_at is None
    assert quiet.journal.entry(wanted.id).deleted_at is None


def test_a_new_entry_that_cannot_be_stored_stays_on_the_page_until_it_is(
    place: JournalPlace, quiet: Session, settle: Settle
) -> None:
    with no_writing(quiet):
        QTest.keyClick(place, Qt.Key.Key_N, CONTROL)
        _type("Title\nWords.")
        settle()
        assert place.page.notices.is_unsaved
        assert place.page.editor.text == "Words."
        assert not place.prepare_lock()
    assert place.prepare_lock()
    assert _stored(quiet) == {("Title", "Words.")}


def test_a_new_entry_without_a_word_keeps_nobody_from_locking(
    place: JournalPlace, quiet: Session, settle: Settle
) -> None:
    with no_writing(quiet):
        QTest.keyClick(place, Qt.Key.Key_N, CONTROL)
        settle()
        assert place.prepare_lock()
    settle()
    assert _stored(quiet) == set()


def test_a_row_passed_on_the_way_does_not_take_the_new_page_away(
    place: JournalPlace, opened: Opened, quiet: Session, qtbot: QtBot, settle: Settle
) -> None:
    for title in ("one", "two"):
        quiet.journal.new_entry(title=title)
    place.browse.refresh()
    settle()
    place.browse.list.setFocus()
    QTest.keyClick(place.browse.list, Qt.Key.Key_Down)
    QTest.keyClick(place, Qt.Key.Key_N, CONTROL)
    _type("Mine\n")
    qtbot.wait(200)
    settle()
    _type("Still mine.")
    assert place.page.title.text == "Mine"
    assert place.page.editor.text == "Still mine."


def test_going_through_the_list_keeps_the_keys_in_the_list(
    place: JournalPlace, quiet: Session, settle: Settle, qtbot: QtBot
) -> None:
    for body in ("no title here", "nor here"):
        entry = quiet.journal.new_entry()
        quiet.journal.save(Draft(entry.id, "", body, entry.happened_on))
    place.browse.refresh()
    settle()
    settle()
    place.browse.list.setFocus()
    QTest.keyClick(place.browse.list, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: place.page.editor.text == "no title here")
    assert place.browse.list.hasFocus()


def test_locking_keeps_words_that_were_on_their_way_to_a_passed_over_entry(
    place: JournalPlace, opened: Opened, quiet: Session, tasks: Tasks
) -> None:
    answers = _pass_over(place, opened, quiet, tasks)
    assert place.prepare_lock()
    place.forget()
    answers.set()
    tasks.finish_storage()
    assert _stored(quiet) == {("Wanted", "Sooner, later"), ("Other", "stays"), ("Third", "New.")}


def test_no_save_that_waited_for_the_disk_undoes_the_one_before_locking(
    place: JournalPlace, opened: Opened, quiet: Session, tasks: Tasks
) -> None:
    entry = opened(title="Night", body="")
    answers = Event()
    tasks.run(lambda: answers.wait(30), lambda _: None, lambda _: None)
    place.page.editor.setFocus()
    _type("First words")
    place.desk.autosave.flush()
    _type(" and the last.")
    assert place.prepare_lock()
    place.forget()
    answers.set()
    tasks.finish_storage()
    assert quiet.journal.entry(entry.id).body == "First words and the last."


def test_words_typed_while_an_entry_goes_into_the_bin_are_in_it_when_it_comes_back(
    place: JournalPlace, opened: Opened, quiet: Session, tasks: Tasks, settle: Settle
) -> None:
    entry = opened(title="Night", body="")
    answers = Event()
    tasks.run(lambda: answers.wait(30), lambda _: None, lambda _: None)
    place.page.editor.setFocus()
    place.desk.delete()
    _type("Too late?")
    answers.set()
    settle()
    place.desk.undelete(entry.id)
    settle()
    assert quiet.journal.entry(entry.id).body == "Too late?"
    assert place.page.editor.text == "Too late?"
