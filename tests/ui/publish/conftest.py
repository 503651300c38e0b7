"""A publish place over a real journal, with an entry on its way to a blog."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.domain.finding import Action
from reflectapp.services.session import Session
from reflectapp.ui.context import Context
from reflectapp.ui.publish.view import PublishPlace
from tests.support.publish_place import Way
from tests.support.reviewing import context_of, looked_through


@pytest.fixture
def context(qtbot: QtBot, session: Session) -> Iterator[Context]:
    """The collaborators of a place."""
    with context_of(session) as made:
        yield made


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where posts are exported to."""
    made = tmp_path / "blog"
    made.mkdir()
    return made


@pytest.fixture
def place(qtbot: QtBot, context: Context, folder: Path) -> PublishPlace:
    """The publish place; whoever asks for a folder gets `folder`."""
    made = PublishPlace(context, lambda start, chosen: chosen(str(folder)))
    qtbot.addWidget(made)
    made.resize(1024, 640)
    made.show()
    return made


@pytest.fixture
def way(session: Session) -> Way:
    """Written and marked on 2 March 2026; ripe on 16 March."""
    entry = looked_through(session)
    session.review.accept_proposed(entry.id)
    state = session.review.state(entry.id)
    assert state is not None
    gibbs = next(item for item in state.items if item.words == "Gibbs")
    session.review.decide(entry.id, gibbs.span, Action.KEEP, reason="a theorist, in print")
    return Way(entry.id, session.publishing.mark(entry.id).id)
