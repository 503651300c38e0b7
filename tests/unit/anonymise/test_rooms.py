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
        ("she lives at number 40", ["40"]),
        ("room for two more, floor a mess", []),
        ("in bed 10 hours, room 2.5 m wide", []),
        ("bed one day", []),
    ],
)
def test_rooms_are_asked_about(text: str, expected: list[str]) -> None:
    assert found(rooms.find, text) == expected
