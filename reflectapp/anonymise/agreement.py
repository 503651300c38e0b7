"""Two doubts make one certainty: what the model and a rule each half believe is masked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from reflectapp.anonymise.candidates import Candidate
from reflectapp.domain.finding import Tier

LEAST = 0.3
"""How sure the model has to be before a rule's word counts."""
_RULES = frozenset(
    ["unexplained", "standing", "cues", "names", "places", "initials", "titles", "capitals"]
)


def agreed(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Return the candidates; where model and rule ask about the same words, they are certain."""
    asked = [c for c in candidates if c.tier is Tier.ASK and c.recogniser in _RULES]
    asked.sort(key=lambda c: c.start)
    starts = [c.start for c in asked]
    sure: set[int] = set()
    result: list[Candidate] = []
    for c in candidates:
        if c.recogniser != "model" or c.tier is not Tier.ASK or c.score < LEAST:
            result.append(c)
            continue
        same = [
            at
            for at in range(max(0, bisect_left(starts, c.start) - 1), bisect_left(starts, c.end))
            if _is_same(c, asked[at])
        ]
        sure.update(same)
        result.append(replace(c, tier=Tier.REPLACE) if same else c)
    certain = {id(asked[at]) for at in sure}
    return [replace(c, tier=Tier.REPLACE) if id(c) in certain else c for c in result]


def _is_same(one: Candidate, other: Candidate) -> bool:
    """Say whether two candidates share more than half of the longer one."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return shared * 2 > max(one.end - one.start, other.end - other.start)
