"""Journals in a temporary folder, with real encryption and a passphrase that is cheap to try."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from reflectapp.storage.database import Database
from reflectapp.storage.header import Cost
from reflectapp.storage.keys import DataKey
from reflectapp.storage.opening import Identity, make_database, open_database
from tests.support.fakes import FakeClock, FakeIds

PASSPHRASE = "four quiet herons by the weir"
WORDS = tuple(["abandon"] * 11 + ["about"])
"""Twelve words with a right checksum; a vector of BIP 39."""
CHEAP = Cost(memory_kib=64, passes=1, lanes=1)
DELAY_DAYS = 14


@pytest.fixture
def clock() -> FakeClock:
    """The machine's clocks, standing at 2 March 2026, 18:00."""
    return FakeClock()


@pytest.fixture
def ids() -> FakeIds:
    """Ids that count up."""
    return FakeIds()


@pytest.fixture
def door(tmp_path: Path, clock: FakeClock, ids: FakeIds) -> Door:
    """The way into a folder where no journal is yet."""
    return Door(tmp_path / "journal", clock, ids, cost=CHEAP)


@pytest.fixture
def session(door: Door) -> Iterator[Session]:
    """A new journal of a writer who told nothing about themselves."""
    opened = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    yield opened
    opened.close()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """An empty journal file, without the services over it."""
    path, key, identity = tmp_path / "journal.db", DataKey(bytes(range(32))), Identity("ab" * 16, 1)
    make_database(path, key, identity)
    opened = open_database(path, key, identity)
    yield opened
    opened.close()
