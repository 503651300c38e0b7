"""The encrypted file: opening, refusing, transactions, migrations."""

from __future__ import annotations

import json
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlite

from reflectapp.domain.errors import (
    DamagedDatabaseError,
    MissingJournalError,
    NewerSchemaError,
)
from reflectapp.storage.database import Database, connect, raw_key
from reflectapp.storage.keys import DataKey
from reflectapp.storage.migrations import Migration, latest, migrations
from reflectapp.storage.opening import Identity, make_database, migrate, open_database

KEY = DataKey(bytes(range(32)))
IDENTITY = Identity("ab" * 16, 1)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed journal file."""
    made = tmp_path / "journal.db"
    make_database(made, KEY, IDENTITY)
    return made


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


_PRINT_PRAGMAS = """
import json, sys
from pathlib import Path
from reflectapp.storage.keys import DataKey
from reflectapp.storage.opening import Identity, make_database, open_database
key, identity, path = DataKey(bytes(32)), Identity("a" * 32, 1), Path(sys.argv[1])
make_database(path, key, identity)
database = open_database(path, key, identity)
row = lambda name: next(iter(database.rows(f"PRAGMA {name}")[0]))
print(json.dumps({name: row(name) for name in sys.argv[2:]}))
"""


def test_the_pragmas_are_those_of_the_design(tmp_path: Path) -> None:
    # In a process of its own: this one leaves memory unlocked (conftest.py).
    wanted = {
        "journal_mode": "wal",
        "synchronous": 2,
        "fullfsync": 1,
        "checkpoint_fullfsync": 1,
        "temp_store": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "mmap_size": 0,
        "cipher_memory_security": "1",
    }
    command = [sys.executable, "-c", _PRINT_PRAGMAS, str(tmp_path / "journal.db"), *wanted]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout) == wanted


def test_a_key_of_another_length_never_reaches_the_database() -> None:
    assert raw_key(KEY) == f"x'{bytes(range(32)).hex()}'"
    for size in (0, 16, 31, 33):
        with pytest.raises(ValueError, match="256 bits"):
            raw_key(DataKey(bytes(size)))


@pytest.mark.parametrize("name", ["a b", "100%", "what?mode=rwc", "#1", "naïve"])
def test_any_folder_name_will_do(tmp_path: Path, name: str) -> None:
    folder = tmp_path / name
    folder.mkdir()
    make_database(folder / "journal.db", KEY, IDENTITY)
    open_database(folder / "journal.db", KEY, IDENTITY).close()
    assert names(folder) == {"journal.db"}
    assert names(tmp_path) == {name}


def test_a_missing_file_is_never_created(tmp_path: Path) -> None:
    with pytest.raises(MissingJournalError):
        open_database(tmp_path / "journal.db", KEY, IDENTITY)
    with pytest.raises(sqlite.OperationalError):
        connect(tmp_path / "journal.db", KEY, "mode=rw")
    assert names(tmp_path) == set()


DAMAGE = {
    "empty": lambda whole: b"",
    "under a page": lambda whole: whole[:4095],
    "one page": lambda whole: whole[:4096],
    "a page short": lambda whole: whole[:-4096],
    "half": lambda whole: whole[: len(whole) // 2],
    "a byte short": lambda whole: whole[:-1],
    "a page too many": lambda whole: whole + bytes(4096),
    "first page of something else": lambda whole: bytes(4096) + whole[4096:],
    "a bit of the first page": lambda whole: bytes([whole[0] ^ 1]) + whole[1:],
    "foreign": lambda whole: b"GIF89a" + bytes(range(256)) * (len(whole) // 256),
}


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_file_is_refused_and_stays_as_it_is(path: Path, damage: str) -> None:
    damaged = DAMAGE[damage](path.read_bytes())
    path.write_bytes(damaged)
    with pytest.raises(DamagedDatabaseError):
        open_database(path, KEY, IDENTITY)
    assert path.read_bytes() == damaged
    assert names(path.parent) == {"journal.db"}


def test_a_plain_sqlite_file_is_refused_and_stays_as_it_is(path: Path) -> None:
    path.unlink()
    plain = sqlite.connect(str(path))
    plain.execute("CREATE TABLE journal (journal_id, generation)")
    plain.commit()
    plain.close()
    before = path.read_bytes()
    assert before.startswith(b"SQLite format 3")
    with pytest.raises(DamagedDatabaseError):
        open_database(path, KEY, IDENTITY)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("key", "identity"),
    [
        (DataKey(bytes(32)), IDENTITY),
        (KEY, Identity("cd" * 16, 1)),
        (KEY, Identity("ab" * 16, 2)),
    ],
    ids=["another key", "another journal", "another generation"],
)
def test_a_file_that_is_not_the_headers_is_refused(
    path: Path, key: DataKey, identity: Identity
) -> None:
    before = path.read_bytes()
    with pytest.raises(DamagedDatabaseError):
        open_database(path, key, identity)
    assert path.read_bytes() == before


def test_an_encrypted_file_that_is_no_journal_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    other = connect(path, KEY, "mode=rw")
    other.execute("CREATE TABLE recipes (name)")
    other.close()
    with pytest.raises(DamagedDatabaseError):
        open_database(path, KEY, IDENTITY)


def test_a_newer_schema_is_refused_before_anything_is_read(path: Path) -> None:
    connection = connect(path, KEY, "mode=rw")
    connection.execute("DROP TABLE journal")
    connection.execute(f"PRAGMA user_version = {latest() + 3}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(NewerSchemaError) as caught:
        open_database(path, KEY, IDENTITY)
    assert (caught.value.found, caught.value.supported) == (latest() + 3, latest())
    assert path.read_bytes() == before


def test_a_page_damaged_later_on_is_said_when_it_is_met(path: Path) -> None:
    whole = bytearray(path.read_bytes())
    for page in range(2, len(whole) // 4096):
        whole[page * 4096 + 100] ^= 1
    path.write_bytes(bytes(whole))
    with pytest.raises(DamagedDatabaseError):
        database = open_database(path, KEY, IDENTITY)
        try:
            database.change("INSERT INTO setting (name, value) VALUES ('a', '1')")
            for table in ("setting", "entry", "subject", "post", "revision", "entry_tag"):
                database.rows(f"SELECT * FROM {table}")
        finally:
            database.close()


def test_what_a_crash_left_in_the_log_is_there_again(tmp_path: Path, path: Path) -> None:
    database = open_database(path, KEY, IDENTITY)
    database.change("INSERT INTO setting (name, value) VALUES ('kept', '1')")
    # As the files stand when the power goes: nothing was closed.
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for name in ("journal.db", "journal.db-wal"):
        (crashed / name).write_bytes((tmp_path / name).read_bytes())
    database.close()
    mended = open_database(crashed / "journal.db", KEY, IDENTITY)
    assert [row["name"] for row in mended.rows("SELECT name FROM setting")] == ["kept"]
    mended.close()


def test_a_foreign_file_beside_a_log_is_not_written_to(path: Path, tmp_path: Path) -> None:
    database = open_database(path, KEY, IDENTITY)
    database.change("INSERT INTO setting (name, value) VALUES ('a', '1')")
    log = (tmp_path / "journal.db-wal").read_bytes()
    database.close()
    foreign = b"GIF89a" + bytes(range(250)) * 1000
    foreign = foreign[: len(foreign) // 4096 * 4096]
    path.write_bytes(foreign)
    (tmp_path / "journal.db-wal").write_bytes(log)
    with pytest.raises(DamagedDatabaseError):
        open_database(path, DataKey(bytes(32)), IDENTITY)
    assert path.read_bytes() == foreign
    assert (tmp_path / "journal.db-wal").read_bytes() == log


def test_a_failed_transaction_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(RuntimeError), database.transaction():
        database.change("INSERT INTO setting (name, value) VALUES ('a', '1')")
        with database.transaction():
            database.change("INSERT INTO setting (name, value) VALUES ('b', '1')")
        raise RuntimeError
    assert database.rows("SELECT * FROM setting") == []
    database.change("INSERT INTO setting (name, value) VALUES ('c', '1')")
    assert len(database.rows("SELECT * FROM setting")) == 1


def test_a_bug_in_a_statement_is_not_dressed_up(database: Database) -> None:
    with pytest.raises(sqlite.OperationalError):
        database.rows("SELECT * FROM no_such_table")


def test_threads_never_see_half_a_change(database: Database) -> None:
    database.change_all(
        "INSERT INTO setting (name, value) VALUES (?, '0')", [("left",), ("right",)]
    )
    seen: list[bool] = []
    stop = threading.Event()

    def read() -> None:
        while not stop.is_set():
            values = {row["value"] for row in database.rows("SELECT value FROM setting")}
            seen.append(len(values) == 1)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for number in range(1, 60):
        with database.transaction():
            for name in ("left", "right"):
                database.change("UPDATE setting SET value = ? WHERE name = ?", (str(number), name))
    stop.set()
    for reader in readers:
        reader.join()
    assert seen
    assert all(seen)


def test_migrations_are_numbered_from_one() -> None:
    assert [step.version for step in migrations()] == list(range(1, latest() + 1))


def test_migrations_run_once_each_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    connection = connect(path, KEY, "mode=rw")
    first = Migration(1, "CREATE TABLE a (x);\nINSERT INTO a VALUES (1);\n")
    second = Migration(2, "INSERT INTO a\n  VALUES (2);\n")
    migrate(connection, (first,))
    migrate(connection, (first, second))
    migrate(connection, (first, second))
    assert [tuple(row) for row in connection.execute("SELECT x FROM a")] == [(1,), (2,)]
    assert tuple(connection.execute("PRAGMA user_version").fetchone()) == (2,)
    connection.close()


def test_a_failing_migration_leaves_the_schema_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    connection = connect(path, KEY, "mode=rw")
    migrate(connection, (Migration(1, "CREATE TABLE a (x);\n"),))
    steps = (
        Migration(1, "unused;"),
        Migration(2, "CREATE TABLE b (x);\n"),
        Migration(3, "INSERT INTO a VALUES (1);\nINSERT INTO nowhere VALUES (1);\n"),
    )
    with pytest.raises(sqlite.OperationalError):
        migrate(connection, steps)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_master")]
    assert tables == ["a"]
    assert tuple(connection.execute("PRAGMA user_version").fetchone()) == (1,)
    connection.close()


def test_a_migration_that_ends_within_a_statement_is_a_bug(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    connection = connect(path, KEY, "mode=rw")
    with pytest.raises(ValueError, match="within a statement"):
        migrate(connection, (Migration(1, "CREATE TABLE a (x)"),))
    connection.close()


def test_words_of_a_journal_from_before_are_found_as_they_are_written(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    connection = connect(path, KEY, "mode=rw")
    migrate(connection, migrations()[:1])
    connection.execute(
        "INSERT INTO entry (key, id, label, words, happened_on, created_at, changed_at)"
        " VALUES (1, 'a', '', 2, '2026-03-02', '', '')"
    )
    connection.execute("INSERT INTO entry_text VALUES (1, '', 'Two buses')")
    migrate(connection, migrations())

    def found(expression: str) -> int:
        asked = "SELECT count(*) FROM entry_search WHERE entry_search MATCH ?"
        return int(connection.execute(asked, (expression,)).fetchone()[0])

    assert (found("buses"), found('"bus" *'), found("bus"), found("two")) == (1, 1, 0, 1)
    connection.execute("UPDATE entry_text SET body = 'One bus'")
    assert (found("buses"), found("bus")) == (0, 1)
    connection.close()
