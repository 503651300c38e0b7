"""The settings over a real journal, and their section about what opens it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.ui.context import Context
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.lock import LockSection
from reflectapp.ui.settings.view import SettingsPlace


@pytest.fixture
def place(context: Context, qtbot: QtBot) -> SettingsPlace:
    """All sections, shown."""
    made = SettingsPlace(context)
    qtbot.addWidget(made)
    made.resize(1000, 700)
    with qtbot.waitExposed(made):
        made.show()
    made.activate()
    return made


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> Iterator[LockSection]:
    """What opens the journal, shown by itself and filled."""
    made = LockSection(context, Changes(context))
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    yield made
    made.forget()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
