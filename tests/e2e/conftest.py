"""The whole program in a window: what the tests from end to end share."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflectapp import assets
from reflectapp.domain.preferences import Appearance
from reflectapp.services.session import Door
from reflectapp.ui.app import Application
from reflectapp.ui.memory import Memory
from reflectapp.ui.theme import Theme
from tests.e2e.keyboard import Keyboard

Started = Callable[[], Application]


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Theme:
    """The one look of the application."""
    made = Theme(assets.resource())
    made.apply(qapp)
    return made


@pytest.fixture
def start(look: Theme, door: Door, tmp_path: Path, qtbot: QtBot) -> Iterator[Started]:
    """Start the program, as often as asked: after a lock it is a new one over the same folder."""
    memory = Memory(tmp_path / "window.ini")
    look.choose(appearance=Appearance.LIGHT, scale=100, page_family="Literata", page_size=17)
    made: list[Application] = []

    def begin() -> Application:
        application = Application(
            Door(door.folder, door.clock, door.ids, cost=door.cost), look, memory
        )
        made.append(application)
        application.start()
        assert application.entrance is not None
        qtbot.waitActive(application.entrance)
        return application

    yield begin
    for application in made:
        application.end()
        for window in (application.window, application.entrance):
            if window is not None:
                window.hide()
                window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def keys(qtbot: QtBot) -> Keyboard:
    """The keyboard, and nothing but the keyboard."""
    return Keyboard(qtbot)
