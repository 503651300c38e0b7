"""How good a passphrase is, before it is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reflectapp.domain.errors import WeakPassphraseError

MIN_PASSPHRASE = 10
"""Least length, in code points."""

_LONGEST_MEASURED = 72
"""The estimator takes no more; what is longer is at least as good as its beginning."""


@dataclass(frozen=True, slots=True)
class Strength:
    """What it would take to guess a passphrase."""

    score: int
    """0 (the first guesses find it) to 4 (out of reach)."""
    crack_seconds: float
    """At ten thousand guesses a second, which is more than the header's cost allows most."""
    is_long_enough: bool


def passphrase_strength(passphrase: str, terms: Sequence[str] = ()) -> Strength:
    """Estimate how hard `passphrase` is to guess.

    Args:
        terms: What anybody knows of the writer (name, employer, town): poor passphrases.
    """
    is_long_enough = _is_long_enough(passphrase)
    if not passphrase:
        return Strength(0, 0.0, is_long_enough)
    # Only where one is chosen: its word lists take a while to load.
    from zxcvbn import zxcvbn  # noqa: PLC0415

    known = [word for term in terms for word in (term, *term.split()) if word]
    result = zxcvbn(passphrase[:_LONGEST_MEASURED], user_inputs=known)
    seconds = result["crack_times_seconds"]["offline_slow_hashing_1e4_per_second"]
    return Strength(int(result["score"]), float(seconds), is_long_enough)


def check_passphrase(passphrase: str) -> None:
    """Refuse a passphrase that is too short to protect anything.

    Raises:
        WeakPassphraseError: Under `MIN_PASSPHRASE` code points, or only white space.
    """
    if not _is_long_enough(passphrase):
        raise WeakPassphraseError


def _is_long_enough(passphrase: str) -> bool:
    return len(passphrase) >= MIN_PASSPHRASE and bool(passphrase.strip())
