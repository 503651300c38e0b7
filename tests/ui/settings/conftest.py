"""The section of the settings about what opens the journal."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from reflectapp.ui.context import Context
from reflectapp.ui.settings.changes import Changes
from reflectapp.ui.settings.lock import LockSection


@pytest.fixture
def section(context: Context, qtbot: QtBot) -> Iterator[LockSection]:
    """That section, shown by itself and filled."""
    made = LockSection(context, Changes(context))
    qtbot.addWidget(made)
    made.show()
    made.refresh()
    yield made
    made.forget()
    qtbot.waitUntil(lambda: not context.tasks.is_busy)
