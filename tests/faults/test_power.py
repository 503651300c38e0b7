"""Power cuts: what was called saved is there, whatever the disk did with the rest."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

import pytest

from reflectapp.domain.entry import Draft, TimelineQuery
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from reflectapp.storage.chain import chain_faults
from reflectapp.storage.database import connect
from reflectapp.storage.keys import unlock
from reflectapp.storage.opening import Identity, open_database
from tests.faults.conftest import Note
from tests.faults.disk import Disk, Step, after_power_cut, watched_disk
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS


@dataclass
class Recorded:
    """A writing session as the disk saw it."""

    door: Door
    before: dict[str, bytes]
    steps: list[Step]
    saved: list[tuple[int, str, str]]
    """Number of steps done when a save was called done; entry; words."""


def recorded(folder: Path, saves: int) -> Recorded:
    door = Door(folder / "journal", FakeClock(), FakeIds(), cost=CHEAP)
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    before = {"journal.db": door.files.database_file.read_bytes(), "journal.db-wal": b""}
    saved: list[tuple[int, str, str]] = []
    with watched_disk() as disk:
        session = door.unlock(PASSPHRASE)
        _write(session, disk, saves, saved)
        session.close()
    return Recorded(door, before, disk.steps, saved)


def _write(session: Session, disk: Disk, saves: int, saved: list[tuple[int, str, str]]) -> None:
    entries: list[str] = []
    chance = Random(7)
    for number in range(saves):
        if number % 4 == 0:
            entries.append(session.journal.new_entry(title=f"entry {number}").id)
        entry_id = chance.choice(entries)
        body = f"save {number} " * chance.choice([3, 300, 2000])
        session.journal.save(Draft(entry_id, "t", body, date(2026, 3, 2)))
        saved.append((len(disk.steps), entry_id, body))
        session.journal.tidy()
        if number % 15 == 14:
            # The log is written back in the midst of it, as after a thousand pages.
            session.journal._db._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def cut_and_opened(made: Recorded, folder: Path, at: int, chance: Random) -> int:
    """Cut the power after `at` steps; return how many acknowledged saves are lost."""
    header = made.door.files.header()
    key = unlock(header, PASSPHRASE)
    files = after_power_cut(made.before, made.steps[:at], chance)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in files.items():
        if content and not name.endswith("-shm"):
            (folder / name).write_bytes(content)
    database = open_database(
        folder / "journal.db", key, Identity(header.journal_id, header.generation)
    )
    last: dict[str, int] = {}
    for number, (step, entry_id, _) in enumerate(made.saved):
        if step <= at:
            last[entry_id] = number
    lost = 0
    for entry_id, number in last.items():
        row = database.row(
            "SELECT body FROM entry_text JOIN entry USING (key) WHERE id = ?", (entry_id,)
        )
        later = [body for _, name, body in made.saved[number:] if name == entry_id]
        lost += row is None or row["body"] not in later
    database.close()
    connection = connect(folder / "journal.db", key, "immutable=1")
    assert not connection.execute("PRAGMA cipher_integrity_check").fetchall()
    assert connection.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    found = list(chain_faults(connection))[-1]
    assert (found.broken, found.is_seal_broken) == ((), False)
    connection.close()
    return lost


@pytest.mark.parametrize(
    "cuts", [60, pytest.param(10_000, marks=[pytest.mark.faults_long, pytest.mark.timeout(3600)])]
)
def test_no_acknowledged_save_is_lost_in_a_power_cut(tmp_path: Path, note: Note, cuts: int) -> None:
    made = recorded(tmp_path, 40)
    assert sum(step.kind == "sync" for step in made.steps) >= 40
    chance = Random(cuts)
    lost = sum(
        cut_and_opened(made, tmp_path / "cut", chance.randint(0, len(made.steps)), chance)
        for _ in range(cuts)
    )
    note(f"acknowledged saves lost in {cuts} power cuts", str(lost))
    assert lost == 0


def test_the_cut_itself_loses_what_was_not_synced(tmp_path: Path) -> None:
    # The control: were nothing synced, saves would be lost, and this test would see it.
    made = recorded(tmp_path, 8)
    unsynced = [step for step in made.steps if step.kind != "sync"]
    files = [after_power_cut(made.before, unsynced, Random(n)) for n in range(5)]
    whole = after_power_cut(made.before, made.steps, Random(1))
    assert all(content != whole for content in files)


def test_a_clock_set_back_after_a_cut_takes_no_time_back(tmp_path: Path) -> None:
    clock = FakeClock()
    door = Door(tmp_path / "journal", clock, FakeIds(), cost=CHEAP)
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    session.journal.new_entry(title="before")
    seen = session.clock.now()
    session.close()
    clock.restart()
    clock.set_wall(clock.wall().replace(year=2020))
    session = door.unlock(PASSPHRASE)
    later = session.journal.new_entry(title="after")
    assert later.created_at >= seen
    assert session.journal.count(TimelineQuery()) == 2
    assert session.integrity.verify().is_sound
    session.close()
