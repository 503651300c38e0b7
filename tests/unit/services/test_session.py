"""Making, opening, refusing and closing a journal."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.entry import Draft
from reflectapp.domain.errors import (
    BadRecoveryWordsError,
    DamagedDatabaseError,
    DamagedHeaderError,
    JournalBusyError,
    JournalExistsError,
    MissingJournalError,
    NewerSchemaError,
    ReflectError,
    SaveFailedError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.session import Door, Session, passphrase_strength
from reflectapp.storage import header, keys
from reflectapp.storage.database import connect
from tests.support.fakes import FakeClock
from tests.support.fixtures import DELAY_DAYS, PASSPHRASE, WORDS


@pytest.fixture
def closed(door: Door) -> Door:
    """The door of a journal with one entry, closed."""
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    session.journal.new_entry(title="Kept", body="words")
    session.close()
    return door


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.name: file.read_bytes() for file in folder.iterdir() if file.name != "journal.lock"
    }


def test_a_journal_opens_with_its_passphrase_and_with_its_words(closed: Door) -> None:
    for opened in (
        lambda: closed.unlock(PASSPHRASE),
        lambda: closed.unlock_with_words("  ".join(WORDS).upper() + "\n"),
    ):
        session = opened()
        assert [hit.row.label for hit in session.journal.search("words")] == ["Kept"]
        session.close()


def test_what_the_writer_told_is_kept(door: Door) -> None:
    profile = WriterProfile(name="Rowan  Ashe", employer="Fell Trust", pen_name="Wren")
    door.create(PASSPHRASE, WORDS, profile, 30).close()
    session = door.unlock(PASSPHRASE)
    assert session.settings.profile() == profile
    assert session.settings.delay().days == 30
    named = {(s.name, s.aliases, s.is_writer) for s in session.review.register().subjects}
    assert named == {
        ("Rowan Ashe", ("Rowan Ashe", "Rowan", "Ashe"), True),
        ("Fell Trust", ("Fell Trust",), True),
        ("Wren", ("Wren",), True),
    }
    session.close()


def _wrong_passphrase(door: Door) -> None:
    door.unlock(PASSPHRASE + "!")


def _wrong_words(door: Door) -> None:
    door.unlock_with_words(" ".join(door.new_recovery_words()))


def _damaged_header(door: Door) -> None:
    key_file = door.folder / "key.json"
    key_file.write_bytes(key_file.read_bytes().replace(b"argon2id", b"argon2ib"))


def _truncated(door: Door) -> None:
    database = door.folder / "journal.db"
    database.write_bytes(database.read_bytes()[:-4096])


def _empty(door: Door) -> None:
    (door.folder / "journal.db").write_bytes(b"")


def _plain(door: Door) -> None:
    database = door.folder / "journal.db"
    database.write_bytes(b"SQLite format 3\0" + database.read_bytes()[16:])


def _of_another_journal(door: Door) -> None:
    other = Door(door.folder.parent / "other", door.clock, door.ids, cost=door.cost)
    other.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    (door.folder / "journal.db").write_bytes((other.folder / "journal.db").read_bytes())


def _newer(door: Door) -> None:
    key = keys.unlock(header.read((door.folder / "key.json").read_bytes()), PASSPHRASE)
    connection = connect(door.folder / "journal.db", key, "mode=rw")
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _no_key_file(door: Door) -> None:
    (door.folder / "key.json").unlink()


def _no_database(door: Door) -> None:
    (door.folder / "journal.db").unlink()


@pytest.mark.parametrize(
    ("harm", "error"),
    [
        (_wrong_passphrase, WrongPassphraseError),
        (_wrong_words, WrongPassphraseError),
        (_damaged_header, DamagedHeaderError),
        (_truncated, DamagedDatabaseError),
        (_empty, DamagedDatabaseError),
        (_plain, DamagedDatabaseError),
        (_of_another_journal, DamagedDatabaseError),
        (_newer, NewerSchemaError),
        (_no_key_file, MissingJournalError),
        (_no_database, MissingJournalError),
    ],
)
def test_each_trouble_has_its_own_error_and_the_files_stay(
    closed: Door, harm: object, error: type[ReflectError]
) -> None:
    is_an_attempt = harm in (_wrong_passphrase, _wrong_words)
    if not is_an_attempt:
        harm(closed)  # type: ignore[operator]
    before = contents(closed.folder)
    with pytest.raises(error) as caught:
        harm(closed) if is_an_attempt else closed.unlock(PASSPHRASE)  # type: ignore[operator]
    assert type(caught.value) is error
    assert contents(closed.folder) == before
    assert PASSPHRASE not in str(caught.value)


def test_a_journal_refused_for_its_passphrase_opens_at_the_next_try(closed: Door) -> None:
    with pytest.raises(WrongPassphraseError):
        closed.unlock("something else entirely")
    closed.unlock(PASSPHRASE).close()


def test_words_with_a_slip_are_told_from_the_words_of_another_journal(closed: Door) -> None:
    with pytest.raises(BadRecoveryWordsError):
        closed.unlock_with_words("abandon " * 12)


def test_a_journal_is_open_in_one_place_only(closed: Door) -> None:
    session = closed.unlock(PASSPHRASE)
    session.journal.new_entry(title="Unfinished")
    with pytest.raises(JournalBusyError):
        closed.unlock(PASSPHRASE)
    # The refusal took nothing from the one that has it open.
    session.journal.new_entry(title="Another")
    session.close()
    closed.unlock(PASSPHRASE).close()


def test_another_program_has_the_journal_open(closed: Door) -> None:
    lock = closed.folder / "journal.lock"
    code = (
        "import sys, filelock; lock = filelock.FileLock(sys.argv[1]); lock.acquire();"
        " print('held', flush=True); sys.stdin.read()"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == b"held\n"
        before = contents(closed.folder)
        with pytest.raises(JournalBusyError):
            closed.unlock(PASSPHRASE)
        assert contents(closed.folder) == before
        # Killed, not ended: the system lets go of the lock for it.
        other.kill()
        other.wait()
    closed.unlock(PASSPHRASE).close()


@pytest.mark.parametrize("passphrase", ["", "ninechars", " " * 20, "héronshér"])
def test_a_passphrase_that_protects_nothing_makes_no_journal(door: Door, passphrase: str) -> None:
    with pytest.raises(WeakPassphraseError):
        door.create(passphrase, WORDS, WriterProfile(), DELAY_DAYS)
    assert not door.folder.exists()


def test_words_that_were_never_given_make_no_journal(door: Door) -> None:
    with pytest.raises(BadRecoveryWordsError):
        door.create(PASSPHRASE, ("abandon",) * 12, WriterProfile(), DELAY_DAYS)
    assert not door.folder.exists()


@pytest.mark.parametrize("rest", ["key.json", "journal.db"])
def test_what_is_left_of_a_journal_is_never_written_over(closed: Door, rest: str) -> None:
    for name in {"key.json", "journal.db"} - {rest}:
        (closed.folder / name).unlink()
    before = contents(closed.folder)
    assert closed.has_journal()
    with pytest.raises(JournalExistsError):
        closed.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    assert contents(closed.folder) == before


def test_a_journal_that_could_not_be_finished_leaves_nothing(door: Door) -> None:
    with pytest.raises(ValueError, match="between 1 and 365"):
        door.create(PASSPHRASE, WORDS, WriterProfile(), 0)
    assert contents(door.folder) == {}
    assert not door.has_journal()
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()


def test_a_power_cut_between_the_two_files_is_mended(closed: Door) -> None:
    (closed.folder / "journal.db").rename(closed.folder / "journal.db.new")
    session = closed.unlock(PASSPHRASE)
    assert [hit.row.label for hit in session.journal.search("words")] == ["Kept"]
    session.close()


def test_a_making_that_a_power_cut_ended_before_the_key_file_can_begin_again(closed: Door) -> None:
    (closed.folder / "journal.db").rename(closed.folder / "journal.db.new")
    (closed.folder / "key.json").unlink()
    before = contents(closed.folder)
    with pytest.raises(MissingJournalError):
        closed.unlock(PASSPHRASE)
    assert contents(closed.folder) == before
    closed.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()


def test_a_lock_that_cannot_be_taken_is_not_called_read_only(closed: Door) -> None:
    (closed.folder / "journal.lock").unlink(missing_ok=True)
    (closed.folder / "journal.lock").mkdir()
    with pytest.raises(SaveFailedError, match="failing"):
        closed.unlock(PASSPHRASE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no modes")
def test_files_are_their_owners_alone(door: Door) -> None:
    before = os.umask(0o000)
    try:
        session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
        session.journal.new_entry(title="Open")
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in door.folder.iterdir()}
        session.close()
    finally:
        os.umask(before)
    assert set(modes) >= {
        "journal.db",
        "journal.db-wal",
        "journal.db-shm",
        "journal.lock",
        "key.json",
    }
    assert set(modes.values()) == {0o600}
    assert stat.S_IMODE(door.folder.stat().st_mode) == 0o700


def test_closing_twice_and_from_another_thread_is_harmless(closed: Door) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(1) as pool:
        session = pool.submit(closed.unlock, PASSPHRASE).result()
    session.close()
    session.close()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(closed.unlock(PASSPHRASE).close).result()
    closed.unlock(PASSPHRASE).close()


def test_a_closed_journal_is_one_file_and_its_key(closed: Door) -> None:
    assert set(contents(closed.folder)) == {"journal.db", "key.json"}


def test_the_clock_never_goes_back_behind_what_the_journal_has_seen(
    closed: Door, clock: FakeClock
) -> None:
    session = closed.unlock(PASSPHRASE)
    clock.advance(timedelta(days=3))
    seen = session.clock.now()
    session.close()
    clock.set_wall(clock.wall() - timedelta(days=40))
    session = closed.unlock(PASSPHRASE)
    assert session.clock.now() >= seen
    session.close()


def test_a_save_remembers_the_time_even_when_the_power_goes(
    session: Session, clock: FakeClock, tmp_path: Path
) -> None:
    entry = session.journal.new_entry()
    clock.advance(timedelta(days=3))
    session.journal.save(Draft(entry.id, "", "words", entry.happened_on))
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("key.json", "journal.db", "journal.db-wal"):
        (crashed / name).write_bytes((session.folder / name).read_bytes())
    later = FakeClock(clock.wall() - timedelta(days=20))
    reopened = Door(crashed, later, session.ids).unlock(PASSPHRASE)
    assert reopened.clock.now() == session.clock.now()
    reopened.close()


def test_a_poor_passphrase_is_told_from_a_good_one() -> None:
    poor = passphrase_strength("password1234")
    own = passphrase_strength("rowan ashe 84", ("Rowan Ashe",))
    good = passphrase_strength(PASSPHRASE)
    assert poor.score < 2
    assert own.score < passphrase_strength("rowan ashe 84").score or own.score <= 1
    assert good.score == 4
    assert good.crack_seconds > 1e9
    assert not passphrase_strength("").is_long_enough
    assert passphrase_strength("x" * 5000).is_long_enough


def test_a_clock_set_ahead_while_the_journal_is_locked_is_not_believed(
    door: Door, clock: FakeClock
) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    true_time = clock.wall()
    clock.set_wall(true_time + timedelta(days=20))
    clock_now = door.unlock(PASSPHRASE)
    assert clock_now.clock.now() == true_time
    clock.advance(timedelta(hours=2))
    clock_now.close()
    again = door.unlock(PASSPHRASE)
    assert again.clock.now() == true_time + timedelta(hours=2)
    again.close()


def test_after_a_restart_of_the_computer_the_wall_clock_counts(
    door: Door, clock: FakeClock
) -> None:
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    clock.restart()
    clock.set_wall(clock.wall() + timedelta(days=20))
    later = door.unlock(PASSPHRASE)
    assert later.clock.now() == clock.wall()
    later.close()
