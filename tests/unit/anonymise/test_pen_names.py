"""What a pen name gives away, and which ones are words of every day."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.pen_names import Doubt, PenDoubt, doubt_about, is_of_plain_words
from reflectapp.domain.profile import WriterProfile


@pytest.mark.parametrize(
    ("pen_name", "doubt", "words"),
    [
        ("Jane S.", Doubt.REAL, ""),
        ("JS", Doubt.REAL, ""),
        ("Smith, Jane", Doubt.REAL, ""),
        ("Northfield Nurse", Doubt.OWN_TERM, "Northfield"),
        ("northfield", Doubt.OWN_TERM, "northfield"),
        ("What I write today stands here", Doubt.LONG, ""),
        ("Jane", Doubt.PART, "Jane"),
        ("Jane of the fells", Doubt.PART, "Jane"),
        ("Mrs Smith", Doubt.PART, "Smith"),
        ("Jayne Wren", Doubt.SOUND, "Jayne"),
        ("Smyth", Doubt.SOUND, "Smyth"),
        ("Smithy", Doubt.SOUND, "Smithy"),
        ("Jan", Doubt.SOUND, "Jan"),
        ("John Sparrow", Doubt.INITIALS, "John Sparrow"),
    ],
)
def test_a_name_near_the_real_one_is_doubted(pen_name: str, doubt: Doubt, words: str) -> None:
    profile = WriterProfile("Jane Smith", town="Northfield", pen_name=pen_name)
    assert doubt_about(profile) == PenDoubt(doubt, words)
    may_sign = doubt in {Doubt.PART, Doubt.SOUND, Doubt.INITIALS}
    # The gate stops what only holds a term of the writer's.
    assert bool(profile.signature) is may_sign or doubt is Doubt.OWN_TERM


@pytest.mark.parametrize("pen_name", ["", "The Heron", "Rowan Wren", "A quiet voice", "June Ashby"])
def test_a_name_of_its_own_is_not_doubted(pen_name: str) -> None:
    assert doubt_about(WriterProfile("Jane Smith", town="Northfield", pen_name=pen_name)) is None


@pytest.mark.parametrize("pair", ["Cathy Kathy", "Philip Filip", "Claire Clare", "Liz Elizabeth"])
def test_other_spellings_and_short_forms_are_close(pair: str) -> None:
    one, other = pair.split()
    for real, pen in ((one, other), (other, one)):
        found = doubt_about(WriterProfile(f"{real} Obi", pen_name=f"{pen} Wren"))
        assert found == PenDoubt(Doubt.SOUND, pen)


def test_without_a_real_name_nothing_is_near() -> None:
    assert doubt_about(WriterProfile(pen_name="Jane S.")) is None


def test_words_of_every_day_are_told_from_names() -> None:
    for name in ("The Heron", "Night Nurse", "a quiet voice", "Driftwood"):
        assert is_of_plain_words(name)
    for name in ("Fern Marlow", "Nurse Ashby", ""):
        assert not is_of_plain_words(name)
