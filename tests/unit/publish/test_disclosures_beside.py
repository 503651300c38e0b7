"""What content note, disclaimer and pen name tell: public words, as the text is."""

from __future__ import annotations

import pytest

from reflectapp.domain.disclaimer import DISCLAIMERS
from reflectapp.domain.disclosure import SOMEBODY, WRITER
from reflectapp.publish.checks import Place
from reflectapp.publish.disclosures.beside import told_beside
from reflectapp.publish.ending import NO_ENDING, Ending


@pytest.mark.parametrize("wording", ["", *DISCLAIMERS])
def test_the_program_s_own_wordings_and_a_mere_name_tell_nothing(wording: str) -> None:
    assert told_beside("", Ending("Rowan Wren", wording)) == {}


@pytest.mark.parametrize(
    ("note", "ending", "place", "key", "value"),
    [
        ("mentions self-harm", NO_ENDING, Place.NOTE, SOMEBODY, "self-harm"),
        ("she has an eating disorder", NO_ENDING, Place.NOTE, SOMEBODY, "eating disorder"),
        ("", Ending("The Night Nurse"), Place.AUTHOR, WRITER, "nurse"),
        ("", Ending("Nurse Jo"), Place.AUTHOR, WRITER, "nurse"),
        ("", Ending(disclaimer="I am a nurse. Views are mine."), Place.DISCLAIMER, WRITER, "nurse"),
    ],
)
def test_each_place_tells_of_the_one_whom_it_is_about(
    note: str, ending: Ending, place: Place, key: str, value: str
) -> None:
    found = told_beside(note, ending)
    told = {p: [(t.key, f.value) for t in one.people for f in t.facts] for p, one in found.items()}
    assert told == {place: [(key, value)]}


def test_the_pen_name_itself_is_the_passage() -> None:
    (told,) = told_beside("", Ending("The  Night Nurse"))[Place.AUTHOR].people
    assert [fact.passage for fact in told.facts] == ["The Night Nurse"]
