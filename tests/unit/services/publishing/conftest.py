"""One post on its way, at its beginning and re-read."""

from __future__ import annotations

import pytest

from reflectapp.storage.database import Database
from tests.support.fakes import FakeClock, FakeIds
from tests.support.one_post import Desk


@pytest.fixture
def desk(database: Database, clock: FakeClock, ids: FakeIds) -> Desk:
    """A journal with one entry on its way, marked on 2 March 2026."""
    return Desk(database, clock, ids)


@pytest.fixture
def read_desk(desk: Desk) -> Desk:
    """The same a fortnight on: its name replaced, and read again."""
    desk.decide("Maud")
    desk.pass_days(14)
    desk.reread()
    return desk
