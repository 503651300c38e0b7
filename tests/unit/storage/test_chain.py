"""Pages put back from an older copy: what no check of the file itself can notice."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reflectapp.domain.entry import Entry, Mood
from reflectapp.storage.chain import ChainFaults, chain_faults
from reflectapp.storage.checking import Check
from reflectapp.storage.database import Database, connect
from reflectapp.storage.entries import EntryStore
from reflectapp.storage.keys import DataKey
from reflectapp.storage.migrations import migrations
from reflectapp.storage.opening import Identity, make_database, migrate, open_database

KEY, IDENTITY = DataKey(bytes(range(32))), Identity("ab" * 16, 1)
NOW = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)


def entry(number: int, body: str = "the words") -> Entry:
    return Entry(f"{number:032x}", "title", body, date(2026, 3, 2), NOW, NOW, ("night",))


def faults(db: Database) -> ChainFaults:
    with db.beside() as (connection, _):
        return list(chain_faults(connection))[-1]


def is_whole(db: Database) -> bool:
    found = faults(db)
    return not found.broken and not found.is_seal_broken


def test_an_empty_journal_is_whole(database: Database) -> None:
    assert faults(database) == ChainFaults(0, 0, (), is_seal_broken=False)


# Each example makes a journal and checks it whole: a fifth of a second.
@settings(max_examples=settings().max_examples // 2)
@given(
    steps=st.lists(
        st.tuples(
            st.sampled_from(["add", "write", "revise", "extend", "bin", "erase"]),
            st.integers(0, 4),
            st.text(max_size=20),
        ),
        max_size=25,
    )
)
def test_whatever_is_done_the_journal_stays_whole(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[str, int, str]]
) -> None:
    path = tmp_path_factory.mktemp("chain") / "journal.db"
    make_database(path, KEY, IDENTITY)
    db = open_database(path, KEY, IDENTITY)
    store, there = EntryStore(db), dict[int, Entry]()
    revisions = dict[int, int]()
    at = NOW
    for step, number, text in steps:
        words = text.encode("utf-8", "replace").decode().replace("\0", "")
        at += timedelta(minutes=1)
        if step == "add" and number not in there:
            there[number] = entry(number, words)
            revisions[number] = store.add(there[number])
        elif number not in there:
            continue
        elif step == "write":
            there[number] = replace(there[number], tags=(words,), mood_after=Mood.LOW)
            store.write(there[number])
        elif step in {"revise", "extend"}:
            there[number] = replace(there[number], body=words, changed_at=at)
            with db.transaction():
                store.write(there[number])
                if step == "revise":
                    revisions[number] = store.begin_revision(there[number])
                else:
                    store.update_revision(revisions[number], there[number])
        elif step == "bin":
            store.set_deleted(there[number].id, at)
        elif step == "erase":
            store.erase(there.pop(number).id)
    found = faults(db)
    assert (found.broken, found.is_seal_broken) == ((), False)
    assert found.entries == len(there)
    db.close()


HARM = {
    "a revision's words": "UPDATE revision SET body = 'other' WHERE id = 2",
    "a revision's date": "UPDATE revision SET saved_at = '2020-01-01T00:00:00+00:00' WHERE id = 2",
    "a lost revision": "DELETE FROM revision WHERE id = 1",
    "the present words": "UPDATE entry_text SET body = 'other' WHERE key = 2",
    "a fact": "UPDATE entry SET mood_after = 1 WHERE key = 2",
    "a tag": "UPDATE entry_tag SET name = 'day' WHERE entry_key = 2",
    "a lost tag": "DELETE FROM entry_tag WHERE entry_key = 2",
}


@pytest.fixture
def filled(database: Database) -> Database:
    """A journal with two entries; the second has revisions 2 and 3."""
    store = EntryStore(database)
    for number in (1, 2):
        store.add(entry(number))
    later = replace(entry(2), body="later words", changed_at=NOW + timedelta(hours=1))
    with database.transaction():
        store.write(later)
        store.begin_revision(later)
    assert is_whole(database)
    return database


@pytest.mark.parametrize("harm", HARM)
def test_what_was_changed_behind_the_programs_back_is_found_where_it_is(
    filled: Database, harm: str
) -> None:
    filled.change(HARM[harm])
    wanted = entry(1 if "lost revision" in harm else 2).id
    assert faults(filled).broken == (wanted,)


@pytest.mark.parametrize(
    "harm", ["DELETE FROM entry WHERE key = 1", "UPDATE journal SET seal = '00'"]
)
def test_a_lost_entry_or_an_older_seal_is_found(filled: Database, harm: str) -> None:
    filled.change(harm)
    assert faults(filled).is_seal_broken
    assert faults(filled).broken == ()


def test_a_later_save_hides_no_earlier_harm(filled: Database) -> None:
    filled.change(HARM["a revision's words"])
    store = EntryStore(filled)
    later = replace(entry(2), body="third", changed_at=NOW + timedelta(hours=2))
    store.write(later)
    store.begin_revision(later)
    store.set_deleted(entry(2).id, NOW)
    assert faults(filled).broken == (entry(2).id,)


def test_a_page_put_back_from_an_older_copy_passes_the_cipher_and_is_found(
    tmp_path: Path,
) -> None:
    path = tmp_path / "journal.db"
    make_database(path, KEY, IDENTITY)
    older, newer = tmp_path / "older.db", tmp_path / "newer.db"
    db = open_database(path, KEY, IDENTITY)
    store = EntryStore(db)
    for number in range(20):
        store.add(entry(number, f"word{number} " * 300))
    db.close()
    older.write_bytes(path.read_bytes())
    db = open_database(path, KEY, IDENTITY)
    store = EntryStore(db)
    for number in range(20):
        revised = replace(entry(number, f"new{number} " * 300), changed_at=NOW + timedelta(1))
        with db.transaction():
            store.write(revised)
            store.begin_revision(revised)
    assert is_whole(db)
    db.close()
    newer.write_bytes(path.read_bytes())
    old, new = older.read_bytes(), newer.read_bytes()
    sound, noticed, passed_by_cipher = _contents(path), 0, 0
    pages = [p for p in range(1, len(old) // 4096) if _page(old, p) != _page(new, p)]
    for page in pages:
        path.write_bytes(new[: page * 4096] + _page(old, page) + new[(page + 1) * 4096 :])
        connection = connect(path, KEY, "mode=rw")
        passed_by_cipher += not connection.execute("PRAGMA cipher_integrity_check").fetchall()
        found = Check(path, IDENTITY).run(connection, KEY)
        connection.close()
        noticed += bool(found.damages)
        # Some pages hold nothing that counts, or the same as before.
        assert found.damages or _contents(path) == sound
    assert passed_by_cipher == len(pages)
    assert noticed > 10


def _contents(path: Path) -> list[list[tuple[object, ...]]]:
    connection = connect(path, KEY, "immutable=1")
    tables = ("journal", "entry", "entry_text", "entry_tag", "revision")
    found = [[tuple(row) for row in connection.execute(f"SELECT * FROM {name}")] for name in tables]
    connection.close()
    return found


def _page(whole: bytes, number: int) -> bytes:
    return whole[number * 4096 : (number + 1) * 4096]


def test_a_journal_of_the_former_schema_is_sealed_when_it_is_brought_up(tmp_path: Path) -> None:
    path = tmp_path / "journal.db"
    path.touch()
    connection = connect(path, KEY, "mode=rw")
    migrate(connection, migrations()[:1])
    connection.execute(
        "INSERT INTO journal (one, journal_id, generation) VALUES (1, ?, 1)", ["ab" * 16]
    )
    moment = NOW.isoformat()
    connection.execute(
        "INSERT INTO entry (key, id, label, words, happened_on, created_at, changed_at)"
        " VALUES (1, ?, 'l', 1, '2026-03-02', ?, ?)",
        (f"{1:032x}", moment, moment),
    )
    connection.execute("INSERT INTO entry_text (key, title, body) VALUES (1, 't', 'b')")
    connection.execute(
        "INSERT INTO revision (entry_key, began_at, saved_at, title, body)"
        " VALUES (1, ?, ?, 't', 'b')",
        (moment, moment),
    )
    connection.close()
    asked: list[int] = []
    db = open_database(path, KEY, IDENTITY, lambda: asked.append(1))
    assert asked == [1]
    assert faults(db) == ChainFaults(1, 1, (), is_seal_broken=False)
    db.change("UPDATE revision SET body = 'c'")
    assert faults(db).broken == (f"{1:032x}",)
    db.close()
