"""Journals that an older version of the program wrote, where a backup takes their place."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectapp.services.door import Door
from reflectapp.services.rescue import Rescue
from reflectapp.services.session import Session
from reflectapp.storage.database import connect
from reflectapp.storage.keys import unlock
from reflectapp.storage.posts import PostStore
from reflectapp.storage.series import SeriesStore
from tests.support.fakes import FakeClock
from tests.support.fixtures import PASSPHRASE

TO_TEN = (
    "ALTER TABLE export DROP COLUMN files",
    "ALTER TABLE series DROP COLUMN ended_at",
    "DROP TABLE taking_down",
    "PRAGMA user_version = 10",
)
TO_NINE = ("ALTER TABLE rereading DROP COLUMN pictures_digest", "DROP TABLE picture_taken")
LEFT = (
    "INSERT INTO export (exported_at, format, file_name, folder, digest, public_digest)"
    " VALUES ('2026-03-01T12:00:00+00:00', 'markdown', 'tea.md', '/blog', 'd', 'p')"
)
SERIES = (
    "INSERT INTO series (id, name, began_at) VALUES ('s', 'Nights', '2026-03-01T12:00:00+00:00')",
    "INSERT INTO series_label (series_id, key, kind, number) VALUES ('s', 'k', 'person', 1)",
)


def changed(door: Door, *statements: str) -> None:
    """Change the closed journal as no part of the program does."""
    key = unlock(door.files.header(), PASSPHRASE)
    connection = connect(door.files.database_file, key, "mode=rw")
    for statement in statements:
        connection.execute(statement)
    connection.close()


@pytest.mark.parametrize(
    "older", [TO_TEN, (*TO_TEN, *TO_NINE, "PRAGMA user_version = 9")], ids=["10", "9"]
)
def test_what_left_of_a_journal_that_was_not_opened_since_an_update_stays_on_record(
    session: Session, door: Door, clock: FakeClock, older: tuple[str, ...], tmp_path: Path
) -> None:
    backup = session.backups.copy_to(tmp_path)
    session.settings.set_delay(90)
    session.close()
    changed(door, *SERIES, LEFT, *older)
    before = door.files.database_file.read_bytes()
    rescued = Rescue(door.folder, clock).restore(backup.folder, PASSPHRASE)
    assert rescued.kept_in is not None
    assert (rescued.kept_in / "journal.db").read_bytes() == before
    assert not list(door.folder.rglob("former.db*"))
    session = door.unlock(PASSPHRASE)
    (record,) = PostStore(session._db).loose_exports()
    assert (record.file_name, record.files) == ("tea.md", ())
    assert [one.name for one in SeriesStore(session._db).all()] == ["Nights"]
    assert session.settings.delay().days == 90
    session.close()
