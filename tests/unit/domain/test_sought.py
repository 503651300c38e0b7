"""What a search looks for, and where it stands."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.domain.endings import forms_of
from reflectapp.domain.sought import sought
from reflectapp.domain.unmarked import unmarked

ALIKE = [
    ("bus", "buses"),
    ("worry", "worried"),
    ("worry", "worries"),
    ("worry", "worrying"),
    ("visit", "visiting"),
    ("visits", "visited"),
    ("stop", "stopped"),
    ("stopping", "stops"),
    ("nurse", "nursing"),
    ("nurses", "nursed"),
    ("boundary", "boundaries"),
    ("watch", "watches"),
    ("call", "calling"),
    ("agreed", "agree"),
]
APART = [
    ("bus", "but"),
    ("bus", "busy"),
    ("evening", "even"),
    ("news", "new"),
    ("seed", "see"),
    ("james", "jam"),
    ("his", "hi"),
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_forms_of_one_word_find_each_other(one: str, other: str) -> None:
    assert other in forms_of(one)
    assert one in forms_of(other)


@pytest.mark.parametrize(("one", "other"), APART)
def test_words_that_only_look_alike_do_not(one: str, other: str) -> None:
    assert other not in forms_of(one)
    assert one not in forms_of(other)


@given(st.from_regex(r"[a-z]{1,12}", fullmatch=True))
def test_a_word_is_the_first_of_its_forms_and_they_stay_few(word: str) -> None:
    assert forms_of(word)[0] == word
    assert len(forms_of(word)) < 30


@pytest.mark.parametrize(
    ("words", "text", "expected"),
    [
        ("bus", "Two BUSES, but one bus-stop.", ["BUSES", "bus"]),
        ("visi", "Visiting. revisit", ["Visiting"]),
        ("zoe worry", "Zoë was worried", ["Zoë", "worried"]),
        ("zoe", "Zoe\u0308 came", ["Zoe\u0308"]),
        ("day-centre", "Day centre, day-centres; centre of the day", ["Day centre", "day-centres"]),
        ("o'brien said", "O’Brien's says said", ["O’Brien", "said"]),
        ("heron", "😀 Heron_by", ["Heron"]),
        ("", "anything", []),
        ("** -", "** -", []),
        ("cold kett", "the kettle was colder, cold", ["kettle", "cold"]),
    ],
)
def test_hits_are_whole_words(words: str, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in sought(words).ranges(text)] == expected


@given(st.text(alphabet="abeéE\u0301 -_'😀ßİ1\n", max_size=40), st.text(max_size=60))
def test_whatever_is_typed_hits_are_in_order_and_apart(words: str, text: str) -> None:
    ranges = list(sought(words).ranges(text))
    assert all(0 <= a < b <= len(text) for a, b in ranges)
    assert all(first[1] <= second[0] for first, second in pairwise(ranges))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# Loud", "Loud"),
        ("a **b** *c* ***d*** ~~e~~ `f` _g_", "a b c d e f g"),
        ("2 * 3 and 2*3", "2 * 3 and 2*3"),
        ("snake_case", "snake_case"),
        ("- one\n* two\n+ three\n- [x] four", "one\ntwo\nthree\nfour"),
        ("2. stays", "2. stays"),
        (">> quoted\n> - listed", "quoted\nlisted"),
        ("![picture](a.png) [words](b)", "picture words"),
        ("---\n```python\ncode\n```", "\n\ncode\n"),
        ("#tag is a tag", "#tag is a tag"),
    ],
)
def test_signs_of_markdown_go_and_words_stay(text: str, expected: str) -> None:
    assert unmarked(text) == expected
