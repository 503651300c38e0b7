"""Backups: what one holds, when one is made, and by what work it is not."""

from __future__ import annotations

import contextlib
import stat
import sys
import threading
from datetime import timedelta

import pytest

from reflectapp.domain.entry import Draft, Entry, TimelineQuery
from reflectapp.domain.errors import SaveFailedError
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from reflectapp.storage.database import connect
from reflectapp.storage.keys import unlock
from reflectapp.storage.migrations import migrations
from reflectapp.storage.opening import Identity, migrate
from tests.support.fakes import FakeClock
from tests.support.fixtures import DELAY_DAYS, PASSPHRASE, WORDS


def test_a_backup_is_a_whole_journal_of_its_own(session: Session, written: Entry) -> None:
    backup = session.backups.make()
    assert backup.folder.parent == session.folder / "backups"
    assert {file.name for file in backup.folder.iterdir()} == {"journal.db", "key.json"}
    assert backup.size == sum(file.stat().st_size for file in backup.folder.iterdir())
    assert session.backups.all() == (backup,)
    as_journal = Door(backup.folder, session.clock._clock, session.ids).unlock(PASSPHRASE)
    assert as_journal.journal.entry(written.id) == written
    as_journal.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_a_backup_is_its_owners_alone(session: Session) -> None:
    backup = session.backups.make()
    modes = {stat.S_IMODE(file.stat().st_mode) for file in backup.folder.iterdir()}
    assert modes == {0o600}
    for folder in (backup.folder, backup.folder.parent):
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_the_first_change_of_a_day_begins_a_backup_and_no_other_does(
    session: Session, clock: FakeClock
) -> None:
    session.back_up_daily()
    assert session.backups.is_due()
    entry = session.journal.new_entry(body="one")
    session.backups.wait()
    assert len(session.backups.all()) == 1
    session.journal.save(Draft(entry.id, "", "two", entry.happened_on))
    session.backups.wait()
    assert len(session.backups.all()) == 1
    clock.advance(timedelta(days=1))
    assert len(session.backups.all()) == 1
    session.journal.save(Draft(entry.id, "", "three", entry.happened_on))
    session.backups.wait()
    assert len(session.backups.all()) == 2


def test_two_changes_at_once_begin_one_backup(session: Session) -> None:
    together = threading.Barrier(8)

    def change() -> None:
        together.wait()
        session.backups.note_save()

    changing = [threading.Thread(target=change) for _ in range(8)]
    for thread in changing:
        thread.start()
    for thread in changing:
        thread.join()
    for thread in threading.enumerate():
        if thread.name == "backup":
            thread.join()
    assert len(session.backups.all()) == 1


def test_putting_the_index_in_order_begins_no_backup(session: Session, written: Entry) -> None:
    session.back_up_daily()
    while session.journal.tidy():
        pass
    session.backups.wait()
    assert session.backups.all() == ()
    session.journal.new_entry(title=written.title)
    session.backups.wait()
    assert len(session.backups.all()) == 1


def test_saving_goes_on_while_a_backup_is_made(session: Session, written: Entry) -> None:
    with session.backups._db.beside() as (connection, _):
        connection.execute("BEGIN")
        connection.execute("SELECT count(*) FROM entry").fetchone()
        saved = session.journal.save(
            Draft(written.id, "Kept", "typed meanwhile", written.happened_on)
        )
        connection.execute("COMMIT")
    assert session.journal.entry(written.id) == saved


@pytest.fixture
def former(door: Door) -> Door:
    """The door of a journal with the first schema."""
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    header = door.files.header()
    key = unlock(header, PASSPHRASE)
    door.files.database_file.unlink()
    door.files.database_file.touch()
    connection = connect(door.files.database_file, key, "mode=rw")
    migrate(connection, migrations()[:1])
    identity = Identity(header.journal_id, header.generation)
    connection.execute(
        "INSERT INTO journal (one, journal_id, generation) VALUES (1, ?, ?)",
        (identity.journal_id, identity.generation),
    )
    connection.close()
    return door


def test_a_backup_is_made_before_the_schema_is_brought_up(former: Door) -> None:
    door = former
    session = door.unlock(PASSPHRASE)
    (backup,) = session.backups.all()
    # It is of the former schema, and can be looked into nevertheless.
    with contextlib.closing(session.restoring.open(backup.folder)) as view:
        assert view.count(TimelineQuery()) == 0
    session.close()


def test_a_schema_is_not_brought_up_when_no_backup_can_be_made(former: Door) -> None:
    door = former
    (door.folder / "backups").write_bytes(b"in the way")
    before = door.files.database_file.read_bytes()
    with pytest.raises(SaveFailedError):
        door.unlock(PASSPHRASE)
    assert door.files.database_file.read_bytes() == before
