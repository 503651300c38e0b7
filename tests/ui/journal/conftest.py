"""A journal place over a real journal, shown offscreen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reflectapp.assets import resource
from reflectapp.domain.entry import Entry
from reflectapp.services.session import Session
from reflectapp.ui.context import Bus, Context
from reflectapp.ui.journal.view import JournalPlace
from reflectapp.ui.tasks import Tasks
from reflectapp.ui.theme import Theme
from tests.support.browsing import DAY, stored

Settle = Callable[[], None]


@pytest.fixture(scope="session")
def theme(qapp: QApplication) -> Theme:
    """The look of the program, on the one application."""
    made = Theme(resource("style.qss").parent)
    made.apply(qapp)
    made.choose(appearance="light")
    return made


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    """Both lanes, ended after the test."""
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def settle(qtbot: QtBot, tasks: Tasks) -> Settle:
    """Wait until no work is under way and what it brought is shown."""

    def wait() -> None:
        qtbot.wait(5)
        qtbot.waitUntil(lambda: not tasks.is_busy, timeout=20_000)
        qtbot.wait(5)

    return wait


@pytest.fixture
def quiet(session: Session) -> Session:
    """The journal of a writer who wants neither spelling nor findings: no other process."""
    chosen = session.settings.preferences()
    session.settings.save(replace(chosen, spelling=False, findings_while_writing=False))
    return session


@pytest.fixture
def context(quiet: Session, tasks: Tasks, theme: Theme) -> Context:
    """What a place is given."""
    return Context(quiet, tasks, theme, Bus())


@pytest.fixture
def place(qtbot: QtBot, context: Context, settle: Settle) -> Iterator[JournalPlace]:
    """The journal place of an empty journal, shown."""
    made = JournalPlace(context)
    made.resize(1280, 800)
    made.show()
    made.activate()
    settle()
    yield made
    settle()
    made.forget()
    settle()
    # Not qtbot.addWidget: it deletes the widget before this line is reached.
    made.close()
    made.deleteLater()


@pytest.fixture
def opened(place: JournalPlace, quiet: Session, settle: Settle) -> Callable[..., Entry]:
    """Store an entry and put it on the page."""

    def open_one(title: str = "", body: str = "", template: str | None = None) -> Entry:
        entry = quiet.journal.new_entry(title=title, body=body, template=template)
        place.guide.open(entry.id)
        settle()
        assert place.desk.page is not None
        assert place.desk.page.id == entry.id
        return entry

    return open_one


@pytest.fixture
def three(place: JournalPlace, quiet: Session, settle: Settle) -> list[Entry]:
    """Entries of two months, the newest one open."""
    entries = stored(quiet, date(2026, 2, 27), date(2026, 3, 1), DAY)
    place.browse.refresh()
    settle()
    settle()
    return entries
