"""Places by head word, by address, and by the list of towns."""

import pytest

from reflectapp.anonymise.recognisers import places
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("with his mother, at 6 Hebden Bridge", ["6 Hebden Bridge"]),
        ("at Oakwood Lane Surgery today", ["Oakwood Lane Surgery"]),
        ("14 Alma Terrace", ["14 Alma Terrace"]),
        ("They live on Tennyson Close.", ["Tennyson Close"]),
        ("on tennyson close in dewsbury", ["tennyson close", "dewsbury"]),
        ("Heron Ward was full", ["Heron Ward"]),
        ("no capitals here, how to get to combs ford without it", ["combs ford"]),
        ("at Sir Henry Mitchell House today", ["Sir Henry Mitchell House"]),
        ("at sir henry mitchell house today", ["sir henry mitchell house"]),
        ("moved to Snowdon Corridor", ["Snowdon Corridor"]),
        ("at St Cuthbert's Primary", ["St Cuthbert's Primary"]),
        ("the Queen's Arms", ["Queen's Arms"]),
        ("HMP Leeds", ["HMP Leeds"]),
        ("hmp leeds", ["hmp leeds"]),
        ("On ward F5 of it", ["ward F5"]),
        ("at Hull Crown Court", ["Hull Crown Court"]),
        ("by the Jamia Masjid Ghausia", ["Jamia Masjid Ghausia"]),
        ("above the golden gate takeaway", ["golden gate takeaway"]),
        ("two new under the dark arches", ["dark arches"]),
        ("go crystal peaks", ["crystal peaks"]),
        ("from Abbots Langley", ["Abbots Langley"]),
        ("in abergwili", ["abergwili"]),
        ("I drove to Leeds and Hebden Bridge", ["Leeds", "Hebden Bridge"]),
        ("in wigan", ["wigan"]),
        ("the house is called abide with me, up the hill", ["abide with me"]),
        ("they put him on c2 last night", ["c2"]),
        ("waking night heron house", ["heron house"]),
        ("on Ward 27 at Queen's, general surgery", ["Ward 27", "Queen's"]),
        ("back from jimmys with a new drain", ["jimmys"]),
        ("his reports from ysgol bro dinefwr on the fridge", ["ysgol bro dinefwr"]),
        ("for King's sake, of kings, for guys with addiction, back to Mary", []),
        ("straight into Queen's this morning", ["Queen's"]),
        ("she likes ysgol with her friends", []),
        ("at Ysgol y Moelwyn", ["Ysgol y Moelwyn"]),
        ("we like the guest house", []),
        ("the flat is twelve b marlowe court", ["twelve b marlowe court"]),
        ("one long road and two new houses", []),
        ("the section is called today", []),
        ("the road was closed and the ward was full", []),
        ("down the high street to the local surgery", []),
        ("I was reading in the bath", []),
        ("Close the door. Road works again.", []),
    ],
)
def test_places_are_found(text: str, expected: list[str]) -> None:
    assert found(places.find, text) == expected
