"""A backup that fails, is stopped or is broken harms no older one and no save."""

from __future__ import annotations

from pathlib import Path

import pytest

from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.errors import BackupFailedError, StoppedError
from reflectapp.services.session import Session


def test_a_damaged_key_file_fails_the_backup_and_no_save(session: Session) -> None:
    session.back_up_daily()
    session.folder.joinpath("key.json").write_text("{}")
    entry = session.journal.new_entry(title="Still saved")
    session.backups.wait()
    assert session.journal.entry(entry.id).title == "Still saved"
    assert session.backups.trouble is not None
    assert session.backups.trouble.cause == "damaged"


def test_a_backup_that_fails_is_said_and_leaves_the_older_ones(
    session: Session, written: Entry
) -> None:
    older = session.backups.make()
    seen: list[str | None] = []
    session.backups.watch(lambda: seen.append("told"))
    with pytest.raises(BackupFailedError) as caught:
        session.backups.copy_to(session.folder / "no such folder")
    assert caught.value.cause == "missing"
    (session.folder / "key.json").rename(session.folder / "away.json")
    with pytest.raises(BackupFailedError):
        session.backups.make()
    assert session.backups.trouble is not None
    assert session.backups.all() == (older,)
    assert {path.name for path in older.folder.parent.iterdir()} == {older.folder.name}
    (session.folder / "away.json").rename(session.folder / "key.json")
    session.backups.make()
    assert session.backups.trouble is None
    del written


def test_a_copy_that_is_stopped_leaves_nothing(
    session: Session, written: Entry, tmp_path: Path
) -> None:
    stick = tmp_path / "stick"
    stick.mkdir()
    with session._db.transaction():
        for number in range(600):
            session.journal.new_entry(body=f"word{number}")
    for answers in ([True], [False, True]):
        asked = iter(answers)
        with pytest.raises(StoppedError):
            session.backups.copy_to(stick, lambda asked=asked: next(asked))  # type: ignore[misc]
        assert not list(stick.iterdir())
    assert session.backups.copy_to(stick, lambda: False).folder.parent == stick
    del written


def test_a_backup_that_is_stopped_leaves_the_older_ones_and_no_trouble(
    session: Session, written: Entry
) -> None:
    older = session.backups.make()
    with session._db.transaction():
        for number in range(600):
            session.journal.new_entry(body=f"word{number}")
    asked = 0

    def counting() -> bool:
        nonlocal asked
        asked += 1
        return False

    whole = session.backups.make(counting)
    # While it is copied, and again while the copy is checked.
    for answer in (1, max(asked - 2, 1)):
        left = iter(range(answer, 0, -1))
        with pytest.raises(StoppedError):
            session.backups.make(lambda left=left: next(left) == 1)  # type: ignore[misc]
        assert session.backups.trouble is None
        assert {path.name for path in session.backups.folder.iterdir()} == {
            older.folder.name,
            whole.folder.name,
        }
    del written


@pytest.mark.parametrize("lost", ["key.json", "journal.db"])
def test_a_backup_that_lost_a_file_is_none_and_keeps_nobody_from_saving(
    session: Session, written: Entry, lost: str
) -> None:
    broken = session.backups.make().folder
    (broken / lost).unlink()
    session.back_up_daily()
    draft = Draft(written.id, "Kept", "saved nevertheless", written.happened_on)
    assert session.journal.save(draft).body == "saved nevertheless"
    session.backups.wait()
    (whole,) = session.backups.all()
    assert whole.folder != broken
    assert session.backups.trouble is None


def test_what_a_crash_left_of_a_backup_is_no_backup_and_goes(session: Session) -> None:
    unfinished = session.folder / "backups" / ".unfinished-2026-01-01T000000Z"
    unfinished.mkdir(parents=True)
    (unfinished / "journal.db").write_bytes(b"half")
    assert session.backups.all() == ()
    backup = session.backups.make()
    assert session.backups.all() == (backup,)
    assert not unfinished.exists()
