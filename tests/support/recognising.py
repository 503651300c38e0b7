"""What the tables of the recognisers share: run one, tell what it found."""

from reflectapp.anonymise.candidates import Recogniser
from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Tier


def found(recogniser: Recogniser, text: str) -> list[str]:
    """Return the stretches found, by place, each once, the longest of those that overlap."""
    view = View(text)
    spans = sorted({(c.start, c.end) for c in recogniser(view, load_lexicon())})
    outer = [s for s in spans if not any(o != s and o[0] <= s[0] and s[1] <= o[1] for o in spans)]
    return [view.text[start:end] for start, end in outer]


def masked(recogniser: Recogniser, text: str) -> list[str]:
    """Return the stretches that are masked without asking, by place, each once."""
    view = View(text)
    sure = {(c.start, c.end) for c in recogniser(view, load_lexicon()) if c.tier is Tier.REPLACE}
    return [view.text[start:end] for start, end in sorted(sure)]
