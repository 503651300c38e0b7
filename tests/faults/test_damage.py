"""Damage to files at rest: always noticed, never made worse, each kind with its own message."""

from __future__ import annotations

import contextlib
from datetime import date
from pathlib import Path
from random import Random

import pytest

from reflectapp.domain.entry import Draft, TimelineQuery
from reflectapp.domain.errors import (
    DamagedDatabaseError,
    DamagedHeaderError,
    MissingJournalError,
    NewerSchemaError,
    ReflectError,
    WrongPassphraseError,
)
from reflectapp.domain.profile import WriterProfile
from reflectapp.services.rescue import Rescue
from reflectapp.services.session import Door
from reflectapp.storage.copying import check_copy
from reflectapp.storage.database import connect
from reflectapp.storage.keys import DataKey, unlock
from reflectapp.storage.opening import Identity, looked_over
from tests.faults.conftest import Note
from tests.support.fakes import FakeClock, FakeIds
from tests.support.fixtures import CHEAP, DELAY_DAYS, PASSPHRASE, WORDS

_LONG = [pytest.mark.faults_long, pytest.mark.timeout(3600)]


@pytest.fixture
def door(tmp_path: Path) -> Door:
    """The door of a small journal, closed."""
    made = Door(tmp_path / "journal", FakeClock(), FakeIds(), cost=CHEAP)
    session = made.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    for number in range(8):
        session.journal.new_entry(title=f"entry {number}", body=f"word{number} " * 200)
    session.close()
    return made


def key_of(door: Door) -> tuple[DataKey, Identity]:
    header = door.files.header()
    return unlock(header, PASSPHRASE), Identity(header.journal_id, header.generation)


def is_noticed(path: Path, key: DataKey, identity: Identity) -> bool:
    """Say whether opening, or else the check of all pages, notices that something is wrong."""
    try:
        looked_over(path, key, identity)
    except ReflectError:
        return True
    connection = connect(path, key, "immutable=1")
    try:
        return bool(connection.execute("PRAGMA cipher_integrity_check").fetchall())
    finally:
        connection.close()


@pytest.mark.parametrize("flips", [200, pytest.param(2000, marks=_LONG)])
def test_every_flipped_bit_of_a_journal_is_noticed(door: Door, note: Note, flips: int) -> None:
    path, (key, identity) = door.files.database_file, key_of(door)
    whole, chance, noticed = path.read_bytes(), Random(flips), 0
    assert not is_noticed(path, key, identity)
    for _ in range(flips):
        place, bit = chance.randrange(len(whole)), 1 << chance.randrange(8)
        path.write_bytes(whole[:place] + bytes([whole[place] ^ bit]) + whole[place + 1 :])
        noticed += is_noticed(path, key, identity)
    note(f"flipped bits noticed, of {flips} in the journal", str(noticed))
    assert noticed == flips


def test_new_words_are_saved_though_a_page_of_older_ones_is_damaged(door: Door, note: Note) -> None:
    whole, saved, met = door.files.database_file.read_bytes(), 0, 0
    for page in range(1, len(whole) // 4096):
        at = page * 4096 + 800
        door.files.database_file.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        try:
            session = door.unlock(PASSPHRASE)
        except DamagedDatabaseError:
            continue
        try:
            session.journal.search("word1")
            for row in session.journal.rows(TimelineQuery(), 0, 10):
                session.journal.entry(row.id)
        except DamagedDatabaseError:
            met += 1
            # Where the new words have to go to the damaged page, that is what is said.
            with contextlib.suppress(DamagedDatabaseError):
                session.journal.new_entry(body="new")
                saved += 1
        with contextlib.suppress(DamagedDatabaseError):
            session.close()
    note(f"saves that a damaged page elsewhere let through, of {met}", str(saved))
    assert 0 < saved < met


def words_of(door: Door) -> list[tuple[str, str]]:
    session = door.unlock(PASSPHRASE)
    rows = session.journal.rows(TimelineQuery(), 0, 100)
    words = [(entry.title, entry.body) for entry in (session.journal.entry(r.id) for r in rows)]
    session.close()
    return sorted(words)


@pytest.mark.parametrize("step", [5, pytest.param(1, marks=_LONG)])
def test_mending_one_damaged_page_costs_no_word_or_changes_nothing(
    tmp_path: Path, note: Note, step: int
) -> None:
    door = Door(tmp_path / "journal", FakeClock(), FakeIds(), cost=CHEAP)
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    for number in range(8):
        # Many words, so that most pages are of the index.
        body = " ".join(f"{sign}{number}word" for sign in WORDS * 12)
        entry = session.journal.new_entry(title=f"entry {number}", body=f"{body} {number}")
        session.journal.begin_session(entry.id)
        session.journal.save(Draft(entry.id, entry.title, f"{body} more", entry.happened_on))
    session.close()
    path, tried, mended, said = door.files.database_file, 0, 0, 0
    whole, written = path.read_bytes(), words_of(door)
    for page in range(1, len(whole) // 4096, step):
        at = page * 4096 + 800
        damaged = whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :]
        path.write_bytes(damaged)
        rescue = Rescue(door.folder, door.clock)
        verdict, tried = rescue.examine(PASSPHRASE), tried + 1
        assert not verdict.is_sound
        try:
            rescued = rescue.rebuild(PASSPHRASE)
        except DamagedDatabaseError:
            assert path.read_bytes() == damaged
            continue
        assert rescued.verdict.is_sound
        assert words_of(door) == written
        mended += 1
        said += verdict.has_every_entry
        path.write_bytes(whole)
    note(f"journals mended whole, each of {tried} pages damaged", str(mended))
    # What is left are the few pages of the schema, and of tables that hold only one page.
    assert mended >= tried // 2
    # That every entry can be read is known before anything is mended, but for some indexes.
    assert said > mended // 4


@pytest.mark.faults_long
@pytest.mark.timeout(7200)
def test_a_bit_flipped_in_any_byte_of_a_journal_is_noticed(door: Door, note: Note) -> None:
    path, (key, identity) = door.files.database_file, key_of(door)
    size, chance, missed = path.stat().st_size, Random(1), []
    with path.open("r+b", buffering=0) as file:
        for place in range(size):
            file.seek(place)
            byte = file.read(1)
            file.seek(place)
            file.write(bytes([byte[0] ^ 1 << chance.randrange(8)]))
            if not is_noticed(path, key, identity):
                missed.append(place)
            file.seek(place)
            file.write(byte)
    note(f"flipped bits noticed, one in each of {size:,} bytes", str(size - len(missed)))
    assert missed == []


@pytest.mark.parametrize("step", [7, pytest.param(1, marks=_LONG)])
def test_every_flipped_bit_of_a_key_file_is_noticed(door: Door, note: Note, step: int) -> None:
    path = door.files.key_file
    whole, tried, noticed = path.read_bytes(), 0, 0
    for place in range(0, len(whole), step):
        for bit in range(8) if step == 1 else (place % 8,):
            flipped = bytes([whole[place] ^ (1 << bit)])
            path.write_bytes(whole[:place] + flipped + whole[place + 1 :])
            tried += 1
            with pytest.raises((DamagedHeaderError, NewerSchemaError)):
                door.unlock(PASSPHRASE)
            noticed += 1
    note(f"flipped bits noticed, of {tried} in the key file", str(noticed))


def test_a_journal_cut_at_any_page_is_refused_and_stays_as_it_is(door: Door, note: Note) -> None:
    path, (key, identity) = door.files.database_file, key_of(door)
    whole = path.read_bytes()
    pages = len(whole) // 4096
    for page in range(pages):
        for size in (page * 4096, page * 4096 + 100):
            path.write_bytes(whole[:size])
            with pytest.raises(DamagedDatabaseError):
                looked_over(path, key, identity)
            assert path.read_bytes() == whole[:size]
    note(f"journals cut at each of {pages} pages and refused", str(pages))


def test_a_swapped_page_is_noticed(door: Door, note: Note) -> None:
    path, (key, identity) = door.files.database_file, key_of(door)
    whole, noticed = path.read_bytes(), 0
    pages = [whole[at : at + 4096] for at in range(0, len(whole), 4096)]
    for first in range(len(pages) - 1):
        swapped = [*pages]
        swapped[first], swapped[first + 1] = pages[first + 1], pages[first]
        path.write_bytes(b"".join(swapped))
        noticed += is_noticed(path, key, identity)
    note(f"swapped pages noticed, of {len(pages) - 1}", str(noticed))
    assert noticed == len(pages) - 1


def test_a_copy_whose_tables_do_not_hang_together_is_refused(door: Door) -> None:
    """Every page may carry its own seal, and yet one table may begin where another does."""
    path, (key, identity) = door.files.database_file, key_of(door)
    check_copy(path, key, identity, with_index=False)
    connection = connect(path, key, "mode=rw")
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute(
        "UPDATE sqlite_schema SET rootpage ="
        " (SELECT rootpage FROM sqlite_schema WHERE name = 'subject')"
        " WHERE name = 'entry_text'"
    )
    connection.close()
    with pytest.raises(DamagedDatabaseError):
        check_copy(path, key, identity, with_index=False)


def test_a_wrong_index_of_words_is_refused_only_where_it_is_looked_at(door: Door) -> None:
    path, (key, identity) = door.files.database_file, key_of(door)
    connection = connect(path, key, "mode=rw")
    connection.execute("UPDATE entry_search_data SET block = zeroblob(9) WHERE id > 100")
    connection.close()
    check_copy(path, key, identity, with_index=False)
    with pytest.raises(DamagedDatabaseError):
        check_copy(path, key, identity)


def test_a_copy_with_a_damaged_page_is_refused_whichever_it_is(door: Door, note: Note) -> None:
    path, (key, identity) = door.files.database_file, key_of(door)
    whole, chance = path.read_bytes(), Random(7)
    pages = len(whole) // 4096
    for page in range(pages):
        damaged = bytearray(whole)
        damaged[page * 4096 + chance.randrange(4096)] ^= 1 << chance.randrange(8)
        path.write_bytes(damaged)
        with pytest.raises(DamagedDatabaseError):
            check_copy(path, key, identity, with_index=False)
    note(f"copies with a flipped bit in each of {pages} pages refused", str(pages))


KINDS = {
    "empty": b"",
    "plain SQLite": b"SQLite format 3\0" + bytes(4096 * 20 - 16),
    "zeros": bytes(4096 * 20),
    "picture": b"GIF89a" + bytes(range(250)) * 400,
    "text": b"Dear diary, " * 4096,
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("name", ["journal.db", "key.json"])
def test_a_file_of_another_kind_is_refused_and_stays_as_it_is(
    door: Door, kind: str, name: str
) -> None:
    (door.folder / name).write_bytes(KINDS[kind])
    wanted = DamagedDatabaseError if name == "journal.db" else DamagedHeaderError
    with pytest.raises(wanted):
        door.unlock(PASSPHRASE)
    assert (door.folder / name).read_bytes() == KINDS[kind]


def test_the_files_of_two_journals_do_not_open_together(door: Door, tmp_path: Path) -> None:
    class Others(FakeIds):
        def new_id(self) -> str:
            return "e" * 32

    other = Door(tmp_path / "other", FakeClock(), Others(), cost=CHEAP)
    other.create(PASSPHRASE + "!", WORDS, WriterProfile(), DELAY_DAYS).close()
    own = door.files.key_file.read_bytes()
    door.files.key_file.write_bytes(other.files.key_file.read_bytes())
    with pytest.raises(WrongPassphraseError):
        door.unlock(PASSPHRASE)
    with pytest.raises(DamagedDatabaseError):
        door.unlock(PASSPHRASE + "!")
    door.files.key_file.write_bytes(own)
    door.unlock(PASSPHRASE).close()


@pytest.mark.parametrize("missing", ["key.json", "journal.db"])
def test_a_folder_that_a_sync_client_has_half_copied_says_what_is_missing(
    door: Door, missing: str
) -> None:
    (door.folder / missing).unlink()
    (door.folder / f"{missing}.part").write_bytes(b"on its way")
    with pytest.raises(MissingJournalError) as caught:
        door.unlock(PASSPHRASE)
    assert caught.value.file_name == missing


@pytest.mark.parametrize("tries", [12, pytest.param(150, marks=_LONG)])
def test_a_copy_of_a_journal_in_use_is_whole_or_is_noticed(
    tmp_path: Path, note: Note, tries: int
) -> None:
    door = Door(tmp_path / "journal", FakeClock(), FakeIds(), cost=CHEAP)
    session = door.create(PASSPHRASE, WORDS, WriterProfile(), DELAY_DAYS)
    entry_ids = [session.journal.new_entry(title=str(n), body="w " * 900).id for n in range(6)]
    chance, noticed, opened = Random(tries), 0, 0
    for number in range(tries):
        copy = tmp_path / f"copy {number}"
        copy.mkdir()
        names = ["key.json", "journal.db", "journal.db-wal"]
        chance.shuffle(names)
        for name in names:
            # As a sync client does: one file after the other, while somebody writes.
            (copy / name).write_bytes((door.folder / name).read_bytes())
            for entry_id in entry_ids:
                body = f"{number} {name} {chance.random()} " * 200
                session.journal.save(Draft(entry_id, "t", body, date(2026, 3, 2)))
            session.journal._db._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        copied = Door(copy, FakeClock(), FakeIds(), cost=CHEAP)
        try:
            copied.unlock(PASSPHRASE).close()
            is_sound = Rescue(copy, copied.clock).examine(PASSPHRASE).is_sound
        except ReflectError:
            is_sound = False
        if is_sound:
            opened += 1
        else:
            noticed += 1
    session.close()
    note(f"copies of a journal in use, of {tries}", f"{opened} whole, {noticed} refused or noticed")
    assert opened + noticed == tries
