"""What belongs to a name that was found beside it."""

from __future__ import annotations

import pytest

from reflectapp.domain.subject import Register
from tests.support.engine import is_covered, rules_alone

ENGINE = rules_alone()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Big Dave does the door", "Big Dave"),
        ("he told us about Leeds, then bath, then stopped", "bath"),
        ("and wee Barry rings on Sundays", "wee Barry"),
        ("bubbles, thin barry and brazilian mary", "brazilian mary"),
        ("bank is jodie a. until two", "jodie a"),
        ("then fat barry did the door", "fat barry"),
        ("signed t. okeke, and gone", "t. okeke"),
        ("then big dave does the door", "big dave"),
        ("met Maika van de Noordt today", "Maika van de Noordt"),
        ("saw declan mc aleese there", "declan mc aleese"),
        ("with Sarah J. Hartley today", "Sarah J. Hartley"),
        ("It is Kayleigh Pagan again", "Kayleigh Pagan"),
        ("jodie t stayed in her room", "jodie t"),
        ("saw jodie a, 15, at the desk", "jodie a"),
        ("rang jodie ps niece again", "jodie p"),
        ("supervision with jodie twist today", "jodie twist"),
        ("a flat in barnsley, settle, by the park", "barnsley, settle"),
        ("contact visit, tiny steps in ballymena", "tiny steps"),
        ("she flew to Upper Barnsley", "Upper Barnsley"),
    ],
)
def test_what_belongs_to_a_name_is_found_with_it(text: str, words: str) -> None:
    assert is_covered(ENGINE, text, words)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I saw Mrs Hartley on Otley Road", "on"),
        ("a visit with Iris to Leeds", "to"),
        ("rang Kayleigh Monday", "Monday"),
        ("so Mrs Hartley came", "Mrs"),
        ("my old Kayleigh and the little Iris", "old"),
        ("my old Kayleigh and the little Iris", "little"),
    ],
)
def test_what_only_stands_beside_one_is_not(text: str, word: str) -> None:
    found = [text[f.span.start : f.span.end] for f in ENGINE.analyse(text, Register())]

    assert not any(word in part.split() for part in found)


def test_a_letter_for_a_surname_is_asked_about_without_what_it_owns() -> None:
    text = "elsie a's mum came"

    assert "a" in [text[f.span.start : f.span.end] for f in ENGINE.analyse(text, Register())]
