"""What "do not ask about these words again" counts for where the words stand again."""

from __future__ import annotations

from reflectapp.domain.finding import Kind, Tier

_REACHING = (Kind.CONTACT, Kind.IDENTIFIER)


def still(words: str, kind: Kind, tier: Tier) -> Tier | None:
    """Return how sure one is of words that the writer allowed, or None where they are silent.

    The answer was about words. Somebody's full name, an address or a number may be another
    person's by now: where near certain, they are asked about, if no longer hidden at once.
    """
    is_telling = kind in _REACHING or (kind is Kind.PERSON and len(words.split()) > 1)
    return Tier.ASK if is_telling and tier is Tier.REPLACE else None
