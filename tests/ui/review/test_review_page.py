"""The review of an entry as a page: its columns, its bar, the blog, the lock."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflectapp.domain.finding import Kind, Tier
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.review.page import ReviewPage
from reflectapp.ui.review.reading import Phase
from reflectapp.ui.review.view import ReviewPlace
from reflectapp.ui.theme import Theme
from tests.support.accessible import unnamed_controls
from tests.support.reviewing import BODY, looked_through


@pytest.mark.parametrize("width", [1024, 800, 660])
def test_how_far_one_is_stands_whole_however_little_room_there_is(
    qtbot: QtBot, page: ReviewPage, width: int
) -> None:
    said = page.header.progress_text
    page.header.setParent(None)
    qtbot.addWidget(page.header)
    page.header.resize(width, 60)
    page.header.show()
    assert "0 of 5 decided" in said.text()
    assert said.fontMetrics().horizontalAdvance(said.text()) <= said.width()


def test_an_entry_is_marked_for_the_blog_and_that_is_undone(
    qtbot: QtBot, page: ReviewPage, context: Context, session: Session
) -> None:
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
    with qtbot.waitSignal(context.bus.said) as said:
        page.header.post.click()
    assert [s.post.entry_id for s in session.publishing.posts()] == [page.presenter.entry_id]
    assert page.header.post.text() == "To the post"
    assert "from the day they were written" in said.args[0]

    said.args[1]()

    assert session.publishing.posts() == []
    assert page.header.post.text() == "Mark for blog"


def test_every_control_of_the_review_can_be_read_aloud(qtbot: QtBot, page: ReviewPage) -> None:
    assert unnamed_controls(page) == []
    for name in ("generalise", "rename", "keep", "leave out", "keys"):
        page.answer(name)
        assert unnamed_controls(page) == [], name


def test_locking_leaves_no_word_in_the_widgets(
    qtbot: QtBot, page: ReviewPage, place: ReviewPlace
) -> None:
    page.answer("keep")

    place.forget()

    assert page.columns.entry_pane.toPlainText() == ""
    assert page.columns.reader_pane.toPlainText() == ""
    assert page.findings.model().rowCount() == 0
    assert page.header.title.text() == ""
    assert place.chooser.model.rowCount() == 0


def test_both_columns_show_the_same_place(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    filler = "\n\n".join(f"Paragraph {n} of a long entry, about nothing at all." for n in range(60))
    entry = looked_through(session, body=f"{BODY}\n\n{filler}\n\nAnd then Halifax again.")
    place.open(entry.id)
    page = place.page
    qtbot.waitUntil(lambda: page.presenter.phase is Phase.READY)
    last = next(i for i in page.presenter.order if i.span.start > 1000)
    page.presenter.select(last.span)

    left, right = page.columns.entry_pane, page.columns.reader_pane
    assert left.verticalScrollBar().value() > 0
    assert right.verticalScrollBar().value() > 0
    left.verticalScrollBar().setValue(0)
    assert right.verticalScrollBar().value() == 0


def test_a_name_of_sixty_letters_leaves_the_smallest_window_its_width(
    qtbot: QtBot, place: ReviewPlace, session: Session
) -> None:
    name = "Bartholomew-Christopher Featherstonehaugh-Cholmondeley-Smythe"
    names = {name: (Kind.PERSON, Tier.REPLACE, "b"), "3 March": (Kind.DATE, Tier.ASK, "")}
    body = f"{name} came on 3 March."
    place.resize(1400, 600)
    place.open(looked_through(session, f"A visit to {name}", body, names).id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)

    assert place.minimumSizeHint().width() <= 940
    place.resize(940, 600)
    shown = place.page.header.title
    assert shown.fontMetrics().horizontalAdvance(shown.text()) <= shown.width()


def test_a_review_that_was_closed_hears_nothing_of_a_new_look(
    qtbot: QtBot, context: Context, theme: Theme
) -> None:
    closed = ReviewPlace(replace(context, theme=theme))
    closed.deleteLater()
    with qtbot.waitSignal(closed.destroyed):
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    with qtbot.captureExceptions() as faults:
        theme.choose(scale=130)
    assert faults == []
