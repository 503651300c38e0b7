"""A disk that refuses at each single write: nothing is half done, and the next time succeeds."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from reflectapp.domain.entry import Draft
from reflectapp.domain.errors import BackupFailedError, DamagedDatabaseError, SaveFailedError
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from tests.faults.conftest import Note
from tests.faults.disk import FULL, READ_ONLY, WRITE_FAILS, Disk, watched_disk
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

ERRORS = {"full": FULL, "read-only": READ_ONLY, "failing": WRITE_FAILS}
NEW = "another good passphrase"


def made(folder: Path) -> Door:
    door = Door(folder / "journal", FakeClock(), FakeIds(), cost=CHEAP)
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    for number in range(5):
        session.journal.new_entry(title=f"entry {number}", body="the old words " * 50)
    session.close()
    return door


def save(session: Session, entry_id: str, body: str) -> None:
    session.journal.save(Draft(entry_id, "t", body, date(2026, 3, 2)))


@pytest.mark.parametrize("cause", ERRORS)
def test_a_save_refused_at_any_write_changes_nothing(
    tmp_path: Path, note: Note, cause: str
) -> None:
    door = made(tmp_path)
    with watched_disk() as disk:
        session = door.unlock(PASSPHRASE)
        entry = session.journal.new_entry(title="kept", body="old")
        refused = 0
        for number in range(500):
            before = session.journal.entry(entry.id)
            disk.heal()
            disk.error, disk.fail_at = ERRORS[cause], number
            try:
                save(session, entry.id, f"new words {number} " * 600)
            except SaveFailedError as error:
                refused += 1
                assert error.cause == cause
                disk.heal()
                assert session.journal.entry(entry.id) == before
            else:
                break
        disk.heal()
        save(session, entry.id, "at last")
        assert session.integrity.verify().is_sound
        session.close()
    note(f"saves half done, disk {cause} at each of {refused} writes", "0")
    assert refused > 3
    again = door.unlock(PASSPHRASE)
    assert again.journal.entry(entry.id).body == "at last"
    again.close()


@pytest.mark.parametrize("cause", ERRORS)
def test_a_change_of_keys_refused_at_any_write_leaves_the_former_ones(
    tmp_path: Path, note: Note, cause: str
) -> None:
    door = made(tmp_path)
    refused, number = 0, 0
    with watched_disk() as disk:
        session = door.unlock(PASSPHRASE)
        while True:
            disk.heal()
            disk.error, disk.fail_at = ERRORS[cause], number
            try:
                session.keys.change(PASSPHRASE, NEW, WORDS)
            except (SaveFailedError, DamagedDatabaseError):
                refused += 1
                disk.heal()
                session.keys.check(PASSPHRASE)
                session.journal.new_entry(title=f"still {number}")
            else:
                break
            number += 1 if number < 20 else 7
        disk.heal()
        session.close()
    note(f"changes of keys half done, disk {cause}, {refused} tries", "0")
    assert refused > 3
    again = door.unlock(NEW)
    assert again.integrity.verify().is_sound
    again.close()


@pytest.mark.parametrize("cause", ERRORS)
def test_a_backup_refused_at_any_write_leaves_the_older_ones(tmp_path: Path, cause: str) -> None:
    door = made(tmp_path)
    with watched_disk() as disk:
        session = door.unlock(PASSPHRASE)
        older = session.backups.make()
        refused = 0
        for number in range(0, 400, 5):
            disk.heal()
            disk.error, disk.fail_at = ERRORS[cause], number
            try:
                session.backups.make()
            except BackupFailedError as error:
                refused += 1
                assert error.cause in {cause, "failing", "damaged"}
                assert session.backups.all() == (older,)
                assert [path.name for path in older.folder.parent.iterdir()] == [older.folder.name]
            else:
                break
        assert refused > 3
        _works_again(disk, session)
        session.close()


def _works_again(disk: Disk, session: Session) -> None:
    disk.heal()
    session.backups.make()
    assert session.backups.trouble is None
    assert session.integrity.verify().is_sound
