"""Posts on their way, for the tests of what is done with them."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectapp.services.session import Session
from tests.support.desk import Desk
from tests.support.fakes import FakeClock


@pytest.fixture
def desk(session: Session, clock: FakeClock, tmp_path: Path) -> Desk:
    """An open journal whose posts are exported to a folder of their own."""
    folder = tmp_path / "blog"
    folder.mkdir()
    return Desk(session, clock, folder)
