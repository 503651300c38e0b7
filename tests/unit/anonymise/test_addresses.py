"""Addresses with a number, as they are written in haste."""

import pytest

from reflectapp.anonymise.recognisers import addresses
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("lives at 9 bridge gate now", ["9 bridge gate"]),
        ("mums. 14 albion tce. dont ring the bell", ["14 albion tce"]),
        ("12 Moor Terr, 5 Mill Gdns", ["12 Moor Terr", "5 Mill Gdns"]),
        ("40 coronation bldgs", ["40 coronation bldgs"]),
        ("took 2 of the ct scans", []),
        ("at 3 in the place", []),
    ],
)
def test_a_street_may_be_cut_short(text: str, expected: list[str]) -> None:
    assert found(addresses.find, text) == expected
