"""Backups looked into, and what comes back out of them: an entry, or everything."""

from __future__ import annotations

import contextlib
import threading
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.backup import Backup
from reflectapp.domain.entry import Draft, Entry, TimelineQuery
from reflectapp.domain.errors import (
    DamagedDatabaseError,
    ForeignBackupError,
    NotFoundError,
    WrongPassphraseError,
)
from reflectapp.domain.post import ExportRecord, Post
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session
from reflectapp.storage import backups
from tests.support.fakes import FakeClock
from tests.support.fixtures import DELAY_DAYS, PASSPHRASE, WORDS


@pytest.fixture
def backup(session: Session, written: Entry) -> Path:
    """A backup that holds the entry."""
    del written
    return session.backups.make().folder


def test_a_backup_can_be_read_and_stays_as_it_is(
    session: Session, written: Entry, backup: Path
) -> None:
    before = {file.name: file.read_bytes() for file in backup.iterdir()}
    session.journal.erase(written.id)
    with contextlib.closing(session.restoring.open(backup)) as view:
        assert [row.label for row in view.rows(TimelineQuery(), 0, 10)] == ["Kept"]
        assert view.count(TimelineQuery()) == 1
        assert view.entry(written.id) == written
        assert [hit.row.id for hit in view.search("later")] == [written.id]
    assert {file.name: file.read_bytes() for file in backup.iterdir()} == before
    assert not list(session.folder.glob("looking*"))


def test_an_erased_entry_comes_back_with_all_that_it_had(
    session: Session, written: Entry, backup: Path
) -> None:
    revisions = [(r.saved_at, r.text) for r in session.journal.revisions(written.id)]
    session.journal.erase(written.id)
    with contextlib.closing(session.restoring.open(backup)) as view:
        assert session.restoring.restore_entry(view, written.id) == written
    assert [(r.saved_at, r.text) for r in session.journal.revisions(written.id)] == revisions
    assert len(session.restoring._register.decisions(written.id)) == 1
    assert session.integrity.verify().is_sound


def test_an_entry_that_was_changed_goes_back_and_can_go_forth_again(
    session: Session, written: Entry, backup: Path, clock: FakeClock
) -> None:
    clock.advance(timedelta(hours=1))
    session.journal.save(Draft(written.id, "Other", "spoilt", written.happened_on))
    session.journal.delete(written.id)
    with contextlib.closing(session.restoring.open(backup)) as view:
        back = session.restoring.restore_entry(view, written.id)
        with pytest.raises(NotFoundError):
            session.restoring.restore_entry(view, "0" * 32)
    assert back == replace(written, changed_at=clock.wall())
    # Its words are young again: they were put there now.
    assert session.journal.revisions(written.id)[0].saved_at == clock.wall()
    assert session.journal.revisions(written.id)[1].body == "spoilt"
    assert session.integrity.verify().is_sound


def test_everything_comes_back_and_what_was_there_is_in_a_backup(
    session: Session, written: Entry, backup: Path, clock: FakeClock, door: Door
) -> None:
    clock.advance(timedelta(hours=1))
    later = session.journal.new_entry(title="Later")
    with contextlib.closing(session.restoring.open(backup)) as view:
        session.restoring.restore_all(view)
    assert session.journal.entry(written.id) == written
    with pytest.raises(NotFoundError):
        session.journal.entry(later.id)
    safety, former = session.backups.all()
    assert former.folder == backup
    with contextlib.closing(session.restoring.open(safety.folder)) as view:
        assert view.entry(later.id) == later
    session.close()
    again = door.unlock(PASSPHRASE)
    assert again.journal.entry(written.id) == written
    assert again.integrity.verify().is_sound
    again.close()


def test_what_is_saved_until_the_very_moment_of_restoring_is_in_the_backup_made_before(
    session: Session,
    written: Entry,
    backup: Path,
    clock: FakeClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clock.advance(timedelta(hours=1))
    draft = Draft(written.id, "Kept", "the very last words", written.happened_on)
    may_save, saved = threading.Event(), threading.Event()

    def save_meanwhile() -> None:
        may_save.wait()
        session.journal.save(draft)
        saved.set()

    saving = threading.Thread(target=save_meanwhile)
    saving.start()
    finished = backups.backup_at

    def finished_and_saving(folder: Path) -> Backup:
        # That backup is made, and nothing is replaced yet.
        if folder != backup:
            may_save.set()
            saved.wait(0.3)
        return finished(folder)

    monkeypatch.setattr(backups, "backup_at", finished_and_saving)
    with contextlib.closing(session.restoring.open(backup)) as view:
        session.restoring.restore_all(view)
    saving.join()
    # It waited, and came after: saved into the journal that was brought back.
    assert session.journal.entry(written.id).body == "the very last words"


def test_no_delay_becomes_shorter_by_going_back(
    session: Session, written: Entry, clock: FakeClock
) -> None:
    saved_at = written.changed_at
    early = session.backups.make()
    clock.advance(timedelta(days=1))
    session.settings.set_delay(60)
    late = session.backups.make()
    clock.advance(timedelta(days=1))
    session.settings.set_delay(5)
    for backup, days in ((early, 14), (late, 60)):
        with contextlib.closing(session.restoring.open(backup.folder)) as view:
            session.restoring.restore_all(view)
        # What was written under the longer delay keeps it; from now on, the longer of both holds.
        assert session.settings.delay().delay_for(saved_at) == timedelta(days=60)
        assert session.settings.delay().days == days


def test_what_left_stays_on_record_and_time_goes_on_when_a_backup_comes_back(
    session: Session, written: Entry, clock: FakeClock, door: Door
) -> None:
    posts = session.publishing._posts
    known = Post("a" * 32, written.id, clock.wall())
    posts.save(known)
    backup = session.backups.make()
    other = session.journal.new_entry(title="Marked later")
    unknown = Post("b" * 32, other.id, clock.wall())
    posts.save(unknown)
    clock.advance(timedelta(days=3))
    for post in (known, unknown):
        posts.add_export(
            post.id, ExportRecord(clock.wall(), "hugo", f"{post.id}.md", "/", "d", "p")
        )
    with contextlib.closing(session.restoring.open(backup.folder)) as view:
        session.restoring.restore_all(view)
    (record,) = posts.post(known.id).exports
    assert record.file_name == f"{known.id}.md"
    rows = session._db.rows("SELECT post_id, file_name FROM export ORDER BY id")
    assert [row["post_id"] for row in rows] == [known.id, None]
    # Not only when it is closed in order: a crash may come first.
    high_water = session._settings.high_water()
    assert high_water is not None
    assert high_water >= written.changed_at
    session.close()
    again = door.unlock(PASSPHRASE)
    assert again.clock.now() >= clock.wall()
    again.close()


def test_what_was_taken_down_stays_so_when_an_older_backup_comes_back(
    session: Session, written: Entry, clock: FakeClock
) -> None:
    posts = session.publishing._posts
    post = Post("a" * 32, written.id, clock.wall())
    posts.save(post)
    record = ExportRecord(clock.wall(), "hugo", "x.md", "/", "d", "p")
    posts.add_export(post.id, record)
    backup = session.backups.make()
    posts.set_withdrawn(record, clock.wall(), "Too near.")
    with contextlib.closing(session.restoring.open(backup.folder)) as view:
        session.restoring.restore_all(view)
    assert posts.post(post.id).exports == (
        replace(record, withdrawn_at=clock.wall(), withdrawn_reason="Too near."),
    )


def test_a_backup_from_before_a_change_of_keys_asks_for_its_passphrase(
    session: Session, written: Entry, backup: Path, door: Door
) -> None:
    session.keys.change(PASSPHRASE, "another good passphrase", WORDS)
    with pytest.raises(WrongPassphraseError):
        session.restoring.open(backup)
    with contextlib.closing(session.restoring.open(backup, PASSPHRASE)) as view:
        session.restoring.restore_all(view)
    session.close()
    again = door.unlock("another good passphrase")
    assert again.journal.entry(written.id) == written
    again.close()


def test_a_backup_of_another_journal_brings_nothing_in(
    session: Session, tmp_path: Path, clock: FakeClock
) -> None:
    class Others:
        def new_id(self) -> str:
            return "f" * 32

    other = Door(tmp_path / "other", clock, Others(), cost=session.keys._cost())
    theirs = other.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    entry = theirs.journal.new_entry(title="Theirs")
    backup = theirs.backups.make().folder
    theirs.close()
    with contextlib.closing(session.restoring.open(backup, PASSPHRASE)) as view:
        assert view.entry(entry.id) == entry
        for bring_in in (
            lambda: session.restoring.restore_entry(view, entry.id),
            lambda: session.restoring.restore_all(view),
        ):
            with pytest.raises(ForeignBackupError):
                bring_in()


def test_a_backup_that_is_cut_short_is_refused_and_changes_nothing(
    session: Session, written: Entry, backup: Path
) -> None:
    database = backup / "journal.db"
    database.write_bytes(database.read_bytes()[:-4096])
    with pytest.raises(DamagedDatabaseError):
        session.restoring.open(backup)
    assert session.journal.entry(written.id) == written
    assert not list(session.folder.glob("looking*"))


def test_a_damaged_page_of_a_backup_is_refused_or_held_nothing_but_an_index(
    session: Session, written: Entry, backup: Path
) -> None:
    database = backup / "journal.db"
    whole = database.read_bytes()
    refused = 0
    for place in range(100, len(whole), 9 * 4096):
        damaged = bytearray(whole)
        damaged[place] ^= 1
        database.write_bytes(bytes(damaged))
        try:
            view = session.restoring.open(backup)
        except DamagedDatabaseError:
            refused += 1
            continue
        # Indexes are made anew: what is read is what was written, to the letter.
        with contextlib.closing(view):
            assert view.entry(written.id) == written
            assert [hit.row.id for hit in view.search("later")] == [written.id]
    assert refused
    assert not list(session.folder.glob("looking*"))
