"""Pictures of a post: looked at and answered for, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.pictures_card import PicturesCard
from reflectapp.ui.publish.view import PublishPlace
from tests.support.accessible import unnamed_controls
from tests.support.pictures import photo
from tests.support.reviewing import looked_through


def settle(qtbot: QtBot, context: Context) -> None:
    qtbot.waitUntil(lambda: not context.tasks.is_busy)


@pytest.fixture
def post_id(session: Session, tmp_path: Path) -> str:
    (tmp_path / "sun.jpg").write_bytes(photo(600, 400))
    body = f"Out.\n\n![The sun]({tmp_path.as_posix()}/sun.jpg)\n\n![Gone](/nowhere/gone.png)"
    entry = looked_through(session, body=body)
    return session.publishing.mark(entry.id).id


@pytest.fixture
def card(qtbot: QtBot, place: PublishPlace, context: Context, post_id: str) -> PicturesCard:
    place.open(post_id)
    settle(qtbot, context)
    return place.page.gate.pictures


def taken(session: Session, post_id: str) -> int:
    return len(session.publishing.summary(post_id).post.pictures)


def test_each_picture_is_asked_about_and_stays_behind_by_default(card: PicturesCard) -> None:
    assert [row.accessibleName() for row in card.rows] == ["The sun", "Gone"]
    assert card.rows[0].leave.isChecked()
    assert not card.rows[1].take.isVisible()


def test_an_answer_is_kept_and_taken_back(
    qtbot: QtBot, card: PicturesCard, context: Context, session: Session, post_id: str
) -> None:
    row = card.rows[0]
    row.take.click()
    settle(qtbot, context)
    assert taken(session, post_id) == 1
    # The row is the same: what has the focus keeps it.
    assert card.rows[0] is row
    assert row.take.isChecked()
    row.leave.click()
    settle(qtbot, context)
    assert taken(session, post_id) == 0


def test_the_page_that_is_re_read_shows_what_goes_along(
    qtbot: QtBot, card: PicturesCard, place: PublishPlace, context: Context
) -> None:
    assert "\ufffc" not in place.page.reading.page.toPlainText()
    card.rows[0].take.click()
    settle(qtbot, context)
    assert place.page.reading.page.toPlainText().count("\ufffc") == 1


def test_the_card_can_be_read_aloud_and_forgets(card: PicturesCard, place: PublishPlace) -> None:
    assert unnamed_controls(place) == []
    place.forget()
    assert card.rows == []
    assert not card.isVisible()
