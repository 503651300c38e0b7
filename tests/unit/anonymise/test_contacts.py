"""Ways to reach somebody. The numbers are Ofcom's, kept for drama."""

import pytest

from reflectapp.anonymise.recognisers import contacts
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("rang 07700 900123 twice", ["07700 900123"]),
        ("rang 07700900123.", ["07700900123"]),
        ("ring 0113 496 0123 ext 442", ["0113 496 0123 ext 442"]),
        ("on (0113) 496 0123", ["(0113) 496 0123"]),
        ("+44 7700 900123", ["+44 7700 900123"]),
        ("0044 7700 900123", ["0044 7700 900123"]),
        ("+44 (0)20 7946 0123", ["+44 (0)20 7946 0123"]),
        ("+353 85 012 3456 in Cork", ["+353 85 012 3456"]),
        ("fax 930.167.3943", ["930.167.3943"]),
        ("07700-900-123", ["07700-900-123"]),
        ("07700.900.123", ["07700.900.123"]),
        ("077 00 900 1 23", ["077 00 900 1 23"]),
        ("oh seven seven double oh nine hundred", []),
        ("write to jean.h@trust.example today", ["jean.h@trust.example"]),
        ("Jean.H+work@nhs.example.org.", ["Jean.H+work@nhs.example.org"]),
        ("jean at gmail dot com", ["jean at gmail dot com"]),
        ("on 78 651 450 only", ["78 651 450"]),
        ("(579)888-3058 fax", ["(579)888-3058"]),
        ("she is @jeanie_h on there", ["@jeanie_h"]),
        ("he is bigDaveHull on there", ["bigDaveHull"]),
        ("on my iPhone with WhatsApp", []),
        ("its mad_maz_99 on insta", ["mad_maz_99"]),
        ("bleep 2231", ["2231"]),
        ("at 10.30 we had 12 in, 150/90, 24/7", []),
        ("I met 3 of the 14 at 2 @ the cafe", []),
        ("in 2019 and 2020 - 2021", []),
    ],
)
def test_contacts_are_found(text: str, expected: list[str]) -> None:
    assert found(contacts.find, text) == expected
