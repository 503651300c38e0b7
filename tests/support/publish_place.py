"""What tests of the publish place do and see."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from reflectapp.ui.context import Context
from reflectapp.ui.publish.page import PostPage
from reflectapp.ui.publish.post_lists import PostsList
from reflectapp.ui.publish.view import PublishPlace
from tests.support.fakes import FakeClock
from tests.unit.publish.test_answers import COMPLETE

FORTNIGHT = timedelta(days=14)


@dataclass(frozen=True)
class Way:
    """An entry whose findings are all decided, and its post."""

    entry_id: str
    post_id: str


def settle(qtbot: QtBot, context: Context) -> None:
    """Wait until all that was asked for has been told."""
    qtbot.waitUntil(lambda: not context.tasks.is_busy)


def opened(qtbot: QtBot, place: PublishPlace, context: Context, way: Way) -> PostPage:
    """Open the post's page."""
    place.open(way.post_id)
    settle(qtbot, context)
    return place.page


def reread(qtbot: QtBot, page: PostPage, context: Context) -> None:
    """Answer everything and confirm."""
    page.presenter.answer(COMPLETE)
    page.go_to("check in")
    qtbot.mouseClick(page.check_in.confirm, Qt.MouseButton.LeftButton)
    settle(qtbot, context)


def ready_to_leave(
    qtbot: QtBot, place: PublishPlace, context: Context, way: Way, clock: FakeClock
) -> PostPage:
    """Come back when the words are ripe, and re-read them."""
    clock.advance(FORTNIGHT)
    page = opened(qtbot, place, context, way)
    reread(qtbot, page, context)
    return page


def lines(posts: PostsList) -> list[str]:
    """Return what a list says, row by row."""
    model = posts.model()
    return [str(model.data(model.index(row, 0))) for row in range(model.rowCount())]


def shown_words(widget: QWidget) -> str:
    """Return all text of a widget's labels that can be seen."""
    from PySide6.QtWidgets import QLabel

    return " ".join(part.text() for part in widget.findChildren(QLabel) if part.isVisible())
