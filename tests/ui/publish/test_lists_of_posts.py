"""The lists of posts: on their way, ready and gone, and how a first one begins."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.view import PublishPlace
from tests.support.accessible import unnamed_controls
from tests.support.fakes import FakeClock
from tests.support.publish_place import (
    FORTNIGHT,
    Way,
    lines,
    opened,
    ready_to_leave,
    reread,
    settle,
    shown_words,
)
from tests.support.reviewing import looked_through


def test_nothing_is_said_of_posts_before_they_are_read(place: PublishPlace, way: Way) -> None:
    assert "Nothing is" not in shown_words(place.lists)
    assert place.lists.check.isHidden()


def test_posts_stand_in_the_list_where_they_are_on_their_way(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    session: Session,
    clock: FakeClock,
) -> None:
    place.activate()
    settle(qtbot, context)
    assert "ripens Mon 16 Mar 2026, in 14 days" in lines(place.lists.waiting)[0]

    clock.advance(FORTNIGHT)
    place.activate()
    settle(qtbot, context)
    assert lines(place.lists.waiting) == []
    assert "read it again" in lines(place.lists.ready)[0]


@pytest.mark.parametrize(
    ("waited", "said"),
    [
        (timedelta(), "all findings decided; ripens Mon 16 Mar 2026, in 14 days"),
        (timedelta(days=13), "all findings decided; ripens Mon 16 Mar 2026, in 1 day"),
        (timedelta(days=13, hours=23), "all findings decided; ripens today"),
        (FORTNIGHT, "ripe; read it again with fresh eyes"),
    ],
)
def test_a_post_says_in_list_and_head_when_it_ripens(  # noqa: PLR0917 - fixtures
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    waited: timedelta,
    said: str,
) -> None:
    clock.advance(waited)
    place.activate()
    settle(qtbot, context)
    assert [*lines(place.lists.waiting), *lines(place.lists.ready)] == [f"A late visit, {said}"]

    page = opened(qtbot, place, context, way)
    assert page.line.text() == said


def test_what_may_leave_stands_above_what_is_to_be_read(
    qtbot: QtBot,
    place: PublishPlace,
    context: Context,
    way: Way,
    clock: FakeClock,
    session: Session,
) -> None:
    later = looked_through(session, title="Marked later", body="We had soup.", names={})
    later_way = Way(later.id, session.publishing.mark(later.id).id)
    clock.advance(FORTNIGHT)
    reread(qtbot, opened(qtbot, place, context, later_way), context)
    place.show_lists()
    settle(qtbot, context)

    titles = [line.split(", ")[0] for line in lines(place.lists.ready)]
    assert titles == ["Marked later", "A late visit"]
    assert "it may leave" in lines(place.lists.ready)[0]


def test_without_posts_the_place_says_how_to_begin(
    qtbot: QtBot, place: PublishPlace, context: Context
) -> None:
    place.activate()
    settle(qtbot, context)

    assert "Mark an entry" in shown_words(place)
    assert unnamed_controls(place.lists) == []


def test_without_posts_the_focus_is_on_what_begins_one_and_goes_to_the_first_post(
    qtbot: QtBot, place: PublishPlace, context: Context, session: Session
) -> None:
    place.activate()
    settle(qtbot, context)
    assert place.lists.begin.hasFocus()

    session.publishing.mark(looked_through(session).id)
    context.bus.post_changed.emit("")
    settle(qtbot, context)
    assert place.lists.waiting.hasFocus()


def test_a_site_of_all_that_left_is_made_from_the_list(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock, folder: Path
) -> None:
    page = ready_to_leave(qtbot, place, context, way, clock)
    assert not place.lists.make_site.isVisibleTo(place.lists)
    page.presenter.choose_folder(folder)
    page.presenter.export()
    settle(qtbot, context)
    place.show_lists()
    settle(qtbot, context)

    qtbot.mouseClick(place.lists.make_site, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    form = place.lists.site_form
    assert form.title.hasFocus()
    assert unnamed_controls(place) == []
    for title, address, words in (
        ("Jean's nights", "", "must not leave, and stands in the title or the address: “Jean”"),
        ("Night notes", "example", "This is no address of a site"),
    ):
        form.title.setText(title)
        form.address.setText(address)
        form.make.click()
        settle(qtbot, context)
        assert words in form.problem.text()
        assert not place.lists.site.isVisible()
    form.address.setText("example.org/notes")
    qtbot.keyClick(form.title, Qt.Key.Key_Return)
    settle(qtbot, context)
    assert not form.isVisible()
    assert place.lists.make_site.hasFocus()
    assert place.lists.site.isVisible()
    assert "site of 1 post" in place.lists.site.accessibleName()
    (site,) = [path for path in folder.iterdir() if path.is_dir()]
    assert "<h1>Night notes</h1>" in (site / "index.html").read_text("utf-8")
    place.lists.make_site.click()
    settle(qtbot, context)
    assert form.address.text() == "https://example.org/notes/"
    qtbot.keyClick(form.address, Qt.Key.Key_Escape)
    assert place.lists.make_site.hasFocus()

    place.site.make(folder)
    settle(qtbot, context)
    assert "already" in place.lists.site.accessibleName()
    place.forget()
    assert str(folder) not in shown_words(place.lists)
    assert form.title.text() == ""


def test_unmarking_is_undone(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, session: Session
) -> None:
    page = opened(qtbot, place, context, way)

    with qtbot.waitSignal(context.bus.said) as said:
        qtbot.mouseClick(page.unmark, Qt.MouseButton.LeftButton)
    settle(qtbot, context)
    assert session.publishing.posts() == []

    said.args[1]()
    settle(qtbot, context)
    assert [s.post.entry_id for s in session.publishing.posts()] == [way.entry_id]
    assert len(lines(place.lists.waiting)) == 1
