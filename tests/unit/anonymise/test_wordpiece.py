"""Text into the pieces of the trained model: what is read, and where it stands in the text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reflectapp.anonymise.wordpiece import CAPITAL, CAPITALS, SMALL, WordPiece
from reflectapp.assets import resource

LINES = resource("models", "names", "vocab.txt").read_text("utf-8").splitlines()
CUTTER = WordPiece({piece: number for number, piece in enumerate(LINES)})


def read(text: str) -> list[tuple[str, str]]:
    """Return each piece with the stretch of the text that it stands for."""
    found = CUTTER.pieces(text)
    return [
        (LINES[id_], text[start:end])
        for id_, start, end in zip(found.ids, found.starts, found.ends, strict=True)
    ]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", []),
        (" \n\t", []),
        ("Jean rang.", [("jean", "Jean"), ("rang", "rang"), (".", ".")]),
        ("Zoë's", [("zoe", "Zoë"), ("'", "'"), ("s", "s")]),
        ("e\u0301t vital", [("et", "e\u0301t"), ("vital", "vital")]),
        ("Je\u200ban", [("jean", "Je\u200ban")]),
        ("Anna-Marie", [("anna", "Anna"), ("-", "-"), ("marie", "Marie")]),
        ("“Jean”", [("“", "“"), ("jean", "Jean"), ("”", "”")]),
        ("東京", [("東", "東"), ("京", "京")]),
        ("😀", [("[UNK]", "😀")]),
        ("x" * 101, [("[UNK]", "x" * 101)]),
        ("\x00", []),
    ],
)
def test_pieces_stand_where_their_letters_do(text: str, pieces: list[tuple[str, str]]) -> None:
    assert read(text) == pieces


def test_a_rare_name_is_cut_into_known_pieces_of_one_word() -> None:
    found = CUTTER.pieces("Wojciechowska rang")
    assert "".join(LINES[i].removeprefix("##") for i in found.ids[:-1]) == "wojciechowska"
    assert found.words == [0] * (len(found.ids) - 1) + [1]


@pytest.mark.parametrize(
    ("word", "form"),
    [("jean", SMALL), ("Jean", CAPITAL), ("J", CAPITAL), ("JH", CAPITALS), ("Siân", CAPITAL),
     ("SIÂN", CAPITALS), ("Élan", CAPITAL), ("7b", SMALL)],
)  # fmt: skip
def test_how_a_word_is_written_goes_along(word: str, form: int) -> None:
    assert set(CUTTER.pieces(word).forms) == {form}


@given(st.text(max_size=200))
def test_pieces_are_in_order_within_the_text_and_none_overlap(text: str) -> None:
    found = CUTTER.pieces(text)
    places = list(zip(found.starts, found.ends, strict=True))
    assert all(0 <= start < end <= len(text) for start, end in places)
    for (start, end), (following, _) in pairwise(places):
        assert end <= following or start == following  # one letter may be two: "ﬃ"
    assert found.words == sorted(found.words)


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=80))
def test_capitals_change_the_form_alone(text: str) -> None:
    assert CUTTER.pieces(text).ids == CUTTER.pieces(text.upper()).ids
