"""The data key of a journal, and the two secrets that unwrap it."""

from __future__ import annotations

import contextlib
import hmac
import secrets
import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from mnemonic import Mnemonic

from reflectapp.domain.errors import (
    BadRecoveryWordsError,
    DamagedHeaderError,
    TooLittleMemoryError,
    WrongPassphraseError,
)
from reflectapp.storage.header import (
    NONCE_SIZE,
    SALT_SIZE,
    Cost,
    Header,
    Slot,
    associated_data,
    signed_part,
)

DEFAULT_COST = Cost(memory_kib=256 * 1024, passes=3, lanes=4)
FALLBACK_COST = Cost(memory_kib=64 * 1024, passes=3, lanes=4)
"""For computers that cannot spare the memory of `DEFAULT_COST`."""

KEY_SIZE = 32
WORD_COUNT = 12
_ENTROPY_SIZE = 16
_RECOVERY_USE = b"reflect recovery slot 1"
_KEYRING_USE = b"reflect keyring slot 1"
_MAC_USE = b"reflect header mac 1"

_PROBE = Cost(memory_kib=32 * 1024, passes=1, lanes=4)
_GOAL_SECONDS = 0.7
"""What one try shall take where it is chosen; what is not met exactly stays in 0.5-1 s."""

_LEAST_PASSES, _MOST_PASSES = 3, 16


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of the database; shows nothing of itself when printed."""

    raw: bytes

    def __repr__(self) -> str:
        return "DataKey(...)"


def measured_cost(now: Callable[[], timedelta]) -> Cost:
    """Return what makes one try of a passphrase take 0.5 to 1 s on this computer.

    Never less than `FALLBACK_COST`, however slow the computer is; more passes, but not more
    memory than `DEFAULT_COST`, however fast.

    Args:
        now: A clock that no user can set.
    """
    shortest = None
    for _ in range(2):  # the first try also fetches the memory
        before = now()
        _stretched("", bytes(SALT_SIZE), _PROBE)
        took = (now() - before).total_seconds()
        shortest = took if shortest is None else min(shortest, took)
    return fitting_cost(shortest or 0.0)


def fitting_cost(seconds: float) -> Cost:
    """Return the cost that suits a computer on which the probe of 32 MiB takes `seconds`."""
    per_kib = max(seconds, 1e-6) / _PROBE.memory_kib
    cost = DEFAULT_COST
    while cost.memory_kib > FALLBACK_COST.memory_kib:
        if per_kib * cost.memory_kib * _LEAST_PASSES <= _GOAL_SECONDS * 1.2:
            break
        cost = replace(cost, memory_kib=cost.memory_kib // 2)
    passes = round(_GOAL_SECONDS / (per_kib * cost.memory_kib))
    return replace(cost, passes=max(_LEAST_PASSES, min(passes, _MOST_PASSES)))


def new_recovery_words() -> tuple[str, ...]:
    """Return twelve words that hold 128 random bits and a checksum (BIP 39)."""
    return tuple(_word_list().to_mnemonic(secrets.token_bytes(_ENTROPY_SIZE)).split())


def check_recovery_words(words: Sequence[str]) -> None:
    """Refuse words that cannot be anybody's recovery words.

    Raises:
        BadRecoveryWordsError: Not twelve, not of the list, or the checksum is wrong.
    """
    _entropy(words)


def new_header(
    journal_id: str,
    passphrase: str,
    words: Sequence[str],
    cost: Cost = DEFAULT_COST,
    generation: int = 1,
) -> tuple[Header, DataKey]:
    """Make a fresh data key and wrap it for the passphrase and for the words.

    Keys come from the system's own source: one that a caller could choose would be a hole.

    Raises:
        BadRecoveryWordsError: See `check_recovery_words`.
    """
    entropy = _entropy(words)
    key = DataKey(secrets.token_bytes(KEY_SIZE))
    blank = Slot(b"", b"", b"")
    header = Header(
        journal_id=journal_id,
        generation=generation,
        cost=cost,
        passphrase=replace(blank, salt=secrets.token_bytes(SALT_SIZE)),
        recovery=replace(blank, salt=secrets.token_bytes(SALT_SIZE)),
        mac=b"",
    )
    try:
        secret = _stretched(passphrase, header.passphrase.salt, cost)
    except MemoryError:
        header = replace(header, cost=FALLBACK_COST)
        secret = _stretched(passphrase, header.passphrase.salt, FALLBACK_COST)
    return _wrapped(header, key, secret, _spread(entropy, header.recovery.salt)), key


def unlock(header: Header, passphrase: str) -> DataKey:
    """Return the data key. Takes about a second, and as much memory as the header says.

    Raises:
        WrongPassphraseError: It does not open this journal.
        DamagedHeaderError: It does, but somebody altered the header.
        TooLittleMemoryError: Nothing could be tried.
    """
    try:
        secret = _stretched(passphrase, header.passphrase.salt, header.cost)
    except MemoryError:
        raise TooLittleMemoryError(header.cost.memory_kib // 1024) from None
    return _unwrapped(header, "passphrase", header.passphrase, secret)


def unlock_with_words(header: Header, words: Sequence[str]) -> DataKey:
    """Return the data key by way of the recovery words.

    Raises:
        BadRecoveryWordsError: They cannot be anybody's.
        WrongPassphraseError: They are not this journal's.
        DamagedHeaderError: They are, but somebody altered the header.
    """
    secret = _spread(_entropy(words), header.recovery.salt)
    return _unwrapped(header, "recovery", header.recovery, secret)


def unlock_with_either(header: Header, secret: str) -> DataKey:
    """Return the data key by way of the passphrase, or of twelve words with space between.

    Raises:
        WrongPassphraseError: It is neither of this journal.
        DamagedHeaderError: It is, but somebody altered the header.
    """
    with contextlib.suppress(BadRecoveryWordsError, WrongPassphraseError):
        return unlock_with_words(header, secret.split())
    return unlock(header, secret)


def unlock_with_keyring(header: Header, secret: bytes) -> DataKey:
    """Return the data key by way of what the keyring holds.

    Raises:
        WrongPassphraseError: There is no such slot, or the keyring's key is another one.
        DamagedHeaderError: The header was altered.
    """
    if header.keyring is None:
        raise WrongPassphraseError
    by_keyring = _spread(secret, header.keyring.salt, _KEYRING_USE)
    return _unwrapped(header, "keyring", header.keyring, by_keyring)


def new_keyring_secret() -> bytes:
    """Return what a keyring shall hold for one journal."""
    return secrets.token_bytes(KEY_SIZE)


def with_keyring(header: Header, key: DataKey, secret: bytes | None) -> Header:
    """Return the header with a slot for the keyring, or without one when `secret` is None."""
    header = replace(header, keyring=None)
    if secret is not None:
        slot = Slot(secrets.token_bytes(SALT_SIZE), secrets.token_bytes(NONCE_SIZE), b"")
        by_keyring = _spread(secret, slot.salt, _KEYRING_USE)
        bound_to = associated_data(header, "keyring")
        sealed = AESGCM(by_keyring).encrypt(slot.nonce, key.raw, bound_to)
        header = replace(header, keyring=replace(slot, wrapped=sealed))
    return replace(header, mac=_mac(header, key))


def is_key_of(header: Header, key: DataKey) -> bool:
    """Say whether `key` is what the slots of `header` wrap."""
    return hmac.compare_digest(_mac(header, key), header.mac)


def _wrapped(header: Header, key: DataKey, by_passphrase: bytes, by_words: bytes) -> Header:
    slots = {}
    for name, slot, secret in (
        ("passphrase", header.passphrase, by_passphrase),
        ("recovery", header.recovery, by_words),
    ):
        nonce = secrets.token_bytes(NONCE_SIZE)
        sealed = AESGCM(secret).encrypt(nonce, key.raw, associated_data(header, name))
        slots[name] = replace(slot, nonce=nonce, wrapped=sealed)
    header = replace(header, passphrase=slots["passphrase"], recovery=slots["recovery"])
    return replace(header, mac=_mac(header, key))


def _unwrapped(header: Header, name: str, slot: Slot, secret: bytes) -> DataKey:
    try:
        raw = AESGCM(secret).decrypt(slot.nonce, slot.wrapped, associated_data(header, name))
    except InvalidTag:
        raise WrongPassphraseError from None
    key = DataKey(raw)
    if not is_key_of(header, key):
        raise DamagedHeaderError
    return key


def _mac(header: Header, key: DataKey) -> bytes:
    mac_key = HKDF(hashes.SHA256(), KEY_SIZE, salt=None, info=_MAC_USE).derive(key.raw)
    return hmac.digest(mac_key, signed_part(header), "sha256")


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    if not cost.is_bounded():
        raise DamagedHeaderError
    # One passphrase, however a keyboard composes its accents.
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    return Argon2id(
        salt=salt,
        length=KEY_SIZE,
        iterations=cost.passes,
        lanes=cost.lanes,
        memory_cost=cost.memory_kib,
    ).derive(secret)


def _spread(entropy: bytes, salt: bytes, use: bytes = _RECOVERY_USE) -> bytes:
    # 128 random bits need no stretching, only spreading.
    return HKDF(hashes.SHA256(), KEY_SIZE, salt=salt, info=use).derive(entropy)


def _entropy(words: Sequence[str]) -> bytes:
    folded = [word.strip().casefold() for word in words]
    if len(folded) != WORD_COUNT:
        raise BadRecoveryWordsError
    try:
        return bytes(_word_list().to_entropy(folded))
    except (ValueError, LookupError):
        raise BadRecoveryWordsError from None


def _word_list() -> Mnemonic:
    return Mnemonic("english")
