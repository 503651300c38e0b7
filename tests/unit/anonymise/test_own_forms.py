"""How an organisation is called for short."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.own_forms import forms_of


@pytest.mark.parametrize(
    ("name", "forms"),
    [
        ("Northfield City Council", ("NCC", "Northfield")),
        ("Northfield Council", ("Northfield",)),
        ("Kirkmoor and Wexley NHS Foundation Trust", ("KWNFT", "KWFT", "Kirkmoor")),
        ("The Roundhill Fostering Agency", ("RFA", "Roundhill")),
        ("Stoke-on-Wye Home Care Ltd", ("SOWHCL", "SOWHC", "Stoke-on-wye")),
        ("Community Mental Health Team", ()),
        ("Barnside", ()),
        ("", ()),
    ],
)
def test_an_organisation_has_initials_and_a_word_of_its_own(
    name: str, forms: tuple[str, ...]
) -> None:
    assert forms_of(name) == forms
