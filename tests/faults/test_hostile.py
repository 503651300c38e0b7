"""Files that were altered at random: read or refused by name, never a crash, never for long."""

from __future__ import annotations

import base64
import hashlib
import json
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from reflectapp.domain.errors import DamagedHeaderError, NewerSchemaError, WrongPassphraseError
from reflectapp.importers.faults import ImportFailedError
from reflectapp.importers.formats import AUTO
from reflectapp.storage import header
from reflectapp.storage.keys import new_header, unlock
from tests.faults.conftest import Note
from tests.support.fixtures import CHEAP, PASSPHRASE, WORDS
from tests.support.foreign_files import FILES, KEYS, MARK, read_all

_LONG = [pytest.mark.faults_long, pytest.mark.timeout(7200)]
_LONGEST = 5.0
"""Seconds that no altered file of a kilobyte may take."""

_SIGNS = (
    b"\0", b"\xff\xfe", b"{", b"[", b"[" * 3000, b'"', b"&a;", b"9" * 5000, b"\xed\xa0\x80", b"-",
    b"null", b"true", b"1e999", b"<!", b"<!DOCTYPE x [", b"\\ud800", b"\n", b"2024-99-99", b"*a",
    b"&a ", b": ", b"0000-00-00", b"9999-12-31", b"\xe2\x80\xa8", b"]]>", b"---\n", b"\r", b"  ",
)  # fmt: skip


def _cut(raw: bytes, chance: Random) -> bytes:
    return raw[: chance.randint(0, len(raw))]


def _doubled(raw: bytes, chance: Random) -> bytes:
    at = chance.randint(0, len(raw))
    return raw[:at] + raw[at : at + 40] * chance.randint(1, 50) + raw[at:]


def _overwritten(raw: bytes, chance: Random) -> bytes:
    at, sign = chance.randint(0, len(raw)), chance.choice(_SIGNS)
    return raw[:at] + sign + raw[at + chance.randint(0, len(sign)) :]


def _flipped(raw: bytes, chance: Random) -> bytes:
    if not raw:
        return raw
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ (1 << chance.randrange(8))]) + raw[at + 1 :]


def _moved(raw: bytes, chance: Random) -> bytes:
    first, last = sorted(chance.randint(0, len(raw)) for _ in range(2))
    at = chance.randint(0, len(raw))
    return raw[:at] + raw[first:last] + raw[at:]


WAYS = (_cut, _doubled, _overwritten, _flipped, _moved)


def altered(raw: bytes, chance: Random) -> bytes:
    """Return `raw` after one to four alterations."""
    for _ in range(chance.randint(1, 4)):
        raw = chance.choice(WAYS)(raw, chance)
    return raw


@pytest.mark.parametrize("times", [30, pytest.param(10_000, marks=_LONG)])
@pytest.mark.parametrize("name", FILES)
def test_an_altered_file_of_another_journal_is_read_or_refused_and_soon(
    tmp_path: Path, note: Note, name: str, times: int
) -> None:
    file_name, text = FILES[name]
    file, raw, slowest = tmp_path / file_name, text.encode(), 0.0
    for number in range(times):
        file.write_bytes(altered(raw, Random(f"{name} {number}")))
        for key in (KEYS.get(name, name), AUTO):
            began = time.process_time()
            try:
                read_all(file, key)
            except ImportFailedError as error:
                assert MARK not in f"{error!r}{error.place!r}", number
            slowest = max(slowest, time.process_time() - began)
            assert slowest < _LONGEST, number
    note(f"altered files read or refused, {name}", f"{times:,}; the slowest {slowest:.2f} s")


HEADER, _ = new_header("ab" * 16, PASSPHRASE, WORDS, CHEAP)
RAW = header.written(HEADER)
_VALUES: tuple[object, ...] = (
    None, True, -1, 0, 1, 2**31, 2**53, 2**70, 1e308, "", "A", "AA==", "A" * 44, "A" * 5000, "é",
    "\0", [], {}, "argon2id", *(base64.b64encode(bytes(size)).decode() for size in (12, 16, 48)),
)  # fmt: skip


def forged(chance: Random) -> bytes:
    """Return a header that says something else and has the right checksum and form."""
    content = json.loads(RAW)
    del content["checksum"]
    for _ in range(chance.randint(1, 3)):
        node = content
        while True:
            key = chance.choice(list(node))
            if not isinstance(node[key], dict) or not node[key] or chance.random() < 0.1:
                break
            node = node[key]
        node[key] = chance.choice(_VALUES)
    canonical = json.dumps(content, sort_keys=True, separators=(",", ":"))
    content["checksum"] = hashlib.sha256(canonical.encode()).hexdigest()
    return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode()


@pytest.mark.parametrize("times", [300, pytest.param(100_000, marks=_LONG)])
@pytest.mark.parametrize(
    ("kind", "make"), [("altered", lambda chance: altered(RAW, chance)), ("forged", forged)]
)
def test_a_hostile_key_file_is_refused_and_soon(
    note: Note, kind: str, make: Callable[[Random], bytes], times: int
) -> None:
    opened, slowest = 0, 0.0
    for number in range(times):
        raw = make(Random(number))
        began = time.process_time()
        try:
            read = header.read(raw)
            # A cost within its bounds may be a second's work: what it asks for is known by now.
            if read.cost == CHEAP:
                unlock(read, PASSPHRASE)
                opened += raw != RAW
        except (DamagedHeaderError, NewerSchemaError, WrongPassphraseError):
            pass
        slowest = max(slowest, time.process_time() - began)
        assert slowest < _LONGEST, number
    note(f"{kind} key files that opened, of {times:,}", f"{opened}; the slowest {slowest:.2f} s")
    assert opened == 0
