"""Which mentions are the same subject, and where else in an entry a name stands."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.aliases import grouped, initials_of_names, repeated
from reflectapp.anonymise.candidates import Candidate, sure, unsure
from reflectapp.anonymise.lexicon import load_lexicon
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind, Tier


def _at(text: str, words: str, kind: Kind = Kind.PERSON, number: int = 0) -> Candidate:
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    return sure(start, start + len(words), kind, "names", "a name")


def _grouped(view: View, found: list[Candidate]) -> list[str]:
    return grouped(view, found, load_lexicon())


def _groups(text: str, *names: str) -> list[str]:
    return _grouped(View(text), [_at(text, name) for name in names])


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jean Hartley. Then Jean.", ("Jean Hartley", "Jean")),
        ("Jean Hartley. Mrs Hartley", ("Jean Hartley", "Hartley")),
        ("Jean Hartley and JH", ("Jean Hartley", "JH")),
        ("Jean Hartley and J.H.", ("Jean Hartley", "J.H.")),
        ("Jean Hartley’s. jean hartley", ("Jean Hartley’s", "jean hartley")),
        ("Jean Ann Hartley. Jean Hartley", ("Jean Ann Hartley", "Jean Hartley")),
        ("Jean Hartley. JEAN", ("Jean Hartley", "JEAN")),
        ("Jean Hartley rang Jeanie", ("Jean Hartley", "Jeanie")),
        ("Elizabeth Obi. liz said", ("Elizabeth Obi", "liz")),
        ("Beverley Stead. Auntie Bev", ("Beverley Stead", "Auntie Bev")),
        ("Pat Stead. our Pat", ("Pat Stead", "our Pat")),
        ("José Núñez. Jose Nunez", ("José Núñez", "Jose Nunez")),
    ],
)
def test_parts_and_spellings_of_a_name_are_one_subject(text: str, names: tuple[str, ...]) -> None:
    assert len(set(_groups(text, *names))) == 1


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Jean Hartley. Bob Stead.", ("Jean Hartley", "Bob Stead")),
        ("Jean. Joan.", ("Jean", "Joan")),
        ("JH and JB", ("JH", "JB")),
        ("Elizabeth and Liz", ("Elizabeth", "Liz")),
    ],
)
def test_unlike_names_are_two_subjects(text: str, names: tuple[str, ...]) -> None:
    assert len(set(_groups(text, *names))) == 2


def test_a_surname_that_two_people_bear_is_neither_of_them() -> None:
    text = "Jean Hartley, Bob Hartley. Mr Stead saw Hartley. Jean and Bob."
    jean, bob, hartley, first, second = _grouped(
        View(text),
        [
            _at(text, "Jean Hartley"),
            _at(text, "Bob Hartley"),
            _at(text, "Hartley", number=2),
            _at(text, "Jean", number=1),
            _at(text, "Bob", number=1),
        ],
    )

    assert len({jean, bob, hartley}) == 3
    assert (first, second) == (jean, bob)


def test_a_short_form_that_two_people_may_have_is_neither_of_them() -> None:
    assert len(set(_groups("Christine Obi, Chris Stead. Chris.", "Christine Obi", "Chris Stead",
                           "Chris"))) == 2  # fmt: skip
    text = "Patricia Obi, Patrick Stead, Pat."
    assert len(set(_groups(text, "Patricia Obi", "Patrick Stead", "Pat."))) == 3


def test_a_place_and_a_person_of_one_name_are_two() -> None:
    text = "Chelsea went to Chelsea"
    groups = _grouped(View(text), [_at(text, "Chelsea"), _at(text, "Chelsea", Kind.PLACE, 1)])

    assert len(set(groups)) == 2


def _again(text: str, *found: Candidate) -> list[tuple[str, Tier]]:
    view = View(text)
    again = repeated(view, found, load_lexicon())
    return [(text[c.start : c.end], c.tier) for c in again if c.start > found[-1].start]


@pytest.mark.parametrize("words", ["Kayleigh", "kayleigh", "KAYLEIGH", "Kay\u200bleigh"])
def test_a_name_found_once_is_found_in_any_spelling(words: str) -> None:
    text = f"Saw Kayleigh. Later {words} rang."

    view = View(text)
    again = list(repeated(view, [_at(text, "Kayleigh")], load_lexicon()))

    spans = [text[s.start : s.end] for c in again for s in view.spans(c.start, c.end)]
    assert spans == ["Kayleigh", words]


def test_first_name_and_surname_are_found_alone() -> None:
    text = "Saw Kayleigh Stubbs. Kayleigh cried, Stubbs senior did not."

    assert _again(text, _at(text, "Kayleigh Stubbs")) == [
        ("Kayleigh", Tier.REPLACE),
        ("Stubbs", Tier.REPLACE),
    ]


def test_a_name_that_is_a_word_is_not_found_where_it_is_the_word() -> None:
    text = "Saw Hope Stubbs. I hope she rests, and Hope does."

    assert ("hope", Tier.REPLACE) not in _again(text, _at(text, "Hope Stubbs"))
    assert ("Hope", Tier.REPLACE) in _again(text, _at(text, "Hope Stubbs"))


def test_the_small_words_of_a_name_are_not_looked_for() -> None:
    text = "Near the Vale of Keer. The end of it all, the end."

    assert _again(text, _at(text, "the Vale of Keer")) == []


def test_what_is_asked_once_is_asked_where_it_stands_again() -> None:
    text = "Sat with Prosper. Prosper has a new coat."
    question = unsure(9, 16, Kind.PERSON, "capitals", "a capital within a sentence")

    assert _again(text, question) == [("Prosper", Tier.ASK)]


@pytest.mark.parametrize("initials", ["KS", "K.S.", "K S"])
def test_initials_of_a_full_name_are_found(initials: str) -> None:
    text = f"Saw Kayleigh Stubbs. Later {initials} rang."

    found = list(initials_of_names(View(text), [_at(text, "Kayleigh Stubbs")]))

    assert [text[c.start : c.end].rstrip(".") for c in found] == [initials.rstrip(".")]


def test_initials_of_nobody_here_are_left_to_other_rules() -> None:
    text = "Saw Kayleigh Stubbs. Later QX rang."

    assert list(initials_of_names(View(text), [_at(text, "Kayleigh Stubbs")])) == []


@pytest.mark.parametrize(
    ("text", "name", "short"),
    [
        ("Dolly's back. I said doll, no", "Dolly", "doll"),
        ("saw Penny. then pen rang", "Penny", "pen"),
    ],
)
def test_what_somebody_is_called_for_short_is_asked_about(text: str, name: str, short: str) -> None:
    again = repeated(View(text), [_at(text, name)], load_lexicon())
    assert short in [text[c.start : c.end] for c in again if c.tier is Tier.ASK]


def test_a_small_word_shouted_within_a_name_is_nobody_elsewhere() -> None:
    text = "CHARITY BOX AND KEYS. AND THE BOX"
    again = repeated(View(text), [_at(text, "CHARITY BOX AND")], load_lexicon())
    assert "AND" not in [text[c.start : c.end] for c in again]
