"""Names given away by what stands before them."""

import pytest

from reflectapp.anonymise.recognisers import cues
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("her son jake came", ["jake"]),
        ("my manager tasha said", ["tasha"]),
        ("a lad called dean", ["dean"]),
        ("his sister Hodan's flat", ["Hodan"]),
        ("a dog named bruno", ["bruno"]),
        ("her little brother Alfie", ["Alfie"]),
        ("our tel bought pencils and nan rose laughed", ["tel", "rose"]),
        ("our house, our team, nan was out", []),
        ("known as Smithy", ["Smithy"]),
        ("she calls him grumps for short", ["grumps"]),
        ("my hv beauty came", ["beauty"]),
        ("baby was named sky", ["sky"]),
        ("room 11 (captain) is singing (badly)", ["captain"]),
        ("her mum said no", []),
        ("my manager was away and her son is well", []),
        ("his wife then left", []),
        ("he called again", []),
    ],
)
def test_names_after_kin_and_roles_are_found(text: str, expected: list[str]) -> None:
    assert found(cues.find, text) == expected
