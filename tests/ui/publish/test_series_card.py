"""The series of the journal, below all posts: another name, the end, and the way back."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflectapp.domain.series import Series
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.series_card import SeriesRow
from reflectapp.ui.publish.view import PublishPlace
from tests.support.accessible import unnamed_controls
from tests.support.publish_place import Way
from tests.ui.publish.test_after import settle, words_of


@pytest.fixture
def nights(session: Session, way: Way) -> Series:
    return session.publishing.notes.begin_series(way.post_id, "Nights", is_risk_accepted=True)


@pytest.fixture
def undo(context: Context) -> list[Callable[[], None] | None]:
    """What Undo would call, latest last."""
    said: list[Callable[[], None] | None] = []
    context.bus.said.connect(lambda _, back: said.append(back))
    return said


@pytest.fixture
def row(
    qtbot: QtBot, place: PublishPlace, context: Context, nights: Series
) -> Callable[[], SeriesRow]:
    """The row of the series as it is shown now."""
    place.refresh()
    settle(qtbot, context)

    def shown() -> SeriesRow:
        settle(qtbot, context)
        (found,) = place.lists.series.rows
        return found

    return shown


def test_a_journal_without_series_says_nothing_of_them(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way
) -> None:
    place.refresh()
    settle(qtbot, context)
    assert not place.lists.series.isVisible()
    assert "Series" not in words_of(place.lists)


def test_a_series_is_shown_with_its_posts(place: PublishPlace, row) -> None:
    assert (
        "Nights began Mon 2 Mar 2026  ·  1 post has not left in it yet “A late visit”"
        in words_of(row())
    )
    assert unnamed_controls(place) == []


def test_a_series_is_renamed_by_keyboard_and_back(
    qtbot: QtBot, place: PublishPlace, session: Session, row, undo
) -> None:
    row().rename.setFocus()
    qtbot.keyClick(row().rename, Qt.Key.Key_Space)
    assert row().field.hasFocus()
    assert row().field.selectedText() == "Nights"
    qtbot.keyClicks(row().field, "  ")
    assert not row().save.isEnabled()
    qtbot.keyClicks(row().field, "Night shifts")
    qtbot.keyClick(row().field, Qt.Key.Key_Return)
    assert row().name.text() == "Night shifts"
    assert row().rename.hasFocus()
    undo[-1]()
    assert row().name.text() == "Nights"


def test_escape_leaves_the_name_as_it_is(qtbot: QtBot, row) -> None:
    row().rename.click()
    qtbot.keyClicks(row().field, "Other")
    qtbot.keyClick(row().field, Qt.Key.Key_Escape)
    assert row().name.isVisible()
    assert row().name.text() == "Nights"
    assert row().rename.hasFocus()


def test_a_series_ends_once_it_is_said_what_that_means_and_undo_brings_it_back(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, row, undo
) -> None:
    publishing = context.session.publishing
    row().end.click()
    assert row().keep.hasFocus()
    words = words_of(row().asking)
    assert "No post can join it any more." in words
    assert "1 post that has not left in it is taken out" in words
    assert "cannot be taken back" not in words
    row().keep.click()
    assert not row().asking.isVisible()
    row().end.click()
    row().really.click()
    settle(qtbot, context)
    assert not place.lists.series.isVisible()
    assert publishing.notes.series() == ()
    assert place.lists.waiting.hasFocus()
    undo[-1]()
    assert row().name.text() == "Nights"
    assert publishing.summary(way.post_id).post.series_id is not None


def test_the_page_of_a_post_leads_to_the_series(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, row
) -> None:
    place.open(way.post_id)
    settle(qtbot, context)
    place.page.gate.notes.manage.click()
    settle(qtbot, context)
    assert place.currentWidget() is place.lists
    assert row().rename.hasFocus()


def test_locking_leaves_no_name_of_a_series(place: PublishPlace, row) -> None:
    assert row()
    place.forget()
    assert place.lists.series.rows == []
