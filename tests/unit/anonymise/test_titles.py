"""Names after a title; the title itself says little and stays."""

import pytest

from reflectapp.anonymise.recognisers import titles
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mrs Hartley rang", ["Hartley"]),
        ("Mr. A. Kowalczyk came", ["A. Kowalczyk"]),
        ("Dr Okafor's letter", ["Okafor"]),
        ("Mrs Olive Entwistle", ["Olive Entwistle"]),
        ("Ms O’Brien", ["O’Brien"]),
        ("Mr Smith-Jones", ["Smith-Jones"]),
        ("Mr van der Berg", ["van der Berg"]),
        ("Mr McKay", ["McKay"]),
        ("Mrs K was late", ["K"]),
        ("Dr P hadn't", ["P"]),
        ("Mr A.B. came", ["A.B"]),
        ("Nurse Paige", ["Paige"]),
        ("Sister Mary Agnes", ["Mary Agnes"]),
        ("HHJ Mountford asked", ["Mountford"]),
        ("PS Dunning and PC Iqbal", ["Dunning", "Iqbal"]),
        ("Uncle Riz with the van", ["Riz"]),
        ("Cllr Tapp", ["Tapp"]),
        ("miss bashir sat", ["bashir"]),
        ("mrs khan and mr strong", ["khan", "strong"]),
        ("mr. a. twist rang", ["a. twist"]),
        ("Mr S. Moon rang", ["S. Moon"]),
        ("sr pinto washed him", ["pinto"]),
        ("i miss him and she will miss it", []),
        ("The doctor said no. Sister said yes.", []),
        ("Mrs is a title", []),
        ("Dr Who was on", []),
        ("the lady knows me, a nurse opened it, one auntie held her", []),
        ("she said miss do it, and yes sir your wife is here", []),
        ("the old nurse bishop, and nurse opened", ["bishop", "opened"]),
        ("said the duke had been round, Duke of York", ["duke"]),
    ],
)
def test_names_after_titles_are_found(text: str, expected: list[str]) -> None:
    assert found(titles.find, text) == expected
