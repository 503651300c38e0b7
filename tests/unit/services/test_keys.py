"""Changing what opens a journal, while it is open."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.entry import Draft
from reflectapp.domain.errors import (
    BadRecoveryWordsError,
    DamagedHeaderError,
    KeyringError,
    SaveFailedError,
    WeakPassphraseError,
    WrongPassphraseError,
)
from reflectapp.services.session import Door, Session
from reflectapp.storage import keys
from reflectapp.storage.folder import JournalFolder
from reflectapp.storage.header import read, written
from reflectapp.storage.keyring import KeyringState, SystemKeyring
from tests.support.fakes import HeldKeyring
from tests.support.fixtures import CHEAP, PASSPHRASE, WORDS

NEW = "a kettle, seven maps and rain"
NEW_WORDS = (
    "legal",
    "winner",
    "thank",
    "year",
    "wave",
    "sausage",
    "worth",
    "useful",
    "legal",
    "winner",
    "thank",
    "yellow",
)


def test_a_new_passphrase_opens_it_and_the_former_one_no_longer(
    session: Session, door: Door
) -> None:
    entry = session.journal.new_entry(title="Kept", body="words")
    before = (session.folder / "journal.db").read_bytes()
    key_before = session._db._key
    session.keys.change(PASSPHRASE, NEW, WORDS)
    # The session goes on, with another data key.
    assert session.journal.entry(entry.id) == entry
    session.journal.save(Draft(entry.id, "Kept", "more words", entry.happened_on))
    assert session._db._key != key_before
    assert session.integrity.verify().is_sound
    session.close()
    assert (session.folder / "journal.db").read_bytes()[:4096] != before[:4096]
    with pytest.raises(WrongPassphraseError):
        door.unlock(PASSPHRASE)
    for opened in (door.unlock(NEW),):
        assert opened.journal.entry(entry.id).body == "more words"
        opened.close()
    door.unlock_with_words(" ".join(WORDS)).close()
    assert {file.name for file in door.folder.iterdir()} == {
        "journal.db",
        "key.json",
        "journal.lock",
    }


def test_new_recovery_words_take_the_place_of_the_former_ones(session: Session, door: Door) -> None:
    session.keys.change(PASSPHRASE, PASSPHRASE, NEW_WORDS)
    session.close()
    door.unlock(PASSPHRASE).close()
    door.unlock_with_words(" ".join(NEW_WORDS)).close()
    with pytest.raises(WrongPassphraseError):
        door.unlock_with_words(" ".join(WORDS))


def test_a_lost_passphrase_is_replaced_by_way_of_the_words(door: Door, session: Session) -> None:
    session.close()
    opened = door.unlock_with_words(" ".join(WORDS))
    opened.keys.change(" ".join(WORDS), NEW, NEW_WORDS)
    opened.close()
    door.unlock(NEW).close()


@pytest.mark.parametrize(
    ("secret", "passphrase", "words", "error"),
    [
        ("not the passphrase", NEW, WORDS, WrongPassphraseError),
        (" ".join(NEW_WORDS), NEW, WORDS, WrongPassphraseError),
        (PASSPHRASE, "short", WORDS, WeakPassphraseError),
        (PASSPHRASE, NEW, ("abandon",) * 12, BadRecoveryWordsError),
    ],
)
def test_a_change_that_is_refused_changes_nothing(
    session: Session,
    door: Door,
    secret: str,
    passphrase: str,
    words: tuple[str, ...],
    error: type[Exception],
) -> None:
    header = (session.folder / "key.json").read_bytes()
    with pytest.raises(error):
        session.keys.change(secret, passphrase, words)
    assert (session.folder / "key.json").read_bytes() == header
    session.journal.new_entry(title="Still")
    session.close()
    door.unlock(PASSPHRASE).close()


def test_a_change_that_finds_no_room_changes_nothing(session: Session, door: Door) -> None:
    (session.folder / "incoming.new").write_bytes(b"in the way")
    with pytest.raises(SaveFailedError):
        session.keys.change(PASSPHRASE, NEW, WORDS)
    (session.folder / "incoming.new").unlink()
    entry = session.journal.new_entry(title="Still")
    session.close()
    again = door.unlock(PASSPHRASE)
    assert again.journal.entry(entry.id) == entry
    again.close()


def test_the_present_secrets_are_known_from_others(session: Session) -> None:
    session.keys.check(PASSPHRASE)
    session.keys.check(" ".join(WORDS).upper())
    session.keys.check_words(WORDS)
    for wrong in ("", PASSPHRASE + " ", " ".join(NEW_WORDS)):
        with pytest.raises(WrongPassphraseError):
            session.keys.check(wrong)
    with pytest.raises(WrongPassphraseError):
        session.keys.check_words(NEW_WORDS)


def _staged(door: Door) -> tuple[dict[str, bytes], dict[str, bytes]]:
    """Return the files of one journal before and after a change of its keys."""
    names = ("journal.db", "key.json")
    before = {name: (door.folder / name).read_bytes() for name in names}
    session = door.unlock(PASSPHRASE)
    session.keys.change(PASSPHRASE, NEW, NEW_WORDS)
    session.close()
    return before, {name: (door.folder / name).read_bytes() for name in names}


@pytest.mark.parametrize("moved", [0, 1, 2])
def test_a_change_that_was_decided_is_finished_at_the_next_opening(
    door: Door, session: Session, moved: int
) -> None:
    session.close()
    before, after = _staged(door)
    incoming = door.folder / "incoming"
    incoming.mkdir()
    for number, name in enumerate(("journal.db", "key.json")):
        (door.folder / name).write_bytes((after if number < moved else before)[name])
        if number >= moved:
            (incoming / name).write_bytes(after[name])
    # A wrong try does not undo what was decided.
    with pytest.raises(WrongPassphraseError):
        door.unlock("something else")
    door.unlock(NEW).close()
    assert not incoming.exists()


def test_a_change_that_was_not_decided_never_happened(door: Door, session: Session) -> None:
    session.close()
    half = door.folder / "incoming.new"
    half.mkdir()
    (half / "journal.db").write_bytes(b"half")
    door.unlock(PASSPHRASE).close()
    assert not half.exists()


@given(seconds=st.floats(1e-4, 20.0))
def test_a_chosen_cost_is_bounded_and_never_too_cheap(seconds: float) -> None:
    cost = keys.fitting_cost(seconds)
    assert cost.is_bounded()
    assert cost.memory_kib >= keys.FALLBACK_COST.memory_kib
    assert cost.passes >= keys.FALLBACK_COST.passes
    takes = seconds / (32 * 1024) * cost.memory_kib * cost.passes
    is_cheapest = (cost.memory_kib, cost.passes) == (64 * 1024, 3)
    is_dearest = (cost.memory_kib, cost.passes) == (256 * 1024, 16)
    assert 0.5 <= takes <= 1.0 or (is_cheapest and takes > 1.0) or (is_dearest and takes < 0.5)


def test_the_quicker_of_two_tries_tells_what_a_computer_can_do() -> None:
    ticks = iter([0.0, 0.9, 1.0, 1.02])
    measured = keys.measured_cost(lambda: timedelta(seconds=next(ticks)))
    assert measured == keys.fitting_cost(1.02 - 1.0)


@pytest.mark.parametrize(
    "hostile",
    [
        {"memory_kib": 64 * 1024 * 1024},
        {"passes": 10_000_000},
        {"lanes": 255},
        {"memory_kib": 0},
        {"passes": 0},
    ],
)
def test_a_hostile_key_file_costs_no_memory_and_no_time(
    door: Door, session: Session, hostile: dict[str, int]
) -> None:
    session.close()
    content = json.loads((door.folder / "key.json").read_bytes())
    content["slots"]["passphrase"] |= hostile
    header = read((door.folder / "key.json").read_bytes())
    forged = replace(header, cost=replace(header.cost, **hostile))
    (door.folder / "key.json").write_bytes(written(forged))
    with pytest.raises(DamagedHeaderError):
        door.unlock(PASSPHRASE)
    with pytest.raises(DamagedHeaderError):
        keys._stretched("x", bytes(16), forged.cost)


def test_a_slot_for_the_keyring_leaves_the_others_as_they_are() -> None:
    header, key = keys.new_header("ab" * 16, PASSPHRASE, WORDS, CHEAP)
    secret = keys.new_keyring_secret()
    slotted = keys.with_keyring(header, key, secret)
    assert read(written(slotted)) == slotted
    assert keys.unlock_with_keyring(slotted, secret) == key
    assert keys.unlock(slotted, PASSPHRASE) == key
    assert keys.unlock_with_words(slotted, WORDS) == key
    for wrong in (header, keys.with_keyring(header, key, keys.new_keyring_secret())):
        with pytest.raises(WrongPassphraseError):
            keys.unlock_with_keyring(wrong, secret)
    assert keys.with_keyring(slotted, key, None) == header
    # A slot that somebody else put in is noticed.
    forged = replace(slotted, keyring=None)
    with pytest.raises(DamagedHeaderError):
        keys.unlock(forged, PASSPHRASE)


class NoKeyring(SystemKeyring):
    """A computer on which no keyring answers."""

    def state(self) -> KeyringState:
        """Say that there is none."""
        return KeyringState.ABSENT

    def secret(self, journal_id: str) -> bytes | None:
        """Fail as one that is gone does."""
        raise KeyringError("absent")


def test_without_a_keyring_nothing_changes_and_the_passphrase_opens(
    session: Session, door: Door
) -> None:
    session.keys._keyring = NoKeyring()
    before = (session.folder / "key.json").read_bytes()
    # Told before a secret is looked at, and so before it is asked for.
    with pytest.raises(KeyringError):
        session.keys.check_keyring_answers()
    for secret in (PASSPHRASE, "not the passphrase"):
        with pytest.raises(KeyringError):
            session.keys.use_keyring(secret)
    assert (session.folder / "key.json").read_bytes() == before
    session.close()
    door.keyring = NoKeyring()
    assert not door.offers_keyring()
    header = door.files.header()
    key = keys.unlock(header, PASSPHRASE)
    JournalFolder(door.folder).put_header(keys.with_keyring(header, key, keys.new_keyring_secret()))
    assert door.offers_keyring()
    with pytest.raises(KeyringError):
        door.unlock_with_keyring()
    opened = door.unlock(PASSPHRASE)
    # A change of keys where the keyring is gone takes its slot away.
    opened.keys.change(PASSPHRASE, NEW, WORDS)
    assert not opened.keys.uses_keyring()
    opened.close()


@pytest.mark.parametrize("secret", [PASSPHRASE, " ".join(WORDS)], ids=["passphrase", "words"])
def test_who_knows_what_opens_the_journal_lets_the_keyring_open_it(
    session: Session, door: Door, secret: str
) -> None:
    session.keys._keyring = door.keyring = HeldKeyring()
    session.keys.use_keyring(secret)
    assert session.keys.uses_keyring()
    session.close()
    door.unlock_with_keyring().close()
    door.unlock(PASSPHRASE).close()


@pytest.mark.parametrize("secret", ["", "not the passphrase", " ".join(NEW_WORDS)])
def test_who_finds_the_journal_open_keeps_no_way_in_by_the_keyring(
    session: Session, secret: str
) -> None:
    session.keys._keyring = keyring = HeldKeyring()
    before = (session.folder / "key.json").read_bytes()
    with pytest.raises(WrongPassphraseError):
        session.keys.use_keyring(secret)
    assert (session.folder / "key.json").read_bytes() == before
    assert keyring.held == {}


def test_the_key_file_of_another_journal_does_not_stand_in_for_this_one(
    session: Session, door: Door
) -> None:
    session.keys._keyring = keyring = HeldKeyring()
    other, _ = keys.new_header(door.files.header().journal_id, NEW, NEW_WORDS, CHEAP)
    (session.folder / "key.json").write_bytes(written(other))
    with pytest.raises(WrongPassphraseError):
        session.keys.use_keyring(NEW)
    assert (session.folder / "key.json").read_bytes() == written(other)
    assert keyring.held == {}


def test_a_journal_without_files_offers_no_keyring(tmp_path: Path, door: Door) -> None:
    del tmp_path
    assert not door.offers_keyring()
