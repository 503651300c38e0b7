"""What is deleted: taken back, seen in the bin, and erased."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Entry
from reflectapp.domain.errors import NotFoundError
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.journal.view import JournalPlace
from tests.support.browsing import CONTROL, DAY, SHIFT, Settle, shown_rows, stored


def test_what_is_deleted_can_be_taken_back_from_the_status_line(
    place: JournalPlace, three: list[Entry], context: Context, qtbot: QtBot, settle: Settle
) -> None:
    with qtbot.waitSignal(context.bus.said) as said:
        QTest.keyClick(place, Qt.Key.Key_Delete, CONTROL | SHIFT)
    settle()
    qtbot.waitUntil(lambda: "02 Mar" not in shown_rows(place, settle))
    assert place.desk.page is None
    words, undo = said.args
    assert "bin" in words
    undo()
    settle()
    qtbot.waitUntil(lambda: "02 Mar" in shown_rows(place, settle))
    assert place.page.title.text == "02 Mar"


def test_the_bin_shows_restores_and_erases_after_a_second_press(
    place: JournalPlace, three: list[Entry], quiet: Session, qtbot: QtBot, settle: Settle
) -> None:
    for entry in three[:2]:
        quiet.journal.delete(entry.id)
    place.browse.bin.click()
    settle()
    assert shown_rows(place, settle) == ["March 2026", "01 Mar", "February 2026", "27 Feb"]
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


def test_a_bin_with_as_many_entries_as_the_timeline_selects_none_that_is_not_open(
    place: JournalPlace, quiet: Session, qtbot: QtBot, settle: Settle
) -> None:
    binned, kept = stored(quiet, date(2026, 3, 1), DAY)
    quiet.journal.delete(binned.id)
    place.browse.refresh()
    place.guide.open(kept.id)
    settle()
    place.browse.bin.click()
    settle()
    assert shown_rows(place, settle) == ["March 2026", "01 Mar"]
    assert place.browse.list.entry() is None
    row = place.browse.list.visualRect(place.browse.timeline.index(1, 0)).center()
    QTest.mouseClick(
        place.browse.list.viewport(), Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, row
    )
    qtbot.waitUntil(lambda: place.desk.page is not None and place.desk.page.id == binned.id)
