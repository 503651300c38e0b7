"""What belongs to a place that was found in part."""

from __future__ import annotations

import pytest

from reflectapp.domain.finding import Tier
from reflectapp.domain.subject import Register
from tests.support.engine import is_covered, rules_alone

ENGINE = rules_alone()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("put her in Barnsley B&B on my card", "Barnsley B&B"),
        ("the whole group at keighley sure start", "keighley sure start"),
        ("as far as the Keighley Hindu mandir", "Keighley Hindu mandir"),
        ("born in Barnsley maternity, thank you", "Barnsley maternity"),
        ("Moose from the Barnsley roundabout dont ask", "Barnsley roundabout"),
        ("the clinic above the keighley house till june", "keighley house"),
        ("clocked his van at the keighley lidl", "keighley lidl"),
        ("meet him by Barnsley bus station", "Barnsley bus station"),
        ("nights at the Barnsley plant and then us", "Barnsley plant"),
        ("at Hartley's corner and by the time", "Hartley's corner"),
        ("as far as hartley's gate then home", "hartley's gate"),
        ("a fight on Keighley landing.", "Keighley landing"),
        ("The wing, then T landing. I carry keys", "T landing"),
        ("we ended up in james cook till four", "james cook"),
        ("I was at barnsley of keighley again", "barnsley of keighley"),
        ("all along Barnsley West 1: squares", "Barnsley West 1"),
        ("she fell on the Barnsley Park swings", "Barnsley Park swings"),
        ("lives at 118 North Road West now", "118 North Road West"),
        ("she is at the Norfolk and Norwich", "the Norfolk and Norwich"),
        ("in St Philip and St James, on watch", "St Philip and St James"),
    ],
)
def test_what_belongs_to_a_place_is_found_with_it(text: str, words: str) -> None:
    assert is_covered(ENGINE, text, words)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("from Leeds and Barnsley", "and"),
        ("the Leeds and Barnsley teams met", "and"),
        ("the Leeds plants she likes", "plants"),
        ("Jean works there", "works"),
        ("Jean fields the calls", "fields"),
        ("Jean lights the candles", "lights"),
        ("it was Jean's end of the deal", "end"),
        ("what goes on in Jean's head", "head"),
        ("back from Jean's maternity leave", "maternity"),
        ("I took Jean's boots and spoons", "boots"),
        ("Jean spoons the soup", "spoons"),
        ("outside Jean's sixth form", "sixth"),
        ("I saw Jean's plant", "plant"),
        ("the Leeds end result", "end"),
        ("the Leeds site management", "site"),
        ("the corner by the lidl", "corner"),
        ("tea at Jean's house again", "house"),
        ("a taste of Leeds, the whole of Barnsley", "whole"),
        ("the road West of here", "West"),
    ],
)
def test_what_only_stands_beside_a_place_is_not(text: str, word: str) -> None:
    assert not is_covered(ENGINE, text, word)


def test_both_halves_of_a_name_are_hidden_as_one() -> None:
    text = "She is at the Norfolk and Norwich again."
    masked = [f for f in ENGINE.analyse(text, Register()) if f.tier is Tier.REPLACE]

    assert [text[f.span.start : f.span.end] for f in masked] == ["the Norfolk and Norwich"]
