"""What stands below a post, signing, series: as the writer chooses them on the post's page."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from reflectapp.domain.post import Post
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.notes_card import NotesCard
from reflectapp.ui.publish.sheet import SidePanel
from reflectapp.ui.publish.view import PublishPlace
from tests.support.accessible import unnamed_controls
from tests.support.publish_place import Way


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.tasks.is_busy)


@pytest.fixture
def card(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session, way: Way
) -> NotesCard:
    session.settings.save_profile(WriterProfile(name="Nell Ashby", pen_name="Rowan Wren"))
    place.open(way.post_id)
    settle(qtbot, context)
    return place.page.gate.notes


def post_of(session: Session, way: Way) -> Post:
    return session.publishing.summary(way.post_id).post


def test_disclaimer_and_pen_name_are_switched_for_each_post(
    qtbot: QtBot, card: NotesCard, context: Context, session: Session, way: Way
) -> None:
    assert "views are my own" in card.wording.text()
    assert card.signature.text() == "Written by Rowan Wren"
    card.disclaimer.click()
    settle(qtbot, context)
    card.sign.click()
    settle(qtbot, context)
    assert (post_of(session, way).has_disclaimer, post_of(session, way).is_signed) == (False, True)


def test_what_was_clicked_stays_under_the_pointer_when_more_is_told_above_it(
    qtbot: QtBot, card: NotesCard, place: PublishPlace, context: Context, session: Session
) -> None:
    session.settings.save_profile(WriterProfile(name="Nell Ashby", pen_name="The Night Nurse"))
    panel = next(area for area in place.findChildren(SidePanel) if area.isAncestorOf(card))
    qtbot.waitUntil(lambda: panel.verticalScrollBar().maximum() > 0)
    panel.ensureWidgetVisible(card.sign)

    def height() -> int:
        return card.sign.mapTo(panel.viewport(), QPoint(0, 0)).y()

    content = panel.widget()
    assert content is not None
    before, place_before = height(), card.sign.mapTo(content, QPoint(0, 0)).y()
    card.sign.setFocus()
    card.sign.click()
    settle(qtbot, context)
    qtbot.waitUntil(lambda: card.sign.mapTo(content, QPoint(0, 0)).y() > place_before)
    qtbot.wait(50)
    assert height() == before


def test_without_a_pen_name_nothing_can_be_signed(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    place.open(way.post_id)
    settle(qtbot, context)
    card = place.page.gate.notes
    assert not card.sign.isEnabled()
    assert "Settings, You" in card.signature.text()


def test_a_series_is_joined_only_once_its_risk_is_accepted(
    qtbot: QtBot, card: NotesCard, context: Context, session: Session, way: Way
) -> None:
    qtbot.mouseClick(card.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClicks(card.name, "Nights")
    assert not card.join.isEnabled()
    card.accepted.click()
    card.join.click()
    settle(qtbot, context)
    (series,) = session.publishing.notes.series()
    assert (series.name, post_of(session, way).series_id) == ("Nights", series.id)
    assert "“Nights”" in card.standing.text()
    card.leave.click()
    settle(qtbot, context)
    assert post_of(session, way).series_id is None


def test_what_asks_about_a_series_comes_into_sight_and_the_panel_stays_there(
    qtbot: QtBot, card: NotesCard, place: PublishPlace
) -> None:
    with qtbot.waitExposed(place):
        place.resize(900, 600)
        place.show()
    panel = next(area for area in place.findChildren(SidePanel) if area.isAncestorOf(card))
    panel.ensureWidgetVisible(card.begin)
    bar = panel.verticalScrollBar()
    before = bar.value()
    qtbot.mouseClick(card.begin, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not card.join.visibleRegion().isEmpty())
    assert card.name.hasFocus()
    qtbot.mouseClick(card.cancel, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(card.begin.hasFocus)
    assert bar.value() >= before


def test_a_series_that_is_there_is_offered(
    qtbot: QtBot, card: NotesCard, place: PublishPlace, context: Context, session: Session, way: Way
) -> None:
    other = session.publishing.mark(session.journal.new_entry(title="x", body="y").id)
    series = session.publishing.notes.begin_series(other.id, "Nights", is_risk_accepted=True)
    place.open(way.post_id)
    settle(qtbot, context)
    card.begin.click()
    card.choice.setCurrentIndex(1)
    card.accepted.click()
    card.join.click()
    settle(qtbot, context)
    assert post_of(session, way).series_id == series.id


def test_what_asks_about_a_series_can_be_read_aloud(card: NotesCard, place: PublishPlace) -> None:
    card.begin.click()
    assert unnamed_controls(place) == []
    place.forget()
    assert card.standing.text() == card.name.text() == ""
