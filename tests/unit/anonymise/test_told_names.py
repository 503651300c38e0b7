"""Plain words that one sentence tells to be a name."""

import pytest

from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.recognisers import told_names
from reflectapp.anonymise.view import View
from tests.support.recognising import masked


def _places(text: str) -> list[str]:
    found = {(c.start, c.end) for c in told_names.find(View(text), load_lexicon())}
    return [text[start:end] for start, end in sorted(found)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bizzle's dog's called officer. so he can shout officer sit.", ["officer", "officer"]),
        ("a man that is called sugar, sugar said", ["sugar", "sugar"]),
        ("a cat called taxi, and taxi slept", ["taxi", "taxi"]),
        ("that dog's called officer", ["officer"]),
        ("They are calling him ref. Both scored by ref.", ["ref", "ref"]),
        ("a pig. its name is nurse. come here nurse", ["nurse", "nurse"]),
        ("Of course the dog is called Mum. Mum slept, my mum did not.", ["Mum", "Mum"]),
        ("a cat called biscuit and then biscuit left", ["biscuit", "biscuit"]),
        ("we call him the professor. ask professor, not a professor", ["professor"]),
        ("we all call him the witch on nights. the witch loves it", ["witch", "witch"]),
        ("Mam's what they all call her. then Mam ate", ["Mam", "Mam"]),
        ("a fella they call the swede. the swede, not a swede, sat", ["swede", "swede"]),
        ("One they call the Doctor, who is none. The Doctor ate", ["Doctor", "Doctor"]),
        ("she goes by “Council” here. Council is late", ["Council", "Council"]),
    ],
)
def test_the_word_is_asked_about_there_and_again(text: str, expected: list[str]) -> None:
    assert _places(text) == expected
    assert masked(told_names.find, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "the nurse called security. then security came",
        "they call the police. the police came",
        "mum called police, and police came",
        "he called me lazy. lazy is a word",
        "they call me love. love is all",
        "her name is important, his name is wrong. wrong again",
        "it was called off. off we went",
        "I called him names and he called me stupid.",
        "name is needed. needed today",
        "we call it the hub. then the hub shut, a drug, which is called heroin is heroin",
        "it is called supervision. supervision went well",
        "he goes by bus. the bus was late, then bus and train left",
    ],
)
def test_who_is_rung_and_what_is_said_of_somebody_is_not(text: str) -> None:
    assert _places(text) == []
