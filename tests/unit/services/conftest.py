"""Posts on their way and an entry with a past, for the tests of what is done with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectapp.domain.entry import Draft, Entry, Mood
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.spans import Span
from reflectapp.services.session import Session
from tests.support.desk import Desk
from tests.support.fakes import FakeClock


@pytest.fixture
def desk(session: Session, clock: FakeClock, tmp_path: Path) -> Desk:
    """An open journal whose posts are exported to a folder of their own."""
    folder = tmp_path / "blog"
    folder.mkdir()
    return Desk(session, clock, folder)


@pytest.fixture
def written(session: Session) -> Entry:
    """An entry with two revisions, tags, a mood and a decision."""
    entry = session.journal.new_entry(title="Kept", body="first words")
    session.journal.end_session(entry.id)
    entry = session.journal.save(
        Draft(entry.id, "Kept", "later words", entry.happened_on, ("night",), Mood.LOW)
    )
    session.journal.end_session(entry.id)
    decision = Decision(Span(0, 4), Kind.PERSON, Action.RENAME, substitute="X", reason="r")
    session.restoring._register.set_decisions(entry.id, [decision])
    return entry
