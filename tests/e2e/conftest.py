"""The whole program in a window: what the tests from end to end share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

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


class Started(Protocol):
    """Starts the program."""

    def __call__(self, at: Door | None = None) -> Application:
        """Start it at a door; none is the usual one."""


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

    def begin(at: Door | None = None) -> Application:
        chosen = at or door
        application = Application(
            Door(chosen.folder, chosen.clock, chosen.ids, cost=chosen.cost), look, memory
        )
        for former in made:
            # The covered window of a program that locked goes once the next one is there.
            if former.window is not None:
                former.window.hide()
        made.append(application)
        application.start()
        assert application.entrance is not None
        with qtbot.waitActive(application.entrance):
            application.entrance.activateWindow()
        return application

    yield begin
    for application in made:
        windows = [w for w in (application.window, application.entrance) if w is not None]
        for window in windows:
            window.hide()
        application.end()
        for window in windows:
            window.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def keys(qtbot: QtBot) -> Keyboard:
    """The keyboard, and nothing but the keyboard."""
    return Keyboard(qtbot)
