"""The window before a journal is open."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.services.session import Door
from reflectapp.ui.memory import Memory
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from reflectapp.ui.unlock.window import EntranceWindow


@pytest.fixture
def window(
    closed: Door, tasks: Tasks, theme: Theme, memory: Memory, qtbot: QtBot
) -> EntranceWindow:
    """The entrance of the journal that the test module calls `closed`."""
    made = EntranceWindow(closed, tasks, theme, memory)
    qtbot.addWidget(made)
    with qtbot.waitActive(made):
        made.show()
    return made
