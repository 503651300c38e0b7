"""Names in other scripts: what no list can read is asked about."""

import pytest

from reflectapp.anonymise.recognisers import scripts
from tests.support.recognising import found, masked


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("then Ірина rang", ["Ірина"]),
        ("王伟 came late", ["王伟"]),
        ("saw محمد علي and left", ["محمد علي"]),
        ("with สมชาย at አበበ today", ["สมชาย", "አበበ"]),
        ("Siân, Ŵyn, Łukasz and Nguyễn rang, 5 µg, naïve café", []),
    ],
)
def test_words_in_another_script_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(scripts.find, text) == expected
    assert masked(scripts.find, text) == []
