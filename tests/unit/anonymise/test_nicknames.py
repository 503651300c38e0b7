"""What somebody found in part is called besides."""

from __future__ import annotations

import pytest

from reflectapp.domain.finding import Tier
from reflectapp.domain.subject import Register
from tests.support.engine import is_covered, rules_alone

ENGINE = rules_alone()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('By Mohammed "Mo" Aziz: one girl', 'Mohammed "Mo" Aziz'),
        ("rang William 'Mad Dog' Farrell", "William 'Mad Dog' Farrell"),
        ("rang Robert (Bobby) Hartley", "Robert (Bobby) Hartley"),
        ("Seen with Jean “Duchess” Hartley again", "Jean “Duchess” Hartley"),
        ("and rhys the plumber said no", "rhys the plumber"),
        ("waved at gareth the milk, then went", "gareth the milk"),
        ('she got to "Keith with the ear" and stopped', "Keith with the ear"),
        ("tina b, arthur with the big ears, and me", "arthur with the big ears"),
        ("him is glyndwr but dai bread to everyone", "dai bread"),
        ("put by dai survey we call him", "dai survey"),
        ("Dafydd, or dai tractor (year 10)", "dai tractor"),
        ("rang bev, not other bev", "other bev"),
        ("the room of lady jean (her choice)", "lady jean"),
        ("on that ward I was DJ Kayleigh", "DJ Kayleigh"),
        ("Not Trudy. Baby H is better", "Baby H"),
        ('Clint, ross, and gareth "the tank" okafor', 'gareth "the tank" okafor'),
        ("told her about gurmukh uncle on the ward", "gurmukh uncle"),
        ("then the chiropodist, gareth feet, and she", "gareth feet"),
        ("2 ciarán no teeth", "ciarán no teeth"),
        ("Dr Okonkwo hyphen Okafor asked", "Okonkwo hyphen Okafor"),
        ("x3 libs [okafor, k] – bus warrant", "okafor, k"),
        ("Sig. S. Begum, midwife", "S. Begum"),
        ("Signed off. A. K. Hussain", "A. K. Hussain"),
        ("Yusuf A and Yusuf I, not speaking", "Yusuf I"),
        ("Supervision with Hamza I. on Friday", "Hamza I"),
    ],
)
def test_what_somebody_is_called_besides_is_found_with_the_name(text: str, words: str) -> None:
    assert is_covered(ENGINE, text, words)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("I told gareth the truth", "truth"),
        ("we gave gareth the tablets and left", "tablets"),
        ("she showed jean and gareth the garden", "garden"),
        ("rang gareth the same day", "same"),
        ("rang gareth the whole time", "whole"),
        ("met gareth the social worker", "social"),
        ("met gareth the nurse", "nurse"),
        ("left gareth with the team", "team"),
        ("saw gareth with the back of it", "back"),
        ("then dai drove home", "drove"),
        ("then dai wants the bread", "wants"),
        ("then dai cooked", "cooked"),
        ("dai bread the loaf", "bread"),
        ("ask the other lads", "other"),
        ("my other jean is fine", "other"),
        ("a lady called jean", "lady"),
        ("the baby, Jean, slept", "baby"),
        ("rang jean uncle of the lad", "uncle"),
        ("I washed gareth feet first", "feet"),
        ("so Hartley dash it all", "dash"),
        ("there is the other jean", "other"),
        ("an old lady jean met", "lady"),
        ("then pickin the sequins off", "sequins"),
        ("so says Jean (not that one) Hartley", "not"),
        ("Jean (mum) Hartley", "mum"),
        ("So said Jean and I went", "I"),
        ("It was influenza A. Jean coped", "A"),
        ("He had got an A. Jean was proud", "A"),
    ],
)
def test_what_only_stands_beside_a_name_is_not(text: str, word: str) -> None:
    assert not is_covered(ENGINE, text, word)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ('It was Mohammed "Mo" Aziz.', 'Mohammed "Mo" Aziz'),
        ("Signed. S. Begum, midwife", "S. Begum"),
    ],
)
def test_what_can_be_nothing_else_is_hidden_at_once(text: str, words: str) -> None:
    masked = [f for f in ENGINE.analyse(text, Register()) if f.tier is Tier.REPLACE]

    assert words in [text[f.span.start : f.span.end] for f in masked]


def test_what_tells_somebody_from_others_is_asked_about_again() -> None:
    text = "saw gareth the mast and jean. then the mast got a mast"
    found = [text[f.span.start : f.span.end] for f in ENGINE.analyse(text, Register())]

    assert found.count("the mast") == 2
    assert "a mast" not in found
