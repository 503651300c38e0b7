"""A review place over a real journal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.review.page import ReviewPage
from reflectapp.ui.review.reading import Phase
from reflectapp.ui.review.view import ReviewPlace
from tests.support.reviewing import context_of, looked_through


@pytest.fixture
def context(qtbot: QtBot, session: Session) -> Iterator[Context]:
    """The collaborators of a place."""
    with context_of(session) as made:
        yield made


@pytest.fixture
def place(qtbot: QtBot, context: Context) -> ReviewPlace:
    """The review place, shown at the least size of the window."""
    made = ReviewPlace(context)
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    return made


@pytest.fixture
def page(qtbot: QtBot, place: ReviewPlace, context: Context, session: Session) -> ReviewPage:
    """The review of an entry with five findings, four proposed and one asked."""
    entry = looked_through(session)
    place.open(entry.id)
    qtbot.waitUntil(lambda: place.page.presenter.phase is Phase.READY)
    return place.page
