"""A post whose entry was not looked through yet is looked through on its page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflectapp.domain.errors import ModelMissingError
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.view import PublishPlace
from tests.support.publish_place import Way, opened, settle
from tests.support.reviewing import BODY, JEAN, Endless, NamesModel, looked_through


def test_an_undecided_finding_leads_to_the_review(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    entry = looked_through(session, title="Another")
    page = opened(qtbot, place, context, Way(entry.id, session.publishing.mark(entry.id).id))

    row = page.gate.rows[0]
    assert not row.words.holds
    with qtbot.waitSignal(context.bus.review_requested):
        qtbot.mouseClick(row.mend, Qt.MouseButton.LeftButton)


def test_an_entry_that_was_not_looked_through_is_looked_through_on_the_post_page(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    model = NamesModel(JEAN)
    session.detection = model  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)

    page = opened(qtbot, place, context, Way(entry.id, session.publishing.mark(entry.id).id))

    assert model.asked == 1
    assert not page.looking.isVisible()
    assert page.gate.conditions.isVisible()
    assert page.gate.rows[0].words.title == "Findings to decide"
    assert "[Person A]" in page.gate.reader.toPlainText()


def test_looking_for_names_is_shown_and_can_be_stopped_on_the_post_page(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    session.detection = Endless(JEAN)  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(session.publishing.mark(entry.id).id)
    page = place.page
    qtbot.waitUntil(page.looking.isVisible)
    assert not page.gate.conditions.isVisible()

    page.looking.stop_wanted.emit()
    assert not page.looking.isVisible()
    assert [row.words.title for row in page.gate.rows] == ["Not looked through yet"]
    before = page.presenter.shown
    context.bus.post_changed.emit(page.presenter.post_id)
    qtbot.waitUntil(lambda: page.presenter.shown is not before)
    assert not page.looking.isVisible()

    session.detection = NamesModel(JEAN)  # type: ignore[assignment]
    qtbot.mouseClick(page.gate.rows[0].mend, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.gate.rows) > 1)
    assert page.gate.rows[0].words.title == "Findings to decide"


def test_a_missing_model_is_named_on_the_post_page_and_not_asked_again_by_itself(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    model = NamesModel(JEAN, ModelMissingError("en_core_web_sm"))
    session.detection = model  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    page = opened(qtbot, place, context, Way(entry.id, session.publishing.mark(entry.id).id))
    assert page.gate.problem.isVisible()

    context.bus.post_changed.emit(page.presenter.post_id)
    settle(qtbot, context)

    assert model.asked == 1
    assert not page.looking.isVisible()
    assert page.gate.rows[0].mend.text() == "Look for names"


def test_leaving_a_post_that_is_looked_through_changes_nothing_elsewhere(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    session.detection = Endless(JEAN)  # type: ignore[assignment]
    entry = session.journal.new_entry(title="New", body=BODY)
    place.open(session.publishing.mark(entry.id).id)
    qtbot.waitUntil(place.page.looking.isVisible)

    place.open(way.post_id)

    qtbot.waitUntil(lambda: place.page.presenter.shown is not None)
    assert not place.page.looking.isVisible()
