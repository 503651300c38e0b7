"""`key.json`: what is written in it, and refusing everything that is not exactly that."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import cast

from reflectapp.domain.errors import DamagedHeaderError, NewerSchemaError

FORMAT = "reflect-journal-key"
VERSION = 1
LARGEST = 16 * 1024
"""A header has less than 1 KB; nothing bigger is even parsed."""

SALT_SIZE, NONCE_SIZE, WRAPPED_SIZE, MAC_SIZE = 16, 12, 48, 32

_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Cost:
    """What one try of a passphrase costs (Argon2id)."""

    memory_kib: int
    passes: int
    lanes: int

    def is_bounded(self) -> bool:
        """Say whether deriving with this is possible, and ends soon on any computer."""
        return (
            1 <= self.lanes <= 8
            and 8 * self.lanes <= self.memory_kib <= 1024 * 1024
            and 1 <= self.passes <= 16
        )


@dataclass(frozen=True, slots=True)
class Slot:
    """The data key, wrapped by one secret."""

    salt: bytes
    nonce: bytes
    wrapped: bytes


@dataclass(frozen=True, slots=True)
class Header:
    """What `key.json` says."""

    journal_id: str
    generation: int
    cost: Cost
    passphrase: Slot
    recovery: Slot
    mac: bytes
    keyring: Slot | None = None
    """Wrapped by a key that the computer's keyring holds; never the only slot."""


def written(header: Header) -> bytes:
    """Return the one way in which `header` is written."""
    content = _content(header, is_open=False)
    content["mac"] = _encoded(header.mac)
    content["checksum"] = _checksum(content)
    return (json.dumps(content, indent=1, sort_keys=True) + "\n").encode("ascii")


def signed_part(header: Header) -> bytes:
    """Return what the mac vouches for: everything but itself."""
    return _canonical(_content(header, is_open=False))


def associated_data(header: Header, slot: str) -> bytes:
    """Return what a slot is bound to: the header without what the slots themselves hold.

    The keyring's slot comes and goes while the others stay, so they are not bound to it.
    """
    header = replace(header, keyring=None)
    return slot.encode("ascii") + b"\0" + _canonical(_content(header, is_open=True))


def read(raw: bytes) -> Header:
    """Read what `written` made.

    The checksum tells a damaged file from a wrong passphrase; the mac, which needs the data
    key, tells a forged one.

    Raises:
        DamagedHeaderError: One byte is not as `written` would have it.
        NewerSchemaError: A newer version of the program made it.
    """
    try:
        content = json.loads(raw.decode("ascii")) if len(raw) <= LARGEST else None
        if not isinstance(content, dict) or content.get("format") != FORMAT:
            raise DamagedHeaderError
        version = content.get("version")
        if isinstance(version, int) and version > VERSION:
            raise NewerSchemaError(version, VERSION)
        header = _header(content)
    except (ValueError, TypeError, KeyError, RecursionError) as error:
        raise DamagedHeaderError from error
    if not header.cost.is_bounded() or written(header) != raw:
        raise DamagedHeaderError
    return header


def _header(content: Mapping[str, object]) -> Header:
    slots = _part(content, "slots")
    passphrase, recovery = _part(slots, "passphrase"), _part(slots, "recovery")
    keyring = _slot(_part(slots, "keyring")) if "keyring" in slots else None
    journal_id = content["journal_id"]
    if not isinstance(journal_id, str) or not _ID.fullmatch(journal_id):
        raise DamagedHeaderError
    return Header(
        journal_id=journal_id,
        generation=_number(content, "generation"),
        cost=Cost(*(_number(passphrase, name) for name in ("memory_kib", "passes", "lanes"))),
        passphrase=_slot(passphrase),
        recovery=_slot(recovery),
        mac=_decoded(content["mac"], MAC_SIZE),
        keyring=keyring,
    )


def _slot(content: Mapping[str, object]) -> Slot:
    return Slot(
        salt=_decoded(content["salt"], SALT_SIZE),
        nonce=_decoded(content["nonce"], NONCE_SIZE),
        wrapped=_decoded(content["wrapped"], WRAPPED_SIZE),
    )


def _content(header: Header, *, is_open: bool) -> dict[str, object]:
    keyring = {}
    if header.keyring is not None:
        keyring["keyring"] = {"kdf": "hkdf-sha256", **_secrets(header.keyring, is_open=is_open)}
    return {
        "format": FORMAT,
        "version": VERSION,
        "journal_id": header.journal_id,
        "generation": header.generation,
        "slots": {
            "passphrase": {
                "kdf": "argon2id",
                "memory_kib": header.cost.memory_kib,
                "passes": header.cost.passes,
                "lanes": header.cost.lanes,
                **_secrets(header.passphrase, is_open=is_open),
            },
            "recovery": {"kdf": "hkdf-sha256", **_secrets(header.recovery, is_open=is_open)},
            **keyring,
        },
    }


def _secrets(slot: Slot, *, is_open: bool) -> dict[str, str]:
    shown = {"salt": slot.salt}
    if not is_open:
        shown |= {"nonce": slot.nonce, "wrapped": slot.wrapped}
    return {name: _encoded(value) for name, value in shown.items()}


def _canonical(content: Mapping[str, object]) -> bytes:
    return json.dumps(content, sort_keys=True, separators=(",", ":")).encode("ascii")


def _checksum(content: Mapping[str, object]) -> str:
    return hashlib.sha256(_canonical(content)).hexdigest()


def _part(content: Mapping[str, object], name: str) -> Mapping[str, object]:
    part = content[name]
    if not isinstance(part, dict):
        raise DamagedHeaderError
    return cast(Mapping[str, object], part)


def _number(content: Mapping[str, object], name: str) -> int:
    number = content[name]
    if type(number) is not int or not 0 <= number < 2**53:
        raise DamagedHeaderError
    return number


def _encoded(value: bytes) -> str:
    return base64.b64encode(value).decode("ascii")


def _decoded(text: object, size: int) -> bytes:
    if not isinstance(text, str):
        raise DamagedHeaderError
    try:
        value = base64.b64decode(text, validate=True)
    except binascii.Error as error:
        raise DamagedHeaderError from error
    # Base64 has spare bits at its end: two texts may mean the same bytes. Only one is ours.
    if len(value) != size or _encoded(value) != text:
        raise DamagedHeaderError
    return value
