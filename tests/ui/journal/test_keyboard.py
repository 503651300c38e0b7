"""The journal place without a mouse, and as a screen reader finds it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Entry, Mood
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.view import JournalPlace
from tests.support.accessible import unnamed_controls, unreachable_controls
from tests.support.fakes import FakeClock

Opened = Callable[..., Entry]
Settle = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _tab_to(place: JournalPlace, target: QWidget) -> None:
    for _ in range(80):
        if target.hasFocus():
            return
        QTest.keyClick(QApplication.focusWidget() or place, Qt.Key.Key_Tab)
    raise AssertionError(f"Tab never comes to {target.accessibleName()}")


def test_an_entry_is_written_tagged_found_and_deleted_by_keys_alone(
    place: JournalPlace, quiet: Session, context: Context, settle: Settle, qtbot: QtBot
) -> None:
    QTest.keyClick(place, Qt.Key.Key_N, CONTROL)
    settle()
    QTest.keyClicks(QApplication.focusWidget(), "Night shift")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    QTest.keyClicks(QApplication.focusWidget(), "The kettle was cold.")
    _tab_to(place, place.side.after.faces[Mood.GOOD])
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    _tab_to(place, place.side.tags.field)
    QTest.keyClicks(QApplication.focusWidget(), "night")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    _tab_to(place, place.page.day)
    QTest.keyClick(place.page.day, Qt.Key.Key_Space)
    grid = place.page.popup.calendar.grid
    QTest.keyClick(grid, Qt.Key.Key_Left)
    QTest.keyClick(grid, Qt.Key.Key_Return)
    QTest.keyClick(place, Qt.Key.Key_S, CONTROL)
    settle()
    assert place.desk.page is not None
    stored = quiet.journal.entry(place.desk.page.id)
    assert (stored.title, stored.body, stored.tags) == (
        "Night shift",
        "The kettle was cold.",
        ("night",),
    )
    assert stored.mood_after is Mood.GOOD
    assert stored.happened_on.isoformat() == "2026-03-01"
    QTest.keyClick(place, Qt.Key.Key_F, CONTROL | SHIFT)
    QTest.keyClicks(QApplication.focusWidget(), "kettle")
    qtbot.waitUntil(lambda: place.browse.shows_hits_of("kettle"))
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settle()
    assert place.page.editor.hasFocus()
    QTest.keyClick(place, Qt.Key.Key_Delete, CONTROL | SHIFT)
    settle()
    assert quiet.journal.entry(stored.id).deleted_at is not None


@pytest.mark.parametrize("shown", ["empty", "entry", "bin", "revision", "search", "find"])
def test_every_control_has_a_name_and_tab_comes_to_it(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle, qtbot: QtBot, shown: str
) -> None:
    if shown != "empty":
        entry = opened(title="Shift", body="words", template="gibbs")
        place.side.tags.add("night")
        place.browse.fold.click()
        place.browse.filters.narrow(tag="night")
        if shown == "bin":
            place.desk.delete()
            settle()
            place.guide.open(entry.id)
        elif shown == "revision":
            place.side.revisions.chosen.emit(quiet.journal.revisions(entry.id)[0])
        elif shown == "search":
            place.browse.search.setText("words")
            qtbot.waitUntil(lambda: place.browse.shows_hits_of("words"))
        elif shown == "find":
            place.page.find_bar.open_bar()
    settle()
    assert unnamed_controls(place) == []
    assert unreachable_controls(place) == []


def test_every_button_tells_what_it_does_and_its_keys(place: JournalPlace, opened: Opened) -> None:
    opened(title="Shift")
    silent = [
        part.accessibleName()
        for part in place.findChildren(QPushButton)
        if part.isVisible() and not part.toolTip()
    ]
    assert silent == []
    assert "Ctrl+N" in place.browse.new.toolTip()


def test_no_two_actions_share_their_keys(place: JournalPlace) -> None:
    keys = [a.shortcut().toString() for a in place.actions() if not a.shortcut().isEmpty()]
    assert sorted(keys) == sorted(set(keys))
    taken = {QKeySequence(f"Ctrl+{sign}").toString() for sign in "1234KLQ,"}
    assert not taken & set(keys)


def test_marking_for_the_blog_is_told_and_can_be_taken_back(
    place: JournalPlace,
    opened: Opened,
    quiet: Session,
    context: Context,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    entry = opened(title="Shift", body="What I learnt.")
    with qtbot.waitSignal(context.bus.said) as said:
        QTest.keyClick(place, Qt.Key.Key_B, CONTROL | SHIFT)
    settle()
    assert [summary.post.entry_id for summary in quiet.publishing.posts()] == [entry.id]
    said.args[1]()
    settle()
    assert quiet.publishing.posts() == []


def test_marking_twice_offers_no_undo_that_would_take_the_first_mark_away(
    place: JournalPlace,
    opened: Opened,
    quiet: Session,
    context: Context,
    clock: FakeClock,
    qtbot: QtBot,
) -> None:
    entry = opened(title="Shift", body="What I learnt.")
    quiet.publishing.mark(entry.id)
    clock.advance(timedelta(days=3))
    with qtbot.waitSignal(context.bus.said) as said:
        QTest.keyClick(place, Qt.Key.Key_B, CONTROL | SHIFT)
    assert "already" in said.args[0]
    assert said.args[1] is None


def test_review_is_asked_for_with_everything_saved(
    place: JournalPlace,
    opened: Opened,
    quiet: Session,
    context: Context,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    entry = opened(title="Shift")
    QTest.keyClicks(place.page.editor, "Words. ")
    with qtbot.waitSignal(context.bus.review_requested) as asked:
        QTest.keyClick(place, Qt.Key.Key_R, CONTROL | SHIFT)
    assert asked.args == [entry.id]
    settle()
    assert quiet.journal.entry(entry.id).body == "Words. "
