"""Capitals that nothing explains."""

import pytest

from reflectapp.anonymise.recognisers import capitals
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then Raf rang, of the RAF", ["Raf"]),
        ("I met Oluwaseyi there", ["Oluwaseyi"]),
        ("Fatoumata laughed", ["Fatoumata"]),
        ("we went to Llandarcy", ["Llandarcy"]),
        ("Today we walked. Nobody spoke.", []),
        ("On Monday in March I rang the GP", []),
        ("Gibbs and Kolb and Schön say so", []),
        ("the Care Act and the Mental Health Act", []),
        ("on Sertraline and Lorazepam from Boots", []),
        ("a Muslim family from Poland, Polish speaking", []),
        ("I think I'm fine and I've slept", []),
        ("I rang 01632 960001 The line was dead and then We ate", []),
        ("a pint in The Crown then home", ["The Crown"]),
    ],
)
def test_unexplained_capitals_are_found(text: str, expected: list[str]) -> None:
    assert found(capitals.find, text) == expected
