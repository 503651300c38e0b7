"""Pictures painted anew."""

from __future__ import annotations

import io

import pytest
from PIL import Image

from reflectapp.publish import repaint
from reflectapp.publish.repaint import repainted
from tests.support.pictures import SECRET, moving, photo, screenshot

SOURCES = {
    "jpeg": photo(),
    "png": screenshot(),
    "gif": moving("GIF"),
    "webp": moving("WEBP"),
}


def seen(content: bytes) -> Image.Image:
    return Image.open(io.BytesIO(content), formats=["JPEG"])


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_nothing_but_dots_is_left_of_a_picture(source: bytes) -> None:
    content = repainted(source).content
    picture = seen(content)
    assert SECRET.encode() not in content
    assert b"Exif" not in content
    assert not picture.getexif()
    assert set(picture.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"}


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES)
def test_the_same_file_always_gives_the_same_bytes(source: bytes) -> None:
    assert repainted(source) == repainted(source)


def test_the_segments_of_what_leaves_are_those_that_dots_need() -> None:
    content, at, found = repainted(photo()).content, 2, set()
    while content[at + 1] != 0xDA:
        found.add(content[at + 1])
        at += 2 + int.from_bytes(content[at + 2 : at + 4], "big")
    # APP0 with the density, tables, frame: no APP1 to APP15, no comment.
    assert found == {0xE0, 0xDB, 0xC0, 0xC4}


def test_a_picture_taken_with_the_camera_on_its_side_stands_upright() -> None:
    painting = repainted(photo(60, 40, orientation=6))
    assert (painting.width, painting.height) == (40, 60)
    red, _, blue = seen(painting.content).convert("RGB").getpixel((20, 5))
    assert red > 200
    assert blue < 60


def test_what_can_be_seen_through_is_white() -> None:
    assert min(seen(repainted(screenshot()).content).getpixel((50, 20))) > 245


def test_of_what_moves_the_first_picture_is_taken() -> None:
    red, green, blue = seen(repainted(moving("GIF")).content).getpixel((15, 10))
    assert green > 100
    assert max(red, blue) < 30


@pytest.mark.parametrize(
    ("size", "painted"), [((3000, 1500), (2000, 1000)), ((60, 40), (60, 40)), ((1, 1), (1, 1))]
)
def test_large_pictures_are_made_smaller_and_small_ones_stay(size, painted) -> None:
    painting = repainted(screenshot(*size))
    assert (painting.width, painting.height) == painted
    assert seen(painting.content).size == painted


BAD = {
    "nothing": b"",
    "text": b"Maud lives in Halifax.",
    "half a picture": photo(400, 300)[:900],
    "a vector picture": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "half a png": screenshot()[:60],
}


@pytest.mark.parametrize("source", BAD.values(), ids=BAD)
def test_what_is_no_picture_is_refused(source: bytes) -> None:
    with pytest.raises(ValueError, match="no picture"):
        repainted(source)


def test_what_takes_too_much_memory_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(repaint, "MAX_DOTS", 60 * 40 - 1)
    with pytest.raises(ValueError, match="no picture"):
        repainted(photo())
    monkeypatch.setattr(repaint, "MAX_BYTES", 10)
    with pytest.raises(ValueError, match="too large"):
        repainted(photo())
