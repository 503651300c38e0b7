"""Code points and UTF-16 units."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reflectapp.ui.offsets import Offsets

TEXTS = st.text(st.sampled_from("aé\n\u202e\u2029漢🙂👩🏽‍⚕️𝔘"), max_size=40)


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(TEXTS)
def test_every_code_point_is_where_qt_counts_it(text: str) -> None:
    offsets = Offsets(text)
    for place in range(len(text) + 1):
        assert offsets.to_utf16(place) == _units(text[:place])
        assert offsets.to_code_point(offsets.to_utf16(place)) == place


@given(TEXTS)
def test_the_middle_of_a_pair_counts_as_its_start(text: str) -> None:
    offsets = Offsets(text)
    for place, letter in enumerate(text):
        if ord(letter) > 0xFFFF:
            assert offsets.to_code_point(offsets.to_utf16(place) + 1) == place


@given(TEXTS, st.integers(-50, 150))
def test_places_outside_the_text_go_to_its_ends(text: str, place: int) -> None:
    offsets = Offsets(text)
    assert 0 <= offsets.to_utf16(place) <= _units(text)
    assert 0 <= offsets.to_code_point(place) <= len(text)


def test_an_emoji_before_a_name_does_not_shift_it() -> None:
    text = "🙂 Jean"
    assert Offsets(text).to_utf16(text.index("Jean")) == 3
