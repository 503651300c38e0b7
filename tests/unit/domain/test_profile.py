"""What the writer is called, and what posts may be signed with."""

from __future__ import annotations

import pytest

from reflectapp.domain.profile import WriterProfile


@pytest.mark.parametrize(
    ("pen_name", "is_real"),
    [
        ("Rowan Ashe", True),
        ("ashe, rowan j.", True),
        ("R. Ashe", True),
        ("Rowan A.", True),
        ("R. A.", True),
        ("RA", True),
        ("r.a.", True),
        ("Rowan", False),
        ("Ashe of the fells", False),
        ("Rowan W.", False),
        ("A. Wren", False),
        ("The Heron", False),
        ("", False),
    ],
)
def test_no_post_is_signed_with_the_real_name_however_it_is_cut(
    pen_name: str, is_real: bool
) -> None:
    profile = WriterProfile(name="Rowan Ashe", pen_name=pen_name)
    assert profile.public_name == ("" if is_real else pen_name)
    assert profile.signature == profile.public_name


@pytest.mark.parametrize("pen_name", ["Fell Trust", "the lamps", "HEXHAM"])
def test_employer_team_and_town_are_no_pen_names(pen_name: str) -> None:
    profile = WriterProfile("Rowan Ashe", "Fell Trust", "The Lamps", "Hexham", pen_name)
    assert profile.signature == ""


def test_without_a_real_name_any_pen_name_may_sign() -> None:
    assert WriterProfile(pen_name="R. A.").signature == "R. A."
