"""The list of entries to choose from, before a review begins."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Entry
from reflectapp.domain.spans import Span
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.review.reading import Phase
from reflectapp.ui.review.view import ReviewPlace
from tests.support.accessible import unnamed_controls
from tests.support.review_page import words
from tests.support.reviewing import JEAN, looked_through

Key = Qt.Key


def entry_rows(place: ReviewPlace) -> list[str]:
    """Return what the list of entries says."""
    model = place.chooser.model
    return [str(model.data(model.index(row))) for row in range(model.rowCount())]


def test_the_list_says_how_many_findings_wait(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    looked: Entry = looked_through(session)
    session.journal.new_entry(title="Not yet", body="Nobody has looked.")
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)

    rows = entry_rows(place)
    assert any("A late visit" in row and "5 findings wait" in row for row in rows)
    assert any("Not yet" in row and "not looked through yet" in row for row in rows)
    place.chooser.list.setCurrentIndex(
        place.chooser.model.index(next(i for i, r in enumerate(rows) if "A late visit" in r))
    )
    qtbot.keyClick(place.chooser.list, Key.Key_Return)
    qtbot.waitUntil(lambda: place.page.presenter.entry_id == looked.id)


def test_the_list_stands_at_the_entry_one_comes_from(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    looked: Entry = looked_through(session)
    for title in ("One", "Two"):
        session.journal.new_entry(title=title)
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    place.open(looked.id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)
    place.show_list()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    row = place.chooser.model.row_at(place.chooser.list.currentIndex())
    assert row is not None
    assert row.id == looked.id


def test_the_list_claims_no_decision_where_nothing_was_found(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    looked_through(session, body="We had soup.", names={})
    decided = looked_through(session, title="Decided", names={"Jean": JEAN["Jean"]})
    session.review.accept_proposed(decided.id)
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)

    said = {row.split(", ")[1]: row.split(", ")[2] for row in entry_rows(place)}
    assert said == {"A late visit": "nothing found", "Decided": "all decided"}


def test_an_empty_journal_says_what_the_place_is_for(
    qtbot: QtBot, place: ReviewPlace, context: Context
) -> None:
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)

    assert not place.chooser.list.isVisible()
    assert unnamed_controls(place.chooser) == []


def test_the_review_begins_where_another_place_says(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    entry = looked_through(session)
    start = entry.text.index("Halifax")
    context.bus.review_requested.emit(entry.id)
    context.bus.finding_requested.emit(entry.id, Span(start, start + 7))
    qtbot.waitUntil(lambda: place.page.presenter.state is not None)

    assert words(place.page) == "Halifax"


def test_without_entries_the_focus_is_on_what_leads_to_one(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    assert place.chooser.start.hasFocus()

    looked_through(session)
    place.activate()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    assert place.chooser.list.hasFocus()
