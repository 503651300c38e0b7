"""What stands beside the words: mood, tags, revisions, other years; undo across entries."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft, Entry, Mood
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.difference import Change
from reflectapp.ui.journal.editor import line_width
from reflectapp.ui.journal.pages import KEPT
from reflectapp.ui.journal.revisions import moments
from reflectapp.ui.journal.view import JournalPlace
from tests.support.fakes import FakeClock
from tests.support.refusing import no_writing

Opened = Callable[..., Entry]
Settle = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_undo_survives_going_to_another_entry_and_back(
    place: JournalPlace, opened: Opened, settle: Settle
) -> None:
    first = opened(body="before")
    editor = place.page.editor
    editor.selectAll()
    QTest.keyClicks(editor, "after")
    opened(title="another")
    place.guide.open(first.id)
    settle()
    assert editor.text == "after"
    while editor.document().isUndoAvailable():
        QTest.keyClick(editor, Qt.Key.Key_Z, CONTROL)
    assert editor.text == "before"


def test_cursor_and_place_are_where_one_left_them(
    place: JournalPlace, opened: Opened, settle: Settle
) -> None:
    first = opened(body="\n".join(f"Line {i}" for i in range(300)))
    cursor = place.page.editor.textCursor()
    cursor.setPosition(1500)
    place.page.editor.setTextCursor(cursor)
    scrolled = place.page.editor.verticalScrollBar().value()
    assert scrolled > 0
    opened(title="another")
    place.guide.open(first.id)
    settle()
    assert place.page.editor.textCursor().position() == 1500
    assert place.page.editor.verticalScrollBar().value() == scrolled


def test_only_the_entries_opened_last_keep_their_undo(
    place: JournalPlace, opened: Opened, settle: Settle
) -> None:
    first = opened(title="first")
    for i in range(KEPT):
        opened(title=f"{i}")
    assert place.desk.pages.get(first.id) is None
    place.guide.open(first.id)
    settle()
    assert place.page.title.text == "first"


def test_a_page_with_unsaved_words_is_kept_however_many_are_opened_after_it(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    first = opened(title="first")
    with no_writing(quiet):
        QTest.keyClicks(place.page.editor, "Unsaved.")
        others = [place.desk.pages.open(replace(first, id=f"{i:032x}")) for i in range(2 * KEPT)]
        assert len(others) == 2 * KEPT
        kept = place.desk.pages.get(first.id)
        assert kept is not None
        assert kept.body_text == "Unsaved."
        assert place.desk.pages.get(others[0].id) is None


def test_a_mood_is_chosen_and_taken_back(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    entry = opened(title="Shift")
    face = place.side.after.faces[Mood.GOOD]
    face.setFocus()
    QTest.keyClick(face, Qt.Key.Key_Space)
    assert place.prepare_lock()
    assert quiet.journal.entry(entry.id).mood_after is Mood.GOOD
    QTest.keyClick(face, Qt.Key.Key_Space)
    assert place.prepare_lock()
    assert quiet.journal.entry(entry.id).mood_after is None


def test_tags_are_put_on_and_taken_off_by_keys(
    place: JournalPlace, opened: Opened, quiet: Session
) -> None:
    entry = opened(title="Shift")
    field = place.side.tags.field
    field.setFocus()
    QTest.keyClicks(field, "#night shift,Family")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "family")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert place.side.tags.tags == ("night shift", "Family")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert place.prepare_lock()
    assert quiet.journal.entry(entry.id).tags == ("night shift",)


def test_the_tag_field_completes_what_the_journal_knows(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle
) -> None:
    known = quiet.journal.new_entry(title="other")
    quiet.journal.save(Draft(known.id, "other", "", known.happened_on, ("supervision",)))
    opened(title="Shift")
    settle()
    field = place.side.tags.field
    QTest.keyClicks(field, "VIS")
    completer = field.completer()
    assert completer.completionCount() == 1
    assert completer.currentCompletion() == "supervision"


def _written_twice(session: Session, clock: FakeClock) -> Entry:
    entry = session.journal.new_entry(title="Shift", body="She was angry.")
    session.journal.end_session(entry.id)
    clock.advance(timedelta(hours=3))
    session.journal.save(Draft(entry.id, "Shift", "She was tired.", entry.happened_on))
    session.journal.end_session(entry.id)
    clock.advance(timedelta(hours=3))
    return entry


def test_a_revision_is_compared_word_by_word_and_esc_goes_back(
    place: JournalPlace, quiet: Session, clock: FakeClock, settle: Settle
) -> None:
    entry = _written_twice(quiet, clock)
    place.guide.open(entry.id)
    settle()
    place.side.revisions.chosen.emit(quiet.journal.revisions(entry.id)[-1])
    settle()
    view = place.revision
    assert view.isVisible()
    assert [(p.change, p.text) for p in view.parts if p.change is not Change.SAME] == [
        (Change.REMOVED, "angry"),
        (Change.ADDED, "tired"),
    ]
    assert view.text.text == "Shift\n\nShe was angrytired."
    assert view.summary.text() == "1 word added (underlined), 1 word removed (struck through)"
    assert view.summary.wordWrap()
    QTest.keyClick(view, Qt.Key.Key_Escape)
    assert place.page.editor.isVisible()


def test_restored_words_are_saved_and_can_be_taken_back_by_undo(
    place: JournalPlace, quiet: Session, clock: FakeClock, settle: Settle, qtbot: QtBot
) -> None:
    entry = _written_twice(quiet, clock)
    place.guide.open(entry.id)
    settle()
    place.side.revisions.chosen.emit(quiet.journal.revisions(entry.id)[-1])
    settle()
    place.revision.restore.click()
    settle()
    assert place.page.editor.text == "She was angry."
    assert quiet.journal.entry(entry.id).body == "She was angry."
    bodies = [revision.body for revision in quiet.journal.revisions(entry.id)]
    assert bodies == ["She was angry.", "She was tired.", "She was angry."]
    QTest.keyClick(place.page.editor, Qt.Key.Key_Z, CONTROL)
    assert place.page.editor.text == "She was tired."


def test_restored_words_can_be_taken_back_from_the_status_line(
    place: JournalPlace,
    quiet: Session,
    clock: FakeClock,
    context: Context,
    settle: Settle,
    qtbot: QtBot,
) -> None:
    entry = _written_twice(quiet, clock)
    place.guide.open(entry.id)
    settle()
    place.side.revisions.chosen.emit(quiet.journal.revisions(entry.id)[-1])
    settle()
    with qtbot.waitSignal(context.bus.said) as said:
        place.revision.restore.click()
    said.args[1]()
    assert place.page.editor.text == "She was tired."


def test_the_revisions_before_the_present_words_are_listed_by_time(
    place: JournalPlace, quiet: Session, clock: FakeClock, settle: Settle
) -> None:
    entry = _written_twice(quiet, clock)
    place.guide.open(entry.id)
    settle()
    assert place.side.revisions.shown == ["Mon 2 Mar 2026, 18:00"]


def test_the_same_day_of_other_years_is_shown_and_opens(
    place: JournalPlace, opened: Opened, quiet: Session, qtbot: QtBot, settle: Settle
) -> None:
    past = quiet.journal.new_entry(title="A year ago", happened_on=date(2025, 3, 2))
    opened(title="Today")
    settle()
    place.side.entry_requested.emit(past.id)
    settle()
    assert place.page.title.text == "A year ago"


def test_the_side_panel_folds_by_key_and_by_itself_when_there_is_no_room(
    place: JournalPlace, opened: Opened, qtbot: QtBot
) -> None:
    opened(title="Shift")
    assert place.side.isVisible()
    QTest.keyClick(place, Qt.Key.Key_Backslash, CONTROL)
    assert not place.side.isVisible()
    QTest.keyClick(place, Qt.Key.Key_Backslash, CONTROL)
    assert place.side.isVisible()
    # The place's part of a window of 1024 by 640.
    place.resize(942, 610)
    assert not place.side.isVisible()
    editor = place.page.editor
    line = line_width(editor.document().defaultFont(), 60)
    qtbot.waitUntil(lambda: editor.viewport().width() > line)
    QTest.mouseClick(
        next(b for b in place.tools.findChildren(QPushButton) if "side" in b.accessibleName()),
        Qt.MouseButton.LeftButton,
    )
    assert place.side.isVisible()
    place.resize(1198, 770)
    assert place.side.isVisible()
    qtbot.waitUntil(lambda: editor.viewport().width() > line)


def test_the_list_gives_way_to_a_side_panel_that_leaves_no_line_to_read(
    place: JournalPlace, quiet: Session, settle: Settle
) -> None:
    place.guide.open(quiet.journal.new_entry(title="Late", body="Rain.").id)
    settle()
    place.resize(930, 600)
    settle()
    place.resize(700, 600)
    assert not place.side.isVisible()
    assert place.browse.isVisible()
    QTest.keyClick(place, Qt.Key.Key_Backslash, CONTROL)
    assert place.side.isVisible()
    assert not place.browse.isVisible()
    QTest.keyClick(place, Qt.Key.Key_F, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    assert place.browse.search.hasFocus()
    assert not place.side.isVisible()


@pytest.mark.parametrize(
    ("times", "expected"),
    [
        (("18:00:05", "17:59:00"), ["18:00", "17:59"]),
        (("18:00:59", "18:00:05", "17:59:00"), ["18:00:59", "18:00:05", "17:59"]),
        (("18:00:05", "18:00:05", "18:00:04"), ["18:00:05 (2)", "18:00:05 (1)", "18:00:04"]),
    ],
)
def test_no_two_revisions_are_named_alike(times: tuple[str, ...], expected: list[str]) -> None:
    named = moments([datetime.fromisoformat(f"2026-03-02T{time}") for time in times])
    assert named == [f"Mon 2 Mar 2026, {name}" for name in expected]
