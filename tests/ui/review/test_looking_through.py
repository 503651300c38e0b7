"""How an entry comes to be looked through, and what may go wrong."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflectapp.domain.entry import Draft
from reflectapp.domain.errors import AnalysisFailedError, ModelMissingError
from reflectapp.domain.finding import Kind, Tier
from reflectapp.domain.spans import Span
from reflectapp.services.review import ItemState
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.review.page import ReviewPage
from reflectapp.ui.review.reading import Phase
from reflectapp.ui.review.view import ReviewPlace
from tests.support.review_page import press, states
from tests.support.reviewing import BODY, JEAN, Endless, NamesModel, looked_through

Key = Qt.Key


def test_an_entry_whose_text_is_new_is_looked_through_first(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    model = NamesModel(JEAN)
    session.detection = model  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)

    place.open(entry.id)

    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)
    assert model.asked == 1
    assert place.page.presenter.state.total == 5  # type: ignore[union-attr]


def test_an_entry_edited_meanwhile_is_looked_through_again(
    qtbot: QtBot, page: ReviewPage, context: Context, session: Session
) -> None:
    model = NamesModel({**JEAN, "Zed": (Kind.PERSON, Tier.REPLACE, "zed")})
    session.detection = model  # type: ignore[assignment]
    press(qtbot, page, Key.Key_R)
    entry = page.presenter.entry
    assert entry is not None
    edited = f"Zed rang. {entry.body}"

    session.journal.save(Draft(entry.id, entry.title, edited, entry.happened_on))
    context.bus.entry_saved.emit(entry.id)

    qtbot.waitUntil(lambda: "Zed" in states(page))
    assert states(page)["Jean Hartley"] is ItemState.DECIDED
    assert states(page)["Zed"] is ItemState.PROPOSED


def test_a_missing_model_is_named_with_what_to_do(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    model = NamesModel(JEAN, ModelMissingError("en_core_web_sm"))
    session.detection = model  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.FAILED)

    assert page.notices.banner.isVisible()
    assert "en_core_web_sm" in page.notices.banner.accessibleDescription()
    assert BODY[:20] in page.columns.entry_pane.toPlainText()

    model.error = None
    page.notices.again.click()
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)
    assert not page.notices.banner.isVisible()


def test_a_failed_analysis_leaves_the_entry_on_screen(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    session.detection = NamesModel(JEAN, AnalysisFailedError())  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(entry.id)

    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.FAILED)

    assert "Jean Hartley" in place.page.columns.entry_pane.toPlainText()


def test_looking_for_names_can_be_stopped_and_begun_again(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    session.detection = Endless(JEAN)  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.ANALYSING)
    assert page.notices.waiting.isVisible()
    assert "Jean Hartley" in page.columns.entry_pane.toPlainText()

    page.notices.stop_wanted.emit()
    assert page.presenter.phase is Phase.STOPPED
    assert not page.notices.waiting.isVisible()

    session.detection = NamesModel(JEAN)  # type: ignore[assignment]
    page.notices.again.click()
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)
    assert not page.notices.isVisible()


def test_opening_another_entry_shows_nothing_of_the_last_one(
    qtbot: QtBot, page: ReviewPage, place: ReviewPlace, session: Session
) -> None:
    other = session.journal.new_entry(title="Other", body="Nothing of it.")
    session.detection = Endless(JEAN)  # type: ignore[assignment]

    place.open(other.id)

    assert page.columns.entry_pane.toPlainText() == ""
    assert page.columns.reader_pane.toPlainText() == ""


def test_an_entry_in_which_nothing_is_found_says_so(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    entry = looked_through(session, body="We had soup.", names={})
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)

    assert page.nothing.isVisible()
    assert "nothing found" in page.header.progress_text.text()


def test_where_nothing_was_found_the_focus_is_in_the_text(
    qtbot: QtBot, place: ReviewPlace, context: Context, session: Session
) -> None:
    entry = looked_through(session, title="", body="We talked for an hour.", names={})
    place.open(entry.id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)
    assert place.page.columns.entry_pane.hasFocus()

    place.setFocus()
    place.activate()
    assert place.page.columns.entry_pane.hasFocus()
    place.page.columns.entry_pane.select_span(Span(5, 11))
    press(qtbot, place.page, Key.Key_F)
    assert place.page.has_sheet
