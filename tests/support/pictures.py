"""Pictures that cameras and programs might have written."""

from __future__ import annotations

import io

from PIL import Image
from PIL.PngImagePlugin import PngInfo

GPS, MAKE, ORIENTATION = 0x8825, 0x010F, 0x0112
SECRET = "Halifax"


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
