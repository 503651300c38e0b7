"""Places in Welsh, Irish and Gaelic."""

import pytest

from reflectapp.anonymise.recognisers import celtic_places
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Today in Teach na Leanaí we have three", ["Teach na Leanaí"]),
        ("the family meeting at Tŷ Glyn this morning", ["Tŷ Glyn"]),
        ("From Ysgol y Garth and Heol Isaf", ["Ysgol y Garth", "Heol Isaf"]),
        ("Scoil Mhuire, then Áras an Chláir", ["Scoil Mhuire", "Áras an Chláir"]),
        ("Taigh na Mara was full", ["Taigh na Mara"]),
        ("Canolfan Deulu Cwm Tawe’s van", ["Canolfan Deulu Cwm Tawe"]),
        ("moved to Bryn y Môr in May", ["Bryn y Môr"]),
    ],
)
def test_a_word_for_a_place_and_its_name_are_hidden(text: str, expected: list[str]) -> None:
    assert masked(celtic_places.find, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("took him to ty newydd for respite", ["ty newydd"]),
        ("a bed in llys gwenog, no lift", ["llys gwenog"]),
        ("in plas y coed again", ["plas y coed"]),
        ("from scoil mhuire with a nosebleed", ["scoil mhuire"]),
    ],
)
def test_in_small_letters_they_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(celtic_places.find, text) == expected
    assert masked(celtic_places.find, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Teach First sent her. Pen and paper, Teach Yourself",
        "we sat in cwm weather",
        "he said ty for that, to ty just then",
        "Bryn Hartley rang, Glan too",
        "to teach an adult, from pen an inch",
        "Teach an Old Dog, Pen an Email",
    ],
)
def test_people_and_plain_words_are_not(text: str) -> None:
    assert found(celtic_places.find, text) == []
