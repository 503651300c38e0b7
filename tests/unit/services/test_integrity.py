"""Full checks, and mending what they find."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from reflectapp.domain.damage import Part, Verdict
from reflectapp.domain.entry import Draft, Entry
from reflectapp.domain.errors import (
    DamagedDatabaseError,
    JournalBusyError,
    MissingJournalError,
    NoRecoveryError,
    StoppedError,
    WrongPassphraseError,
)
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.integrity import CHECK_EVERY
from reflectapp.services.rescue import Rescue
from reflectapp.services.session import Door, Session
from reflectapp.storage.database import connect
from reflectapp.storage.keys import unlock
from tests.support.fakes import FakeClock
from tests.support.fixtures import DELAY_DAYS, PASSPHRASE, WORDS


@pytest.fixture
def written(session: Session) -> list[Entry]:
    """Some entries with words that are found."""
    return [
        session.journal.new_entry(title=f"entry {number}", body=f"word{number} " * 40)
        for number in range(30)
    ]


def parts(verdict: Verdict) -> set[Part]:
    return {damage.part for damage in verdict.damages}


def changed_behind(session_or_door: Session | Door, *statements: str) -> None:
    """Change the closed journal as no part of the program does."""
    files = session_or_door.files  # type: ignore[union-attr]
    connection = connect(files.database_file, unlock(files.header(), PASSPHRASE), "mode=rw")
    connection.execute("PRAGMA foreign_keys = OFF")
    for statement in statements:
        connection.execute(statement)
    connection.close()


def test_a_sound_journal_is_called_sound_and_told_step_by_step(
    session: Session, written: list[Entry]
) -> None:
    steps: list[tuple[Part, float]] = []
    verdict = session.integrity.verify(lambda part, done: steps.append((part, done)))
    assert verdict.is_sound
    assert (verdict.entries, verdict.revisions, verdict.unchecked) == (30, 30, ())
    assert session.integrity.last == verdict
    shares = [done for _, done in steps]
    assert shares == sorted(shares)
    assert shares[-1] == pytest.approx(1.0)
    assert {part for part, _ in steps} == set(Part) - {Part.SEAL}
    assert not (session.folder / "journal.db.check").exists()
    del written


def test_a_check_is_due_once_a_week(session: Session, clock: FakeClock) -> None:
    assert session.integrity.is_due()
    session.integrity.verify()
    assert not session.integrity.is_due()
    clock.advance(CHECK_EVERY - timedelta(seconds=1))
    assert not session.integrity.is_due()
    clock.advance(timedelta(seconds=1))
    assert session.integrity.is_due()


def test_a_check_that_is_stopped_says_so_and_leaves_nothing(
    session: Session, written: list[Entry]
) -> None:
    with pytest.raises(StoppedError):
        session.integrity.verify(is_stopped=lambda: True)
    asked = iter([False] * 4 + [True] * 10_000)
    with pytest.raises(StoppedError):
        session.integrity.verify(is_stopped=lambda: next(asked))
    assert not (session.folder / "journal.db.check").exists()
    assert session.integrity.verify().is_sound
    del written


def test_what_is_saved_during_a_check_is_no_damage(session: Session, written: list[Entry]) -> None:
    number = iter(range(10_000))

    def save(part: Part, done: float) -> None:
        body = f"typed while {part} at {done} {next(number)} " * 50
        session.journal.save(Draft(written[0].id, "t", body, written[0].happened_on))

    for _ in range(5):
        assert session.integrity.verify(save).is_sound


def test_a_key_file_that_is_damaged_while_the_journal_is_open_is_said(
    session: Session, written: list[Entry]
) -> None:
    key_file = session.folder / "key.json"
    whole = key_file.read_bytes()
    key_file.write_bytes(whole[:-9])
    verdict = session.integrity.verify()
    assert parts(verdict) == {Part.FILE}
    assert Part.HISTORY in verdict.unchecked
    key_file.write_bytes(whole)
    assert session.integrity.verify().is_sound
    del written


@pytest.fixture
def closed(door: Door, session: Session, written: list[Entry], clock: FakeClock) -> Door:
    """The door of that journal, closed, with a backup."""
    session.backups.make()
    session.close()
    clock.advance(timedelta(minutes=1))
    del written
    return door


HARM = {
    "UPDATE revision SET body = 'x' WHERE id = 3": {Part.HISTORY},
    "DELETE FROM entry_text WHERE key = 3": {Part.HISTORY},
    "DELETE FROM entry WHERE key = 3": {Part.SEAL, Part.LINKS, Part.SEARCH},
    "UPDATE entry_tag SET name = 'x'": set(),
    "UPDATE journal SET generation = 2": {Part.FILE},
    "INSERT INTO entry_search (entry_search, rowid, title, body) VALUES"
    " ('delete', 3, 'entry 2', 'word2')": {Part.SEARCH},
    "INSERT INTO post (id, entry_id, marked_at, content_note) VALUES ('p', 'nobody', '', '')": {
        Part.LINKS
    },
}


@pytest.mark.parametrize("harm", HARM)
def test_each_harm_is_said_by_its_name(closed: Door, clock: FakeClock, harm: str) -> None:
    changed_behind(closed, harm)
    verdict = Rescue(closed.folder, clock).examine(PASSPHRASE)
    wanted = HARM[harm]
    assert parts(verdict) >= wanted - {Part.SEARCH}
    assert bool(verdict.damages) == bool(wanted)


def test_a_damaged_index_is_made_anew_and_nothing_is_lost(closed: Door, clock: FakeClock) -> None:
    changed_behind(
        closed,
        "INSERT INTO entry_search (entry_search, rowid, title, body)"
        " VALUES ('delete', 4, 'entry 3', 'word3 word3')",
    )
    rescue = Rescue(closed.folder, clock)
    before = rescue.examine(PASSPHRASE)
    assert parts(before) == {Part.SEARCH}
    assert not before.damages[0].harms_words
    rescued = rescue.rebuild(PASSPHRASE)
    assert rescued.verdict.is_sound
    assert rescued.verdict.entries == 30
    assert rescued.kept_in is not None
    assert (rescued.kept_in / "journal.db").is_file()
    session = closed.unlock(PASSPHRASE)
    assert len(session.journal.search("entry word3 ")) == 1
    session.close()


def test_entries_that_do_not_fit_are_named_and_can_be_accepted(
    closed: Door, clock: FakeClock
) -> None:
    changed_behind(closed, "UPDATE revision SET body = 'older' WHERE id = 3")
    rescue = Rescue(closed.folder, clock)
    (damage,) = rescue.examine(PASSPHRASE).damages
    assert damage.part is Part.HISTORY
    assert len(damage.entry_ids) == 1
    assert damage.harms_words


@pytest.mark.parametrize("page", range(0, 40, 3))
def test_any_flipped_page_is_found_and_a_backup_mends_it(
    closed: Door, clock: FakeClock, page: int
) -> None:
    database = closed.files.database_file
    whole = bytearray(database.read_bytes())
    whole[(page * 4096 + 2000) % len(whole)] ^= 4
    database.write_bytes(bytes(whole))
    rescue = Rescue(closed.folder, clock)
    verdict = rescue.examine(PASSPHRASE)
    assert parts(verdict) & {Part.FILE, Part.PAGES}
    rescued = rescue.restore(rescue.backups()[0].folder, PASSPHRASE)
    assert rescued.verdict.is_sound
    assert rescued.kept_in is not None
    assert (rescued.kept_in / "journal.db").read_bytes() == bytes(whole)
    session = closed.unlock(PASSPHRASE)
    assert len(session.journal.search("word7")) == 1
    session.close()


def test_a_journal_too_damaged_to_rebuild_is_left_as_it_is(closed: Door, clock: FakeClock) -> None:
    database = closed.files.database_file
    broken = database.read_bytes()[:4096] + bytes(database.stat().st_size - 4096)
    database.write_bytes(broken)
    with pytest.raises(DamagedDatabaseError):
        Rescue(closed.folder, clock).rebuild(PASSPHRASE)
    assert database.read_bytes() == broken
    assert not (closed.folder / "incoming").exists()


def test_with_key_file_and_journal_gone_a_backup_brings_both(
    closed: Door, clock: FakeClock
) -> None:
    closed.files.key_file.unlink()
    closed.files.database_file.unlink()
    rescue = Rescue(closed.folder, clock)
    with pytest.raises(MissingJournalError):
        rescue.examine(PASSPHRASE)
    with pytest.raises(WrongPassphraseError):
        rescue.restore(rescue.backups()[0].folder, "not the passphrase")
    rescued = rescue.restore(rescue.backups()[0].folder, PASSPHRASE)
    assert rescued.kept_in is None
    closed.unlock(PASSPHRASE).close()


def test_going_back_by_a_backup_keeps_the_longer_delay(closed: Door, clock: FakeClock) -> None:
    session = closed.unlock(PASSPHRASE)
    session.settings.set_delay(90)
    session.close()
    rescue = Rescue(closed.folder, clock)
    assert rescue.restore(rescue.backups()[0].folder, PASSPHRASE).verdict.is_sound
    session = closed.unlock(PASSPHRASE)
    assert session.settings.delay().days == 90
    session.close()


def test_a_backup_of_before_a_change_of_keys_comes_with_the_keys_of_now(
    closed: Door, clock: FakeClock
) -> None:
    session = closed.unlock(PASSPHRASE)
    session.keys.change(PASSPHRASE, "another good passphrase", WORDS)
    session.close()
    rescue = Rescue(closed.folder, clock)
    backup = rescue.backups()[0].folder
    # The words are those of then and of now, so they open both.
    assert rescue.restore(backup, " ".join(WORDS)).verdict.is_sound
    closed.unlock("another good passphrase").close()
    # The passphrase of then opens only the backup, whose key file comes along.
    assert rescue.restore(backup, PASSPHRASE).verdict.is_sound
    closed.unlock(PASSPHRASE).close()


def test_a_key_file_without_any_fitting_backup_is_not_guessed(
    closed: Door, clock: FakeClock
) -> None:
    session = closed.unlock(PASSPHRASE)
    session.keys.change(PASSPHRASE, PASSPHRASE, WORDS)
    session.close()
    closed.files.key_file.unlink()
    with pytest.raises(NoRecoveryError):
        Rescue(closed.folder, clock).restore_key_file(PASSPHRASE)
    assert not closed.files.key_file.exists()


def test_an_open_journal_is_not_mended_under_the_writers_hands(
    door: Door, session: Session, clock: FakeClock
) -> None:
    rescue = Rescue(door.folder, clock)
    for attempt in (rescue.examine, rescue.rebuild, rescue.restore_key_file):
        with pytest.raises(JournalBusyError):
            attempt(PASSPHRASE)
    assert session.integrity.verify().is_sound


def test_checks_speak_of_numbers_never_of_words(closed: Door, clock: FakeClock) -> None:
    changed_behind(closed, "UPDATE revision SET body = 'x' WHERE id = 3")
    assert "word2" not in repr(Rescue(closed.folder, clock).examine(PASSPHRASE))


def test_a_new_journal_is_sound(tmp_path: Path, door: Door, clock: FakeClock) -> None:
    del tmp_path
    door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS).close()
    verdict = Rescue(door.folder, clock).examine(PASSPHRASE)
    assert (verdict.is_sound, verdict.entries) == (True, 0)


@pytest.mark.parametrize("content", [b"", b"x" * 100, b"SQLite format 3\0" + bytes(8176)])
def test_what_is_no_journal_at_all_is_not_rebuilt(
    content: bytes, closed: Door, clock: FakeClock
) -> None:
    closed.files.database_file.write_bytes(content)
    with pytest.raises(DamagedDatabaseError):
        Rescue(closed.folder, clock).rebuild(PASSPHRASE)
    assert closed.files.database_file.read_bytes() == content


@pytest.mark.parametrize("mend", [Rescue.rebuild, Rescue.restore_key_file])
def test_a_journal_that_is_gone_is_not_called_a_failing_disk(
    mend: Callable[[Rescue, str], object], closed: Door, clock: FakeClock
) -> None:
    closed.files.database_file.unlink()
    with pytest.raises(MissingJournalError):
        mend(Rescue(closed.folder, clock), PASSPHRASE)


def test_a_copy_of_a_journal_that_was_open_comes_with_its_last_words_and_stays_as_it_is(
    session: Session, written: list[Entry], tmp_path: Path, clock: FakeClock
) -> None:
    """Somebody copied the folder while the program ran; the last saves are in the log alone."""
    stick = tmp_path / "stick"
    shutil.copytree(session.folder, stick, ignore=shutil.ignore_patterns("*-shm", "*.lock"))
    session.close()
    before = {file.name: file.read_bytes() for file in stick.iterdir() if file.is_file()}
    assert before["journal.db-wal"]
    new = tmp_path / "new"
    assert Rescue(new, clock).restore(stick, PASSPHRASE).verdict.entries == len(written)
    assert {file.name: file.read_bytes() for file in stick.iterdir() if file.is_file()} == before
    assert {file.name for file in new.iterdir()} == {"journal.db", "key.json", "journal.lock"}
