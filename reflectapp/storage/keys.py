"""The data key of a journal, and the two secrets that unwrap it."""

from __future__ import annotations

import hmac
import secrets
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from mnemonic import Mnemonic

from reflectapp.domain.errors import (
    BadRecoveryWordsError,
    DamagedHeaderError,
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
_MAC_USE = b"reflect header mac 1"


@dataclass(frozen=True, slots=True)
class DataKey:
    """The key of the database; shows nothing of itself when printed."""

    raw: bytes

    def __repr__(self) -> str:
        return "DataKey(...)"


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
    journal_id: str, passphrase: str, words: Sequence[str], cost: Cost = DEFAULT_COST
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
        generation=1,
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
    """
    secret = _stretched(passphrase, header.passphrase.salt, header.cost)
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
    if not hmac.compare_digest(_mac(header, key), header.mac):
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


def _spread(entropy: bytes, salt: bytes) -> bytes:
    # 128 random bits need no stretching, only spreading.
    return HKDF(hashes.SHA256(), KEY_SIZE, salt=salt, info=_RECOVERY_USE).derive(entropy)


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
