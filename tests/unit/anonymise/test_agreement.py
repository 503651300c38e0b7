"""What the model and a rule both half believe."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.agreement import agreed
from reflectapp.anonymise.candidates import Candidate, unsure
from reflectapp.anonymise.lexicon import load_lexicon
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
    for both in ([rule, model], [model, rule]):
        assert [c.tier for c in agreed(both, "x" * 30, load_lexicon())] == [tier, tier]


def _read(text: str, words: str, tier: Tier, score: float = 0.8) -> Candidate:
    """Return what the model says of `words` where they stand in `text`."""
    at = text.index(words)
    return Candidate(at, at + len(words), Kind.PERSON, tier, score, "model", "")


def test_a_name_ends_before_the_small_word_that_leads_to_the_next() -> None:
    text = "She lives at Fairview in Stockport"
    (found,) = agreed([_read(text, "Fairview in", Tier.ASK)], text, load_lexicon())
    assert text[found.start : found.end] == "Fairview"


def test_a_name_ends_before_what_is_told_about_it() -> None:
    text = "went to the gazette about elm ward"
    (found,) = agreed([_read(text, "the gazette about", Tier.ASK)], text, load_lexicon())
    assert text[found.start : found.end] == "the gazette"


@pytest.mark.parametrize(
    ("words", "tier"),
    [
        ("wisnae", Tier.ASK),
        ("Muuuum", Tier.ASK),
        ("window", Tier.ASK),
        ("csu", Tier.ASK),
        ("hope", Tier.REPLACE),
        ("smudge", Tier.REPLACE),
        ("Oluwaseun", Tier.REPLACE),
    ],
)
def test_the_model_alone_masks_no_word_of_speech_or_everyday(words: str, tier: Tier) -> None:
    (found,) = agreed([_read(words, words, Tier.REPLACE)], words, load_lexicon())
    assert found.tier is tier
