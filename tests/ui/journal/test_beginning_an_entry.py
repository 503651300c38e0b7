"""Beginning an entry, and the welcome to a new journal."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from reflectapp.domain.entry import Entry, TimelineQuery
from reflectapp.services.session import Session
from reflectapp.ui.journal.view import JournalPlace
from tests.support.browsing import CONTROL, Settle


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
