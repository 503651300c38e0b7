"""The timeline: entries under their months, gone through by keys and clicks, narrowed."""

from __future__ import annotations

from datetime import date, timedelta

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft, Entry, EntryRow, Mood, TimelineQuery
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.timeline import PAGE, Role
from reflectapp.ui.journal.view import JournalPlace
from tests.support.browsing import DAY, Settle, shown_rows, stored


def test_entries_stand_under_their_months_newest_first(
    place: JournalPlace, three: list[Entry], settle: Settle
) -> None:
    assert shown_rows(place, settle) == [
        "March 2026",
        "02 Mar",
        "01 Mar",
        "February 2026",
        "27 Feb",
    ]


def test_a_journal_just_unlocked_shows_its_newest_entry(
    place: JournalPlace, three: list[Entry]
) -> None:
    assert place.page.title.text == "02 Mar"
    assert place.browse.list.currentIndex().row() == 1


def test_arrow_keys_go_from_entry_to_entry_and_never_stop_at_a_month(
    place: JournalPlace, three: list[Entry], qtbot: QtBot
) -> None:
    view = place.browse.list
    view.setFocus()
    for expected in ("01 Mar", "27 Feb"):
        QTest.keyClick(view, Qt.Key.Key_Down)
        qtbot.waitUntil(lambda words=expected: place.page.title.text == words)
    assert view.hasFocus()
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert place.page.editor.hasFocus()


def test_pages_are_read_when_they_come_into_sight(
    place: JournalPlace, quiet: Session, settle: Settle
) -> None:
    count = 3 * PAGE
    stored(quiet, *(DAY - timedelta(days=i) for i in range(count)))
    place.browse.refresh()
    settle()
    model = place.browse.timeline
    last = model.index(model.rowCount() - 1)
    assert model.entries == count
    assert last.data(Role.ENTRY) is None
    settle()
    row = model.index(model.rowCount() - 1).data(Role.ENTRY)
    assert isinstance(row, EntryRow)
    assert row.happened_on == DAY - timedelta(days=count - 1)


def test_an_entry_asked_for_elsewhere_is_opened_and_selected_far_down(
    place: JournalPlace, quiet: Session, context: Context, settle: Settle
) -> None:
    entries = stored(quiet, *(DAY - timedelta(days=i) for i in range(2 * PAGE)))
    place.browse.refresh()
    settle()
    context.bus.entry_requested.emit(entries[-1].id)
    settle()
    settle()
    chosen = place.browse.list.entry()
    assert chosen is not None
    assert chosen.id == entries[-1].id
    assert place.page.title.text == entries[-1].title


def test_a_row_follows_what_is_written(
    place: JournalPlace, three: list[Entry], qtbot: QtBot, settle: Settle
) -> None:
    place.page.title.selectAll()
    QTest.keyClicks(place.page.title, "A better title")
    place.desk.autosave.flush()
    qtbot.waitUntil(lambda: "A better title" in shown_rows(place, settle), timeout=10_000)
    assert place.browse.list.currentIndex().row() == 1


def test_an_empty_list_says_what_will_be_there(
    place: JournalPlace, quiet: Session, qtbot: QtBot, settle: Settle
) -> None:
    assert place.browse.empty_words == "Your entries will be here"
    place.browse.search.setText("nowhere")
    qtbot.waitUntil(lambda: place.browse.shows_hits_of("nowhere"))
    assert place.browse.empty_words == "Nothing found"
    place.browse.search.clear()
    place.browse.filters.set_query(TimelineQuery(in_bin=True))
    settle()
    assert place.browse.empty_words == "The bin is empty"
    place.browse.filters.set_query(TimelineQuery(mood=Mood.GOOD))
    settle()
    assert place.browse.empty_words == "No entry like that"
    stored(quiet, DAY)
    place.browse.filters.set_query(TimelineQuery())
    settle()
    assert place.browse.empty_words == ""


def test_the_timeline_is_narrowed_by_tag_mood_template_and_day(
    place: JournalPlace, quiet: Session, settle: Settle
) -> None:
    one, two, three = stored(quiet, DAY, DAY - timedelta(days=1), DAY - timedelta(days=2))
    quiet.journal.save(Draft(one.id, "tagged", "", one.happened_on, ("night",)))
    quiet.journal.save(Draft(two.id, "good", "", two.happened_on, (), None, Mood.GOOD))
    quiet.journal.new_entry(title="gibbs", template="gibbs", happened_on=DAY)
    assert three.title == "28 Feb"
    filters = place.browse.filters
    for parts, expected in (
        ({"tag": "night"}, ["tagged"]),
        ({"mood": Mood.GOOD}, ["good"]),
        ({"template": "gibbs"}, ["gibbs"]),
        ({"day": three.happened_on}, ["28 Feb"]),
    ):
        filters.set_query(TimelineQuery())
        filters.narrow(**parts)
        settle()
        rows = shown_rows(place, settle)
        assert [row for row in rows if not row.endswith("2026")] == expected
        assert filters.isVisible()


def test_a_day_of_the_calendar_narrows_the_timeline_and_the_same_day_widens_it(
    place: JournalPlace, three: list[Entry], settle: Settle
) -> None:
    place.browse.fold.click()
    settle()
    grid = place.browse.calendar.grid
    grid.setFocus()
    assert "2 March 2026" in grid.accessibleName()
    QTest.keyClick(grid, Qt.Key.Key_Left)
    assert "1 March 2026" in grid.accessibleName()
    QTest.keyClick(grid, Qt.Key.Key_Return)
    settle()
    assert shown_rows(place, settle) == ["March 2026", "01 Mar"]
    QTest.keyClick(grid, Qt.Key.Key_Return)
    settle()
    assert len(shown_rows(place, settle)) == 5
    place.browse.filters.narrow(day=date(2026, 2, 28))
    settle()
    assert place.browse.empty_words == "Nothing written that day"


def test_the_calendar_marks_days_with_writing_and_turns_by_month(
    place: JournalPlace, quiet: Session, settle: Settle
) -> None:
    quiet.journal.new_entry(title="two words", happened_on=date(2026, 2, 27))
    place.browse.fold.click()
    grid = place.browse.calendar.grid
    grid.setFocus()
    QTest.keyClick(grid, Qt.Key.Key_PageUp)
    settle()
    assert place.browse.calendar.name.text() == "February 2026"
    grid.show_day(date(2026, 2, 27))
    assert "2 words" in grid.accessibleName()
    QTest.mouseClick(grid, Qt.MouseButton.LeftButton, pos=QPoint(3, grid.height() // 7 + 4))
    assert place.browse.filters.query == TimelineQuery()


def test_a_click_on_an_entry_goes_on_to_its_page(
    place: JournalPlace, three: list[Entry], qtbot: QtBot, settle: Settle
) -> None:
    view = place.browse.list
    view.setFocus()
    row = view.visualRect(view.model().index(2, 0)).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=row)
    QTest.keyClicks(place.page.editor, "More. ")
    settle()
    assert place.page.title.text == "01 Mar"
    assert place.page.editor.hasFocus()
    assert place.page.editor.text == "More. "


def test_forgetting_leaves_no_word_in_any_widget(
    place: JournalPlace, three: list[Entry], settle: Settle
) -> None:
    place.side.tags.add("secret tag")
    place.browse.search.setText("secret search")
    assert place.prepare_lock()
    settle()
    place.forget()
    assert place.page.title.text == place.page.editor.text == ""
    assert place.browse.search.text() == ""
    assert place.browse.list.model().rowCount() == 0
    assert place.side.tags.tags == ()
    assert place.desk.page is None
