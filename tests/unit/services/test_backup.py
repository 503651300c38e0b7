"""Backups: made, kept, looked into, brought back."""

from __future__ import annotations

import contextlib
import stat
import sys
import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.backup import DAILY, MONTHLY, WEEKLY, Backup, kept
from reflectapp.domain.entry import Draft, Entry, Mood, TimelineQuery
from reflectapp.domain.errors import (
    BackupFailedError,
    DamagedDatabaseError,
    ForeignBackupError,
    NotFoundError,
    SaveFailedError,
    StoppedError,
    WrongPassphraseError,
)
from reflectapp.domain.finding import Action, Decision, Kind
from reflectapp.domain.post import ExportRecord, Post
from reflectapp.domain.profile import WriterProfile
from reflectapp.domain.spans import Span
from reflectapp.services.session import Door, Session
from reflectapp.storage import backups
from reflectapp.storage.database import connect
from reflectapp.storage.keys import unlock
from reflectapp.storage.migrations import migrations
from reflectapp.storage.opening import Identity, migrate
from tests.support.fakes import FakeClock
from tests.support.fixtures import DELAY_DAYS, PASSPHRASE, WORDS

instants = st.datetimes(
    datetime(2020, 1, 1),  # noqa: DTZ001  # aware by `timezones`
    datetime(2026, 1, 1),  # noqa: DTZ001
    timezones=st.just(UTC),
)


@given(made=st.lists(instants, max_size=80))
def test_the_newest_backup_of_each_of_the_last_days_weeks_and_months_is_kept(
    made: list[datetime],
) -> None:
    staying = kept(made, lambda instant: instant)
    assert staying <= set(made)
    assert len(staying) <= DAILY + WEEKLY + MONTHLY
    if made:
        assert max(made) in staying
    for days in sorted({instant.date() for instant in made}, reverse=True)[:DAILY]:
        assert max(instant for instant in made if instant.date() == days) in staying
    months = sorted({(i.year, i.month) for i in made}, reverse=True)
    for month in months[:MONTHLY]:
        assert any((instant.year, instant.month) == month for instant in staying)


def test_a_year_of_daily_backups_is_thinned_out_to_at_most_twenty_three() -> None:
    made: set[datetime] = set()
    day = datetime(2025, 1, 1, 12, tzinfo=UTC)
    for _ in range(400):
        made = set(kept([*made, day], lambda instant: instant))
        day += timedelta(days=1)
    assert len(made) <= DAILY + WEEKLY + MONTHLY
    oldest = min(made)
    assert (day - oldest).days > 300


@pytest.fixture
def written(session: Session) -> Entry:
    """An entry with two revisions, tags, a mood and a decision."""
    entry = session.journal.new_entry(title="Kept", body="first words")
    session.journal.end_session(entry.id)
    entry = session.journal.save(
        Draft(entry.id, "Kept", "later words", entry.happened_on, ("night",), Mood.LOW)
    )
    session.journal.end_session(entry.id)
    decision = Decision(Span(0, 4), Kind.PERSON, Action.RENAME, substitute="X", reason="r")
    session.restoring._register.set_decisions(entry.id, [decision])
    return entry


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


def test_days_of_backups_are_thinned_out_and_the_newest_stays(
    session: Session, clock: FakeClock
) -> None:
    for _ in range(12):
        newest = session.backups.make()
        clock.advance(timedelta(days=1))
    every = session.backups.all()
    assert every[0] == newest
    assert DAILY <= len(every) < 12


def test_a_clock_set_back_loses_no_backup_and_stops_none(door: Door, clock: FakeClock) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    session = door.unlock(PASSPHRASE)
    first = session.backups.make()
    session.close()
    clock.restart()
    clock.set_wall(clock.wall() - timedelta(days=400))
    session = door.unlock(PASSPHRASE)
    second = session.backups.make()
    assert set(session.backups.all()) == {first, second}
    session.close()


def test_a_fresh_key_gets_a_backup_of_the_same_day(door: Door, clock: FakeClock) -> None:
    """Those made before open with the former passphrase alone."""
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    session.back_up_daily()
    former = session.backups.make()
    assert not session.backups.is_due()
    clock.advance(timedelta(minutes=1))
    session.keys.change(PASSPHRASE, "another passphrase", WORDS)
    session.backups.wait()
    (fresh,) = session.backups.all()
    assert fresh.made_at > former.made_at
    assert not session.backups.is_due()
    session.close()
    Door(fresh.folder, clock, door.ids).unlock("another passphrase").close()


def test_backups_of_a_journal_that_was_here_before_are_never_thinned_out(
    door: Door, clock: FakeClock
) -> None:
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    former = session.backups.make()
    session.close()
    for file in (door.files.key_file, door.files.database_file):
        file.unlink()
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    assert session.backups.is_due()
    for _ in range(40):
        session.backups.make()
        clock.advance(timedelta(days=31))
    assert former in session.backups.all()
    assert len(session.backups.all()) <= DAILY + WEEKLY + MONTHLY + 1
    session.close()


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


def test_putting_the_index_in_order_begins_no_backup(session: Session, written: Entry) -> None:
    session.back_up_daily()
    while session.journal.tidy():
        pass
    session.backups.wait()
    assert session.backups.all() == ()
    session.journal.new_entry(title=written.title)
    session.backups.wait()
    assert len(session.backups.all()) == 1


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
