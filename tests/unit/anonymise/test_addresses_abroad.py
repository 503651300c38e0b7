"""Addresses of other countries; all of them invented."""

import pytest

from reflectapp.anonymise.recognisers import addresses_abroad
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in Calle Mayorga 12, Spain", ["Calle Mayorga 12"]),
        ("Birkenallee 7 is hers", ["Birkenallee 7"]),
        ("on Kaarikatu 32", ["Kaarikatu 32"]),
        ("26 Rue des Tanneurs today", ["Rue des Tanneurs"]),
        ("Apt. 4 above the shop", ["Apt. 4"]),
        ("P.O. Box 211 only", ["P.O. Box 211"]),
        ("APO AE 09461, sent on", ["APO AE 09461"]),
        ("PSC 64, Box 29.", ["PSC 64, Box 29"]),
        ("Springfield, IL 62704", ["Springfield, IL 62704"]),
        ("Ottawa K1A 0B1", ["K1A 0B1"]),
        ("the corner of Mill Road and Oxley Street", ["the corner of Mill Road and Oxley Street"]),
        ("via email, via the office, the ring was lost", []),
        ("at 14 Alma Terrace. On 3 March he went", []),
        ("in bed 14 Jean. At 10 he slept", []),
        ("in 2019 The ward shut", []),
    ],
)
def test_addresses_abroad_are_found(text: str, expected: list[str]) -> None:
    assert found(addresses_abroad.find, text) == expected
