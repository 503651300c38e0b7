"""The list that recovery words are from (BIP 39, English), for completion."""

from __future__ import annotations

from mnemonic import Mnemonic


def recovery_word_list() -> tuple[str, ...]:
    """Return the 2,048 words in their order; four letters tell any two apart."""
    return tuple(Mnemonic("english").wordlist)
