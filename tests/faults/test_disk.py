"""Saving when the disk does not take it: nothing is lost, and the cause is told."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.errors import SaveFailedError
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from reflectapp.storage import privacy
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs limits of POSIX")

CHANGED = "changed " * 20_000


@pytest.fixture
def written(session: Session) -> Entry:
    """An entry that was saved while all was well."""
    entry = session.journal.new_entry(title="kept", body="the old words")
    session.journal.end_session(entry.id)
    return entry


@pytest.fixture
def file_limit() -> Iterator[object]:
    """A limit on the size of files: what a disk that takes no more looks like from inside."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    ignored = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    try:
        yield lambda size: resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, ignored)


def attempt(session: Session, entry: Entry, body: str = CHANGED) -> str:
    with pytest.raises(SaveFailedError) as caught:
        session.journal.save(Draft(entry.id, "kept", body, entry.happened_on))
    assert body[:20] not in str(caught.value)
    return caught.value.cause


def test_a_save_that_fails_changes_nothing_and_the_next_one_succeeds(
    session: Session, written: Entry, file_limit: object
) -> None:
    log = session.folder / "journal.db-wal"
    file_limit(log.stat().st_size + 8192)  # type: ignore[operator]
    assert attempt(session, written) in {"full", "failing"}
    assert session.journal.entry(written.id) == written
    assert [r.body for r in session.journal.revisions(written.id)] == ["the old words"]
    assert [hit.row.label for hit in session.journal.search("old words")] == ["kept"]
    assert session.journal.search("changed") == []
    file_limit(-1)  # type: ignore[operator]
    saved = session.journal.save(Draft(written.id, "kept", CHANGED, written.happened_on))
    assert session.journal.entry(written.id) == saved
    assert [hit.row.label for hit in session.journal.search("changed")] == ["kept"]


def test_a_journal_that_met_a_full_disk_opens_again(
    door: Door, session: Session, written: Entry, file_limit: object
) -> None:
    log = session.folder / "journal.db-wal"
    file_limit(log.stat().st_size + 8192)  # type: ignore[operator]
    attempt(session, written)
    file_limit(-1)  # type: ignore[operator]
    session.close()
    session = door.unlock(PASSPHRASE)
    assert session.journal.entry(written.id) == written
    session.close()


def test_no_journal_is_half_made_where_nothing_can_be_written(
    door: Door, file_limit: object
) -> None:
    door.folder.mkdir()
    file_limit(64)  # type: ignore[operator]
    with pytest.raises(SaveFailedError):
        door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    file_limit(-1)  # type: ignore[operator]
    assert not door.has_journal()
    assert {file.name for file in door.folder.iterdir()} <= {"journal.lock"}
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()


def test_a_header_is_replaced_whole_or_not_at_all(tmp_path: Path, file_limit: object) -> None:
    path = tmp_path / "key.json"
    privacy.replace_file(path, b"old")
    file_limit(100)  # type: ignore[operator]
    with pytest.raises(OSError, match=os.strerror(errno.EFBIG)):
        privacy.replace_file(path, b"new" * 100)
    file_limit(-1)  # type: ignore[operator]
    assert path.read_bytes() == b"old"
    assert [file.name for file in tmp_path.iterdir()] == ["key.json"]
    privacy.replace_file(path, b"new")
    assert path.read_bytes() == b"new"
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of two megabytes that can be made read-only; needs the right to mount."""
    folder = tmp_path / "disk"
    folder.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", str(folder)],
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("only root may mount a disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def mounted(folder: Path, option: str) -> None:
    subprocess.run(["mount", "-o", f"remount,{option}", str(folder)], check=True)


def test_a_full_disk_is_called_full(small_disk: Path) -> None:
    door = Door(small_disk / "journal", FakeClock(), FakeIds(), cost=CHEAP)
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    entry = session.journal.new_entry(title="kept", body="the old words")
    filler = small_disk / "filler"
    with pytest.raises(OSError, match=os.strerror(errno.ENOSPC)), filler.open("wb") as file:
        while True:
            file.write(bytes(4096))
            file.flush()
    assert attempt(session, entry) == "full"
    assert session.journal.entry(entry.id) == entry
    filler.unlink()
    session.journal.save(Draft(entry.id, "kept", "new", entry.happened_on))
    session.close()
    session = door.unlock(PASSPHRASE)
    assert session.journal.entry(entry.id).body == "new"
    session.close()


def test_a_read_only_disk_is_called_read_only(small_disk: Path) -> None:
    door = Door(small_disk / "journal", FakeClock(), FakeIds(), cost=CHEAP)
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    before = {file.name: file.read_bytes() for file in door.folder.iterdir()}
    mounted(small_disk, "ro")
    for refused in (
        lambda: door.unlock(PASSPHRASE),
        lambda: Door(small_disk / "new", FakeClock(), FakeIds(), cost=CHEAP).create(
            PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS
        ),
    ):
        with pytest.raises(SaveFailedError) as caught:
            refused()
        assert caught.value.cause == "read-only"
    assert {file.name: file.read_bytes() for file in door.folder.iterdir()} == before
    mounted(small_disk, "rw")
    door.unlock(PASSPHRASE).close()
