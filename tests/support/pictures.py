"""Pictures that cameras and programs might have written, and posts in which they go along."""

from __future__ import annotations

import hashlib
import io
from dataclasses import replace

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from reflectapp.publish.case import PostCase
from reflectapp.publish.picture import Picture, pictures_digest
from reflectapp.publish.repaint import repainted
from tests.support.posts import Draft, day

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
SECRET = "Halifax"
ADDRESS = "Pictures/sun up.jpg"


def photo(width: int = 60, height: int = 40, orientation: int = 1) -> bytes:
    """Return a JPEG, red on the left and blue on the right, that tells where it was taken."""
    picture = Image.new("RGB", (width, height), "blue")
    picture.paste("red", (0, 0, width // 2, height))
    exif = Image.Exif()
    exif[MAKE], exif[ORIENTATION] = SECRET, orientation
    exif.get_ifd(GPS)[1] = "N"
    written = io.BytesIO()
    picture.save(written, "JPEG", exif=exif, comment=SECRET.encode(), quality=95)
    return written.getvalue()


def screenshot(width: int = 60, height: int = 40) -> bytes:
    """Return a PNG, half of it see-through, with words in it."""
    picture = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    picture.paste((0, 128, 0, 255), (0, 0, width // 2, height))
    words = PngInfo()
    words.add_text("Author", SECRET)
    words.add_itxt("Title", SECRET)
    written = io.BytesIO()
    picture.save(written, "PNG", pnginfo=words)
    return written.getvalue()


def moving(kind: str) -> bytes:
    """Return a picture that moves from green to white, with a comment."""
    first, second = Image.new("RGB", (30, 20), "green"), Image.new("RGB", (30, 20), "white")
    written = io.BytesIO()
    first.save(written, kind, save_all=True, append_images=[second], comment=SECRET.encode())
    return written.getvalue()


def picture(source: bytes | None = None, address: str = ADDRESS, taken_on: float = 0) -> Picture:
    """Return a picture, a photo by default, as it goes along with a post."""
    source = source or photo()
    digest = hashlib.sha256(source).hexdigest()
    return Picture(address, repainted(source), digest, day(taken_on))


def case_of(draft: Draft, *pictures: Picture, is_read: bool = True) -> PostCase:
    """Return a case in which these pictures go along, and were re-read with the text."""
    case = draft.case
    rereading = case.post.rereading
    if is_read and rereading is not None:
        rereading = replace(rereading, pictures_digest=pictures_digest(pictures))
    return replace(case, post=replace(case.post, rereading=rereading), pictures=pictures)
