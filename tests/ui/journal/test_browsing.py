"""Finding entries: timeline, search, filters, calendar, bin."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft, Entry, EntryRow, Mood, TimelineQuery
from reflectapp.domain.errors import NotFoundError
from reflectapp.domain.spans import Span
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.timeline import PAGE, Role
from reflectapp.ui.journal.view import JournalPlace

Opened = Callable[..., Entry]
Settle = Callable[[], None]
CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
DAY = date(2026, 3, 2)


def _shown(place: JournalPlace, settle: Settle) -> list[str]:
    """Return the rows of the list as they are read aloud, months too."""
    model = place.browse.list.model()

    def read() -> list[str]:
        return [str(model.index(row, 0).data() or "") for row in range(model.rowCount())]

    read()
    settle()
    return read()


def _store(session: Session, *days: date) -> list[Entry]:
    return [session.journal.new_entry(title=f"{day:%d %b}", happened_on=day) for day in days]


@pytest.fixture
def three(place: JournalPlace, quiet: Session, settle: Settle) -> list[Entry]:
    """Entries of two months, the newest one open."""
    entries = _store(quiet, date(2026, 2, 27), date(2026, 3, 1), DAY)
    place.browse.refresh()
    settle()
    settle()
    return entries


def test_entries_stand_under_their_months_newest_first(
    place: JournalPlace, three: list[Entry], settle: Settle
) -> None:
    assert _shown(place, settle) == ["March 2026", "02 Mar", "01 Mar", "February 2026", "27 Feb"]


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
    _store(quiet, *(DAY - timedelta(days=i) for i in range(count)))
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
    entries = _store(quiet, *(DAY - timedelta(days=i) for i in range(2 * PAGE)))
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
    qtbot.waitUntil(lambda: "A better title" in _shown(place, settle), timeout=10_000)
    assert place.browse.list.currentIndex().row() == 1


def test_search_shows_hits_with_the_words_marked(
    place: JournalPlace, quiet: Session, qtbot: QtBot, settle: Settle
) -> None:
    found = quiet.journal.new_entry(title="Ward", body="The 🙂 kettle that nobody filled.")
    quiet.journal.new_entry(title="Other", body="Nothing here.")
    QTest.keyClick(place, Qt.Key.Key_F, CONTROL | SHIFT)
    assert place.browse.search.hasFocus()
    QTest.keyClicks(place.browse.search, "kettle")
    qtbot.waitUntil(lambda: place.browse.shows_hits_of("kettle"))
    model = place.browse.list.model()
    assert model.rowCount() == 1
    hit = model.index(0, 0).data(Role.SHOWN)
    assert [hit.snippet[start:end] for start, end in hit.hits] == ["kettle"]
    QTest.keyClick(place.browse.search, Qt.Key.Key_Down)
    assert place.browse.list.hasFocus()
    qtbot.waitUntil(lambda: place.desk.page is not None and place.desk.page.id == found.id)
    assert not place.grab().isNull()


def test_esc_leaves_the_search_and_shows_the_timeline_again(
    place: JournalPlace, three: list[Entry], qtbot: QtBot
) -> None:
    place.browse.search.setText("27")
    qtbot.waitUntil(lambda: place.browse.shows_hits_of("27"))
    QTest.keyClick(place.browse.search, Qt.Key.Key_Escape)
    assert place.browse.search.text() == ""
    assert place.browse.list.model() is place.browse.timeline


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
    _store(quiet, DAY)
    place.browse.filters.set_query(TimelineQuery())
    settle()
    assert place.browse.empty_words == ""


def test_the_timeline_is_narrowed_by_tag_mood_template_and_day(
    place: JournalPlace, quiet: Session, settle: Settle
) -> None:
    one, two, three = _store(quiet, DAY, DAY - timedelta(days=1), DAY - timedelta(days=2))
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
        rows = _shown(place, settle)
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
    assert _shown(place, settle) == ["March 2026", "01 Mar"]
    QTest.keyClick(grid, Qt.Key.Key_Return)
    settle()
    assert len(_shown(place, settle)) == 5
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


def test_what_is_deleted_can_be_taken_back_from_the_status_line(
    place: JournalPlace, three: list[Entry], context: Context, qtbot: QtBot, settle: Settle
) -> None:
    with qtbot.waitSignal(context.bus.said) as said:
        QTest.keyClick(place, Qt.Key.Key_Delete, CONTROL | SHIFT)
    settle()
    qtbot.waitUntil(lambda: "02 Mar" not in _shown(place, settle))
    assert place.desk.page is None
    words, undo = said.args
    assert "bin" in words
    undo()
    settle()
    qtbot.waitUntil(lambda: "02 Mar" in _shown(place, settle))
    assert place.page.title.text == "02 Mar"


def test_the_bin_shows_restores_and_erases_after_a_second_press(
    place: JournalPlace, three: list[Entry], quiet: Session, qtbot: QtBot, settle: Settle
) -> None:
    for entry in three[:2]:
        quiet.journal.delete(entry.id)
    place.browse.bin.click()
    settle()
    assert _shown(place, settle) == ["March 2026", "01 Mar", "February 2026", "27 Feb"]
    place.guide.open(three[1].id)
    settle()
    assert place.page.editor.isReadOnly()
    place.page.notices.restore.click()
    settle()
    assert quiet.journal.entry(three[1].id).deleted_at is None
    assert not place.page.editor.isReadOnly()
    place.browse.bin.click()
    settle()
    place.guide.open(three[0].id)
    settle()
    place.page.notices.erase.click()
    settle()
    assert quiet.journal.entry(three[0].id).deleted_at is not None
    place.page.notices.erase.click()
    settle()
    with pytest.raises(NotFoundError):
        quiet.journal.entry(three[0].id)


def test_what_comes_out_of_the_bin_is_seen_in_the_timeline(
    place: JournalPlace, three: list[Entry], quiet: Session, settle: Settle
) -> None:
    quiet.journal.delete(three[1].id)
    place.browse.bin.click()
    settle()
    place.guide.open(three[1].id)
    settle()
    place.page.notices.restore.click()
    settle()
    settle()
    assert place.browse.empty_words == ""
    assert not place.browse.bin.isChecked()
    shown = place.browse.list.entry()
    assert shown is not None
    assert shown.id == three[1].id


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


def test_one_key_begins_an_entry_and_an_untouched_one_leaves_no_trace(
    place: JournalPlace, three: list[Entry], quiet: Session, settle: Settle
) -> None:
    QTest.keyClick(place, Qt.Key.Key_N, CONTROL)
    settle()
    assert place.page.title.hasFocus()
    assert quiet.journal.count(TimelineQuery()) == 4
    place.guide.open(three[0].id)
    settle()
    assert quiet.journal.count(TimelineQuery()) == 3


def test_an_untouched_entry_leaves_no_trace_when_the_journal_is_locked(
    place: JournalPlace, three: list[Entry], quiet: Session, settle: Settle
) -> None:
    QTest.keyClick(place, Qt.Key.Key_N, CONTROL)
    settle()
    assert quiet.journal.count(TimelineQuery()) == 4
    assert place.prepare_lock()
    assert quiet.journal.count(TimelineQuery()) == 3


def test_an_entry_begun_while_a_day_is_shown_is_for_that_day(
    place: JournalPlace, three: list[Entry], settle: Settle
) -> None:
    place.browse.filters.narrow(day=date(2026, 2, 27))
    place.guide.new("gibbs")
    settle()
    assert place.desk.page is not None
    assert place.desk.page.happened_on == date(2026, 2, 27)
    assert place.page.editor.text.startswith("## Description\n")


def test_a_new_journal_is_welcomed_with_a_prompt_and_an_empty_page(
    place: JournalPlace, quiet: Session, settle: Settle
) -> None:
    place.welcome()
    settle()
    assert place.page.editor.hasFocus()
    assert place.page.editor.text == ""
    assert place.page.editor.accessibleDescription().startswith("How did your last shift")


def test_the_welcome_goes_when_another_entry_is_begun_and_stays_through_a_lock(
    place: JournalPlace, quiet: Session, settle: Settle
) -> None:
    place.welcome()
    settle()
    assert place.prepare_lock()
    [first] = quiet.journal.rows(TimelineQuery(), 0, 9)
    place.desk.new()
    settle()
    assert place.desk.page is not None
    assert [row.id for row in quiet.journal.rows(TimelineQuery(), 0, 9)] == [place.desk.page.id]
    assert place.desk.page.id != first.id


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


def test_leaving_a_search_selects_the_open_entry_again(
    place: JournalPlace, three: list[Entry], qtbot: QtBot, settle: Settle
) -> None:
    place.browse.search.setText("27")
    qtbot.waitUntil(lambda: place.browse.shows_hits_of("27"))
    QTest.keyClick(place.browse.search, Qt.Key.Key_Escape)
    settle()
    selected = place.browse.list.entry()
    assert selected is not None
    assert selected.id == three[-1].id


def test_a_bin_with_as_many_entries_as_the_timeline_selects_none_that_is_not_open(
    place: JournalPlace, quiet: Session, qtbot: QtBot, settle: Settle
) -> None:
    binned, kept = _store(quiet, date(2026, 3, 1), DAY)
    quiet.journal.delete(binned.id)
    place.browse.refresh()
    place.guide.open(kept.id)
    settle()
    place.browse.bin.click()
    settle()
    assert _shown(place, settle) == ["March 2026", "01 Mar"]
    assert place.browse.list.entry() is None
    row = place.browse.list.visualRect(place.browse.timeline.index(1, 0)).center()
    QTest.mouseClick(
        place.browse.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row
    )
    qtbot.waitUntil(lambda: place.desk.page is not None and place.desk.page.id == binned.id)


def test_a_hit_opens_where_it_stands_with_every_hit_marked(
    place: JournalPlace, opened: Opened, quiet: Session, settle: Settle, qtbot: QtBot
) -> None:
    body = "\n".join(["Nothing here."] * 200 + ["A bus came.", "Filler."] * 2 + ["Two buses."])
    quiet.journal.new_entry(title="Travel", body=body)
    opened(title="Other")
    QTest.keyClick(place, Qt.Key.Key_F, CONTROL | SHIFT)
    QTest.keyClicks(place.browse.search, "bus")
    qtbot.waitUntil(lambda: place.browse.shows_hits_of("bus"))
    QTest.keyClick(place.browse.search, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: place.page.title.text == "Travel")
    editor, bar = place.page.editor, place.page.find_bar
    assert place.browse.list.hasFocus()
    assert bar.isVisible()
    assert [editor.text[start:end] for start, end in bar.hits] == ["bus", "bus", "buses"]
    assert len(editor.decorations("found")) == 3
    assert bar.count.text() == "1 of 3"
    first = editor.cursorForPosition(QPoint(0, 0)).position()
    assert first <= bar.hits[0][0] == editor.textCursor().position()
    assert editor.cursorRect().bottom() <= editor.viewport().height()
    places = []
    for modifiers in (*[Qt.KeyboardModifier.NoModifier] * 3, SHIFT):
        QTest.keyClick(place, Qt.Key.Key_F3, modifiers)
        places.append(bar.hits.index(next(h for h in bar.hits if h[0] == _at(place))))
    assert places == [1, 2, 0, 2]
    QTest.keyClick(place.browse.list, Qt.Key.Key_Return)
    assert editor.hasFocus()
    QTest.keyClicks(editor, "x")
    assert "Two xbuses." in editor.text
    QTest.keyClick(editor, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert editor.decorations("found") == []


def _at(place: JournalPlace) -> int:
    return place.page.editor.textCursor().position()


def test_esc_goes_back_from_a_hit_to_the_words_and_then_to_the_timeline(
    place: JournalPlace, three: list[Entry], qtbot: QtBot, settle: Settle
) -> None:
    place.browse.focus_search()
    QTest.keyClicks(place.browse.search, "mar")
    qtbot.waitUntil(lambda: place.browse.shows_hits_of("mar"))
    QTest.keyClick(place.browse.search, Qt.Key.Key_Down)
    assert place.browse.list.hasFocus()
    QTest.keyClick(place.browse.list, Qt.Key.Key_Escape)
    assert place.browse.search.hasFocus()
    assert place.browse.search.text() == "mar"
    QTest.keyClick(place.browse.search, Qt.Key.Key_Escape)
    assert place.browse.search.text() == ""
    assert place.browse.list.model() is place.browse.timeline


def test_a_hit_of_the_entry_that_is_open_already_is_shown_too(
    place: JournalPlace, opened: Opened, qtbot: QtBot
) -> None:
    opened(title="Travel", body="words\n" * 100 + "the bus")
    place.browse.focus_search()
    QTest.keyClicks(place.browse.search, "bus")
    qtbot.waitUntil(lambda: place.browse.shows_hits_of("bus"))
    QTest.keyClick(place.browse.search, Qt.Key.Key_Down)
    bar = place.page.find_bar
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 1")
    QTest.keyClick(place.browse.list, Qt.Key.Key_Escape)
    assert bar.isVisible()
    QTest.keyClick(place.browse.search, Qt.Key.Key_Escape)
    assert not bar.isVisible()
    assert place.page.editor.decorations("found") == []


def test_marks_follow_what_is_written_while_one_finds(
    place: JournalPlace, opened: Opened, qtbot: QtBot
) -> None:
    opened(body="a bus")
    place.page.find_bar.show_found("bus")
    place.page.editor.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(place.page.editor, ", more buses")
    qtbot.waitUntil(lambda: len(place.page.editor.decorations("found")) == 2)


@pytest.mark.parametrize("is_open", [False, True])
def test_a_passage_that_another_place_asks_for_is_marked_on_its_page(
    qtbot: QtBot, place: JournalPlace, context: Context, session: Session, is_open: bool
) -> None:
    entry = session.journal.new_entry(title="A 🙂 title", body="He said 🙂 it was a junkie there.")
    if is_open:
        place.desk.open(entry.id)
        qtbot.waitUntil(lambda: place.desk.page is not None and place.desk.page.id == entry.id)
    at = entry.text.index("junkie")
    context.bus.passage_requested.emit(entry.id, Span(at, at + 6))
    context.bus.entry_requested.emit(entry.id)

    qtbot.waitUntil(lambda: place.page.editor.textCursor().selectedText() == "junkie")
