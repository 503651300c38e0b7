"""Where the bytes of pictures are: in an address within the post, or in files beside it."""

from __future__ import annotations

import re
from base64 import b64decode

from reflectapp.publish.document import Document
from reflectapp.publish.repaint import Painting

_DATA = "data:image/jpeg;base64,"
_BYTES = re.compile(rf"{re.escape(_DATA)}[A-Za-z0-9+/=]{{64,}}")


def data_address(painting: Painting) -> str:
    """Return an address (RFC 2397) that is the picture itself."""
    return _DATA + painting.encoded


def painting_at(address: str, width: str, height: str) -> Painting:
    """Return the picture that a `data_address` is."""
    return Painting(b64decode(address.removeprefix(_DATA)), int(width), int(height))


def without_bytes(text: str) -> str:
    """Return a text for somebody to read: a sign stands for the bytes of each picture."""
    return _BYTES.sub("…", text)


def names(post: Document) -> dict[Painting, str]:
    """Return what the pictures of a post are called, in its order; the same one is one file."""
    found = dict.fromkeys(picture.painting for picture in post.pictures)
    return {painting: f"image-{number}.jpg" for number, painting in enumerate(found, 1)}


def files(post: Document, folder: str) -> dict[str, bytes]:
    """Return the pictures of a post as files in a folder, by path."""
    return {f"{folder}/{name}": painting.content for painting, name in names(post).items()}
