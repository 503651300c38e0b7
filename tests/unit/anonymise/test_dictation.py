"""Marks that a writer speaks."""

from __future__ import annotations

import pytest

from reflectapp.anonymise.candidates import sure
from reflectapp.anonymise.dictation import without_spoken_marks
from reflectapp.anonymise.view import View
from reflectapp.domain.finding import Kind


@pytest.mark.parametrize(
    ("text", "found", "left"),
    [
        ("not the agency nurse comma well", "comma", []),
        ("so he left question mark and then", "mark", []),
        ("rang Jean comma then went", "Jean comma", ["Jean"]),
        ("so new line Jean full stop", "line Jean full stop", ["Jean"]),
        ("it was done End of note", "End of note", []),
        ("saw Mark at the end of it", "Mark", ["Mark"]),
        ("it was the end of Market Row", "end of Market Row", ["end of Market Row"]),
        ("the river comma a lad called Mark", "river comma a lad", ["river comma a lad"]),
    ],
)
def test_a_name_is_left_without_spoken_marks(text: str, found: str, left: list[str]) -> None:
    at = text.index(found)
    candidate = sure(at, at + len(found), Kind.PERSON, "model", "of the test")
    kept = without_spoken_marks([candidate], View(text))

    assert [text[c.start : c.end] for c in kept] == left
