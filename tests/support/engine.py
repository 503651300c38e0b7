"""The engine without its statistical model, for rules and properties."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

from reflectapp.anonymise.analyser import Analyser
from reflectapp.anonymise.candidates import Candidate
from reflectapp.anonymise.lexicon import Lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.subject import Register

_PIECES = (
    *("Jean Hartley", "jean", "HARTLEY", "Mrs Hartley", "JH", "Je\u200ban", "Kayleigh", "Will"),
    *(
        "will",
        "Oakwood Road",
        "St Mary's",
        "Leeds",
        "HU5 2QR",
        "07700 900123",
        "3 March",
        "aged 47",
    ),
    *("a@b.example", "NHS 943 476 5919", "and", "the", "rang", "said", "with", "her son", "at"),
    *("**", "_", "`", "<br>", "- ", "# ", "> ", "| ", "[", "](", ")", ".", ",", "'s", "\n", "\n\n"),
    *("😀", "👩‍👩‍👧", "é", "王伟", "Мария", "\u200b", "x" * 130, " ", " ", " "),
)
MESSY = st.lists(st.sampled_from(_PIECES), max_size=30).map("".join)
"""Texts of names, marks and odd characters, thrown together."""


class NoModel:
    """A language model that knows nobody, so that the rules alone speak."""

    def find(self, view: View, lexicon: Lexicon) -> Iterable[Candidate]:
        """Find nothing."""
        return ()


def rules_alone() -> Analyser:
    """Return an engine that loads at once."""
    return Analyser(NoModel())


def is_covered(engine: Analyser, text: str, words: str) -> bool:
    """Say whether findings cover every letter and digit of the first `words` in a text."""
    found = engine.analyse(text, Register())
    covered = {i for f in found for i in range(f.span.start, f.span.end)}
    at = text.index(words)
    return all(i in covered for i in range(at, at + len(words)) if text[i].isalnum())
