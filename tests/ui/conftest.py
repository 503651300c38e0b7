"""What every test of the window needs: the look, the tasks, a small journal."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from reflectapp import assets
from reflectapp.domain.preferences import Appearance
from reflectapp.services.session import Session
from reflectapp.ui.context import Bus, Context
from reflectapp.ui.memory import Memory
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme


@pytest.fixture(autouse=True)
def _swept(qapp: QApplication) -> Iterator[None]:
    """Delete at once what a test closed: every window left over slows the next change of look."""
    yield
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def look(qapp: QApplication) -> Theme:
    """The one look of the application: dressing it anew costs more than most tests."""
    made = Theme(assets.resource())
    made.apply(qapp)
    return made


@pytest.fixture
def theme(look: Theme) -> Theme:
    """The look, light and of usual size."""
    look.choose(appearance=Appearance.LIGHT, scale=100, page_family="Literata", page_size=17)
    return look


@pytest.fixture
def tasks(qapp: QApplication) -> Iterator[Tasks]:
    """Two lanes of work, closed at the end."""
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def context(session: Session, tasks: Tasks, theme: Theme) -> Context:
    """The collaborators of a place, over an open journal."""
    return Context(session, tasks, theme, Bus())


@pytest.fixture
def memory(tmp_path: Path) -> Memory:
    """What is remembered outside the journal, in a temporary file."""
    return Memory(tmp_path / "window.ini")
