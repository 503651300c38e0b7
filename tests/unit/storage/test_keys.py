"""The header file, and the two secrets that open it."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.errors import (
    BadRecoveryWordsError,
    DamagedHeaderError,
    NewerSchemaError,
    WrongPassphraseError,
)
from reflectapp.storage import header, keys
from reflectapp.storage.header import Cost
from tests.support.fixtures import CHEAP, PASSPHRASE, WORDS

HEADER, KEY = keys.new_header("ab" * 16, PASSPHRASE, WORDS, CHEAP)
RAW = header.written(HEADER)


def test_the_passphrase_and_the_words_open_the_same_key() -> None:
    read = header.read(RAW)
    assert keys.unlock(read, PASSPHRASE) == KEY
    assert keys.unlock_with_words(read, WORDS) == KEY
    assert len(KEY.raw) == 32


def test_the_words_are_twelve_of_the_list_and_never_the_same() -> None:
    first, second = keys.new_recovery_words(), keys.new_recovery_words()
    assert len(first) == 12
    assert first != second
    keys.check_recovery_words(first)


def test_words_may_be_typed_in_capitals_and_with_spaces() -> None:
    assert keys.unlock_with_words(HEADER, [f" {word.upper()} " for word in WORDS]) == KEY


@pytest.mark.parametrize(
    "words",
    [(), WORDS[:11], (*WORDS, "about"), ("zebra",) * 12, ("no such word",) * 12, ("",) * 12],
    ids=["none", "eleven", "thirteen", "checksum", "not in the list", "blank"],
)
def test_words_that_can_be_nobodys_are_refused(words: tuple[str, ...]) -> None:
    with pytest.raises(BadRecoveryWordsError):
        keys.unlock_with_words(HEADER, words)


def test_words_of_another_journal_are_wrong_and_not_damage() -> None:
    with pytest.raises(WrongPassphraseError):
        keys.unlock_with_words(HEADER, keys.new_recovery_words())


@pytest.mark.parametrize("wrong", ["", PASSPHRASE + " ", PASSPHRASE.upper(), "\ud800"])
def test_a_wrong_passphrase_is_said_to_be_wrong(wrong: str) -> None:
    with pytest.raises(WrongPassphraseError):
        keys.unlock(HEADER, wrong)


def test_an_accent_may_be_typed_in_one_piece_or_two() -> None:
    made, key = keys.new_header("ab" * 16, "crème brûlée", WORDS, CHEAP)
    assert keys.unlock(made, "cre\u0300me bru\u0302le\u0301e") == key


def test_two_journals_of_one_passphrase_share_nothing() -> None:
    other, key = keys.new_header("ab" * 16, PASSPHRASE, WORDS, CHEAP)
    assert key != KEY
    assert other.passphrase.salt != HEADER.passphrase.salt
    assert other.recovery.salt != HEADER.recovery.salt


def test_neither_secret_is_in_the_file_nor_in_what_is_printed() -> None:
    assert KEY.raw not in RAW
    assert KEY.raw.hex() not in repr(KEY)
    assert PASSPHRASE.encode() not in RAW


@given(st.integers(0, len(RAW) * 8 - 1))
def test_every_flipped_bit_of_the_header_is_noticed(bit: int) -> None:
    damaged = bytearray(RAW)
    damaged[bit // 8] ^= 1 << bit % 8
    with pytest.raises((DamagedHeaderError, NewerSchemaError)):
        header.read(bytes(damaged))


@given(st.binary(max_size=2000) | st.text(max_size=500).map(lambda text: text.encode("utf-8")))
def test_whatever_stands_in_the_file_only_a_header_is_read(raw: bytes) -> None:
    with pytest.raises((DamagedHeaderError, NewerSchemaError)):
        header.read(raw)


@pytest.mark.parametrize("raw", [b"", b"null", b"[]", b"[" * 100_000, b" " * 20_000, RAW[:-1]])
def test_a_file_that_is_no_header_is_damaged(raw: bytes) -> None:
    with pytest.raises(DamagedHeaderError):
        header.read(raw)


def test_a_header_of_a_newer_program_is_not_called_damaged() -> None:
    content = json.loads(RAW)
    content["version"] = 2
    with pytest.raises(NewerSchemaError):
        header.read(json.dumps(content).encode())


@pytest.mark.parametrize(
    "cost",
    [
        Cost(2 * 1024 * 1024, 1, 1),
        Cost(1024, 17, 1),
        Cost(1024, 1, 9),
        Cost(8, 1, 4),
        Cost(1024, 0, 1),
    ],
    ids=["memory", "passes", "lanes", "too little memory", "no pass"],
)
def test_a_cost_out_of_bounds_is_refused_before_anything_is_derived(cost: Cost) -> None:
    # As `written` would have it, checksum and all: only the bounds stand against it.
    with pytest.raises(DamagedHeaderError):
        header.read(header.written(replace(HEADER, cost=cost)))
    with pytest.raises(DamagedHeaderError):
        keys.unlock(replace(HEADER, cost=cost), PASSPHRASE)


def test_base64_with_spare_bits_is_refused() -> None:
    mac = json.loads(RAW)["mac"]
    spare = mac[:-2] + chr(ord(mac[-2]) + 1) + "="
    assert len(spare) == len(mac)
    with pytest.raises(DamagedHeaderError):
        header.read(RAW.replace(mac.encode(), spare.encode()))


@pytest.mark.parametrize("part", ["journal_id", "generation", "recovery"])
def test_a_forged_header_with_a_right_checksum_does_not_open(part: str) -> None:
    other, _ = keys.new_header("cd" * 16, PASSPHRASE, WORDS, CHEAP)
    forged = {
        "journal_id": replace(HEADER, journal_id="cd" * 16),
        "generation": replace(HEADER, generation=2),
        "recovery": replace(HEADER, recovery=other.recovery),
    }[part]
    assert header.read(header.written(forged)) == forged
    with pytest.raises((DamagedHeaderError, WrongPassphraseError)):
        keys.unlock(forged, PASSPHRASE)


def test_a_slot_put_back_from_an_older_header_is_noticed_by_the_mac() -> None:
    nonce = bytes(12)
    swapped = replace(HEADER, recovery=replace(HEADER.recovery, nonce=nonce))
    with pytest.raises(DamagedHeaderError):
        keys.unlock(swapped, PASSPHRASE)
    with pytest.raises(WrongPassphraseError):
        keys.unlock_with_words(swapped, WORDS)


@pytest.mark.slow
def test_a_real_journal_costs_a_guesser_256_mib() -> None:
    made, key = keys.new_header("ab" * 16, PASSPHRASE, WORDS)
    assert made.cost == Cost(memory_kib=256 * 1024, passes=3, lanes=4)
    assert keys.unlock(header.read(header.written(made)), PASSPHRASE) == key


# The header asks for a gigabyte, and the process may have 300 MB more than it has.
_WITH_LITTLE_MEMORY = """
import resource, sys
from dataclasses import replace
from reflectapp.domain.errors import TooLittleMemoryError
from reflectapp.storage import header, keys
made, key = keys.new_header("ab" * 16, "four quiet herons", keys.new_recovery_words(),
                            header.Cost(memory_kib=64, passes=1, lanes=1))
used = int(open("/proc/self/statm").read().split()[0]) * resource.getpagesize()
resource.setrlimit(resource.RLIMIT_AS, (used + 300 * 2**20,) * 2)
greedy = replace(made, cost=header.Cost(memory_kib=1024 * 1024, passes=1, lanes=1))
try:
    keys.unlock(greedy, "four quiet herons")
except TooLittleMemoryError as error:
    print(error.needed_mib, keys.unlock(made, "four quiet herons") == key)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="needs limits of Linux")
def test_too_little_memory_to_unlock_is_told_apart_from_a_wrong_passphrase() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _WITH_LITTLE_MEMORY], capture_output=True, text=True, check=False
    )

    assert done.stdout.split() == ["1024", "True"], done.stderr
