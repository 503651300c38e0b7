"""Rooms, beds and house numbers."""

import pytest

from reflectapp.anonymise.recognisers import rooms
from tests.support.recognising import found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("in room 12 again", ["room 12"]),
        ("Bed 4 was wet", ["Bed 4"]),
        ("side room two", ["room two"]),
        ("cell B12 and bay C", ["cell B12", "bay C"]),
        ("unit 7 and house 4 had incidents", ["unit 7", "house 4"]),
        ("his locker is b14 and number 14 on the left", ["b14", "14"]),
        ("the room was 20 by 30, flat is 2 bed", []),
        ("she lives at number 40", ["number 40"]),
        ("at the kitchen table at number nine at half three", ["number nine"]),
        ("the garden wall by number 9 fell", ["number 9"]),
        ("next door in number 12 feeds her", ["number 12"]),
        ("On Houseblock 4 the old hands", ["Houseblock 4"]),
        ("okay so ward 10 north at the city", ["ward 10 north"]),
        ("the ward 10 north of here, in number of ways", []),
        ("two minutes. ward six out", ["ward six"]),
        ("C3 full. C4 full, then B12. level low", ["C3", "C4"]),
        ("three lights in theatre b and the lamp", ["theatre b"]),
        ("one ward one day, the ward two nights of it, on bay a bit", []),
        ("PM shift. Beech 2. 3 staff", ["Beech 2"]),
        ("moved to Kestrel 1 and slept", ["Kestrel 1"]),
        ("a bank shift on willow 3 at night", ["willow 3"]),
        ("theres a lady on a3 at the end", ["a3"]),
        ("he was moved to B 14, no bed", ["B 14"]),
        ("this old aunty on c twenty two full stop", ["c twenty two"]),
        ("bleeped from d four again", ["d four"]),
        ("two beech trees, an oak 2 m high, she is back on B12", []),
        ("staff on a rota, off a twenty pound note, on a two day course", []),
        ("Robin is 2, she was at a two hour meeting", []),
        ("I spoke to no one, went by no one, in no two ways, lives at no 3", ["no 3"]),
        ("Q1. What happened? Q2. Why?", []),
        ("pain went from a four to a seven, up to a ten. sent to ward a four.", ["a four"]),
        ("room for two more, floor a mess", []),
        ("in bed 10 hours, room 2.5 m wide", []),
        ("bed one day", []),
    ],
)
def test_rooms_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(rooms.find, text) == expected
