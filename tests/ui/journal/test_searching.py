"""Searching: hits in the list, and every hit marked on the page that it opens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Entry
from reflectapp.domain.spans import Span
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.timeline import Role
from reflectapp.ui.journal.view import JournalPlace
from tests.support.browsing import CONTROL, SHIFT, Opened, Settle


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
