"""What the model and a rule both half believe."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.agreement import agreed
from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.domain.finding import Kind, Tier


def _asked(start: int, end: int, recogniser: str, score: float = 0.5) -> Candidate:
    return unsure(start, end, Kind.PERSON, recogniser, "", score)


@pytest.mark.parametrize(
    ("rule", "model", "tier"),
    [
        (_asked(0, 6, "standing"), _asked(0, 6, "model"), Tier.REPLACE),
        (_asked(0, 6, "unexplained"), _asked(0, 9, "model"), Tier.REPLACE),
        (_asked(0, 6, "standing"), _asked(0, 6, "model", 0.1), Tier.ASK),
        (_asked(0, 6, "standing"), _asked(6, 9, "model"), Tier.ASK),
        (_asked(0, 6, "standing"), _asked(0, 30, "model"), Tier.ASK),
        (_asked(0, 6, "ages"), _asked(0, 6, "model"), Tier.ASK),
    ],
)
def test_they_are_certain_together(rule: Candidate, model: Candidate, tier: Tier) -> None:
    assert [c.tier for c in agreed([rule, model])] == [tier, tier]
    assert [c.tier for c in agreed([model, rule])] == [tier, tier]
