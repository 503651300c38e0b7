"""Postcodes, whole and in part."""

import pytest

from reflectapp.anonymise.recognisers import postcodes
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HU5 2QR", ["HU5 2QR"]),
        ("hu52qr", ["hu52qr"]),
        ("14 Alma Terrace, LS8 4AB.", ["LS8 4AB"]),
        ("SW1A 1AA", ["SW1A 1AA"]),
        ("EC1A 1BB", ["EC1A 1BB"]),
        ("M1 1AE", ["M1 1AE"]),
        ("B33 8TH", ["B33 8TH"]),
        ("the LS11 office", ["LS11"]),
        ("in ls11 again", ["ls11"]),
        ("over BD3 way", ["BD3"]),
        ("on the M62, then the A1", []),
        ("S17 and s117 meetings", []),
        ("XX1 1XX", ["XX1 1XX"]),
        ("12 2nd floors", []),
    ],
)
def test_postcodes_are_found(text: str, expected: list[str]) -> None:
    assert found(postcodes.find, text) == expected
